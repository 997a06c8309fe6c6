import { ANALYSIS_SAMPLE_RATE, createVideoAnalyser, type Readings } from '@aftercut/engine/readings'
import { Random } from '../stage/index.ts'
import { HEIGHT, PICTURES, WIDTH } from './unrelated-pictures.ts'
import { SOUNDS } from './unrelated-sounds.ts'

const FRAMES_PER_SECOND = 10

/** A film, and what is to be seen and heard in it from when on. */
export type UnrelatedFilm = { readings: Readings; seen: Kind[]; heard: Kind[] }

export type Kind = { start: number; kind: string }

/**
 * A film that shares nothing with any other: shots and sounds of every kind, in an order of its own. Made
 * without a codec: it is the matching that is tried.
 */
export function unrelatedFilm(seed: number, seconds: number): UnrelatedFilm {
  const analyser = createVideoAnalyser({
    durationSeconds: seconds,
    picture: {
      width: 1280,
      height: 720,
      framesPerSecond: FRAMES_PER_SECOND,
      analysisWidth: WIDTH,
      analysisHeight: HEIGHT,
    },
    sound: { sampleRate: ANALYSIS_SAMPLE_RATE },
  })
  const random = new Random(seed)
  const heard: Kind[] = []
  analyser.sound(soundOf(random, seconds, heard))
  const logo = random.chance(0.5)
  let shot = shotOf(random)
  let start = 0
  const seen = [{ start, kind: shot.kind }]
  const y = new Uint8Array(WIDTH * HEIGHT)
  const u = new Uint8Array((WIDTH * HEIGHT) / 4)
  const v = new Uint8Array((WIDTH * HEIGHT) / 4)
  for (let n = 0; n < seconds * FRAMES_PER_SECOND; n++) {
    const time = n / FRAMES_PER_SECOND
    if (time - start >= shot.seconds) {
      shot = shotOf(random)
      start = time
      seen.push({ start, kind: shot.kind })
    }
    shot.draw(y, time - start)
    if (logo) for (let row = 5; row < 11; row++) y.fill(210, row * WIDTH + 108, row * WIDTH + 122)
    u.fill(shot.tint)
    v.fill(255 - shot.tint)
    analyser.picture({ timeSeconds: time, width: WIDTH, height: HEIGHT, y, u, v })
  }
  return { readings: analyser.finish(seconds), seen, heard }
}

type Shot = { kind: string; seconds: number; draw: (luma: Uint8Array, seconds: number) => void; tint: number }

const PICTURE_KINDS = Object.entries(PICTURES)
const SOUND_KINDS = Object.entries(SOUNDS)

function shotOf(random: Random): Shot {
  const seconds = random.between(1.5, 9)
  const [kind, drawn] = random.pick(PICTURE_KINDS)
  return { kind, seconds, draw: drawn(random, seconds), tint: random.whole(90, 165) }
}

/** One kind of sound after the other, with a little noise under all. */
function soundOf(random: Random, seconds: number, heard: Kind[]): Float32Array {
  const sound = new Float32Array(Math.round(seconds * ANALYSIS_SAMPLE_RATE))
  for (let time = 0; time < seconds;) {
    const [kind, sounding] = random.pick(SOUND_KINDS)
    heard.push({ start: time, kind })
    const part = sounding(random, random.between(4, 15))
    const start = Math.round(time * ANALYSIS_SAMPLE_RATE)
    sound.set(part.subarray(0, Math.max(0, sound.length - start)), start)
    time += part.length / ANALYSIS_SAMPLE_RATE + random.between(0, 1)
  }
  const hiss = random.pick([0.0002, 0.002, 0.01])
  for (let i = 0; i < sound.length; i++) sound[i] = Math.max(-1, Math.min(1, sound[i]! + (random.next() - 0.5) * hiss))
  return sound
}
