import type { PersonId } from '../cast/people.ts'
import { hashed, mouthAt, seedOf } from '../sound/index.ts'
import { CALM, glide, type Acting, type Feeling } from '../stage/index.ts'
import type { Reel } from './reel.ts'

/** How somebody acts at a second of a film: what is said moves the mouth, feelings glide, eyes blink by themselves. */
export function actingOf(reel: Reel, who: PersonId, seconds: number): Acting {
  const seed = seedOf(who) % 1000
  const line = reel.lines.find((l) => l.who === who && !l.replayed && seconds >= l.start && seconds < l.end)
  const mouth = line ? mouthAt(line.mouth, seconds - line.start) : { open: 0, wide: 0.5 }
  const feeling: Feeling = { ...CALM }
  for (const key of reel.feelings) {
    if (key.who !== who || key.atSeconds > seconds) continue
    const share = glide(Math.min(1, (seconds - key.atSeconds) / Math.max(0.01, key.overSeconds)))
    for (const [name, value] of Object.entries(key.feeling) as [keyof Feeling, number][])
      feeling[name] += (value - feeling[name]) * share
  }
  return {
    ...feeling,
    mouth,
    blink: blinkAt(seconds, seed),
    nod: nodAt(seconds, seed, line !== undefined, feeling),
    breath: seconds * 1.9 + seed,
    seconds,
  }
}

/** A blink of a sixth of a second every three or so. */
function blinkAt(seconds: number, seed: number): number {
  const lap = 2.7 + (seed % 7) * 0.17
  const turn = Math.floor(seconds / lap)
  const at = turn * lap + hashed(turn * 31 + seed) * (lap - 0.4)
  return seconds >= at && seconds < at + 0.17 ? 1 : 0
}

function nodAt(seconds: number, seed: number, speaking: boolean, feeling: Feeling): number {
  const idle = Math.sin(seconds * 0.9 + seed) * 0.014
  const talk = speaking ? Math.sin(seconds * 4.3 + seed) * 0.02 + Math.sin(seconds * 2.1) * 0.02 : 0
  const laugh = feeling.laugh * Math.sin(seconds * 17) * 0.035
  const sob = feeling.tears * Math.sin(seconds * 9) * 0.012 * feeling.closed
  return idle + talk + laugh + sob
}
