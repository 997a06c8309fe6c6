import { GRID_RATE } from '../print/index.ts'
import type { Anchor } from './anchors.ts'
import { CHANGE_SECONDS, DENSITY, episodeChanges, makingChanges } from './picture-changes.ts'
import { bestRun } from './offset-scan.ts'
import { fitSound, shiftsAt } from './refine-sound.ts'
import type { Search } from './search.ts'
import type { Seed } from './seeds.ts'

/** Rates from 0.79 to 2.05 making seconds per episode second, 4 % apart, 1 among them. */
const RATES = Array.from({ length: 25 }, (_, i) => 1.0408 ** (i - 6))

/** Another rate than 1 must have this much more evidence: a cut alone is as good at any rate. */
const FAVOUR = 1.2

/** Making-of on each side of an anchor that decides on the rate. */
const AROUND_SECONDS = 4

/** Energy, of all cells, that a change must have to say something. */
const LEAST_ENERGY = 4

/** Making-of on each side of an anchor whose sound decides on the rate; what is open of the anchor; rates tried. */
const SOUND_AROUND_SECONDS = 1.25
const SOUND_REACH = { seconds: 0.12, stepSeconds: 0.024, rate: 0.018, stepRate: 0.009 }

/** Agreement of sound that settles the rate: chance has a thousand tries. */
const LEAST_SOUND = 0.3

/** Finds the rate at an anchor, by the sound where it speaks, else by the picture. */
export function seedAt(search: Search, anchor: Anchor): Seed {
  const { episode, makingSeconds, episodeSeconds, grids, evidence } = anchor
  const span = {
    start: Math.max(0, makingSeconds - SOUND_AROUND_SECONDS),
    end: Math.min(search.making.durationSeconds, makingSeconds + SOUND_AROUND_SECONDS),
  }
  let heard: Seed | undefined
  let agreement = LEAST_SOUND
  for (const rate of RATES) {
    const alignment = { rate, offsetSeconds: makingSeconds - rate * episodeSeconds }
    const fit = fitSound(search, episode, alignment, shiftsAt(rate), span, SOUND_REACH)
    if (!fit) break
    if (fit.agreement <= agreement) continue
    agreement = fit.agreement
    const { shift } = fit
    heard = { episode, makingSeconds, alignment: fit.alignment, shift, grids, heard: true, strength: evidence }
  }
  return heard ?? seenAt(search, anchor)
}

function seenAt(
  search: Search,
  { episode, makingSeconds, episodeSeconds, grids, rate: guess, evidence }: Anchor,
): Seed {
  const source = search.episodes[episode]!.grids!
  let best = 0
  let alignment = { rate: guess, offsetSeconds: makingSeconds - guess * episodeSeconds }
  for (const rate of RATES) {
    const hop = rate * CHANGE_SECONDS
    const before = Math.floor((AROUND_SECONDS / rate) * GRID_RATE)
    const first = Math.max(0, Math.floor(episodeSeconds * GRID_RATE) - before)
    const theirs = episodeChanges(source, first, 2 * before)
    const startSeconds = makingSeconds + rate * (first / GRID_RATE - episodeSeconds)
    const ours = makingChanges(grids, startSeconds - 2 * hop, DENSITY * theirs.count + 4, rate)
    for (let offset = 0; offset <= 4; offset++) {
      const run = bestRun(ours, theirs, offset, LEAST_ENERGY)
      const weighed = run.evidence * (rate === 1 ? FAVOUR : 1)
      if (weighed <= best) continue
      best = weighed
      const begin = startSeconds + (offset - 2) * hop
      alignment = { rate, offsetSeconds: begin - (rate * first) / GRID_RATE }
    }
  }
  return { episode, makingSeconds, alignment, shift: 0, grids, heard: false, strength: evidence }
}
