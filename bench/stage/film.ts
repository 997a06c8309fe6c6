import { writeFilm } from '@aftercut/media/encoding'
import type { FilmItem } from '@aftercut/media/encoding'
import type { Plan } from './drama.ts'
import { filmShot } from './shot.ts'
import { VOICE_RATE } from './voices.ts'

export const FILM_WIDTH = 480
export const FILM_HEIGHT = 270
export const FILM_RATE = 25

/** Draws a plan into a file. */
export async function filmPlan(path: string, plan: Plan): Promise<void> {
  await writeFilm(
    path,
    {
      picture: {
        encoder: 'libx264',
        width: FILM_WIDTH,
        height: FILM_HEIGHT,
        framesPerSecond: FILM_RATE,
        pixels: 'yuv420p',
        options: { preset: 'veryfast', crf: '20' },
      },
      sound: [{ encoder: 'aac', sampleRate: VOICE_RATE, channels: 1, options: { b: '96k' } }],
    },
    filmItems(plan),
  )
}

function* filmItems({ shots, voice, ground, seconds }: Plan): Generator<FilmItem> {
  const pixels = FILM_WIDTH * FILM_HEIGHT
  const picture = new Uint8Array(pixels * 1.5)
  const before = new Uint8Array(pixels)
  const starts = shots.map((_, i) => shots.slice(0, i).reduce((sum, shot) => sum + shot.seconds, 0))
  const drawn = shots.map((shot) => filmShot(shot, FILM_WIDTH, FILM_HEIGHT))
  let index = 0
  const perFrame = VOICE_RATE / FILM_RATE
  for (let frame = 0; frame < Math.round(seconds * FILM_RATE); frame++) {
    const time = frame / FILM_RATE
    while (index + 1 < shots.length && starts[index + 1]! <= time + 1e-6) index++
    const luma = picture.subarray(0, pixels)
    const mouth = Math.min(1, 4 * loudness(voice, Math.round(time * VOICE_RATE), perFrame))
    drawn[index]!(luma, time - starts[index]!, mouth)
    mixTransitions(index, time, luma)
    tint(picture, shots[index]!.set)
    yield { pixels: picture }
    const from = Math.round(frame * perFrame)
    const to = Math.round((frame + 1) * perFrame)
    yield {
      samples: Float32Array.from({ length: to - from }, (_, i) => (voice[from + i] ?? 0) + (ground[from + i] ?? 0)),
    }
  }

  /** A transition stands astride the boundary: half of it on each side. */
  function mixTransitions(at: number, time: number, luma: Uint8Array): void {
    for (const [boundary, other] of [
      [at, at - 1],
      [at + 1, at + 1],
    ] as const) {
      const shot = shots[boundary]
      if (!shot || boundary === 0 || shot.beginning.kind === 'cut') continue
      const half = shot.beginning.seconds / 2
      const distance = time - starts[boundary]!
      if (Math.abs(distance) >= half) continue
      const away = (1 - Math.abs(distance) / half) / 2
      if (shot.beginning.kind === 'dissolve') {
        drawn[other]!(before, time - starts[other]!, 0)
        for (let i = 0; i < luma.length; i++) luma[i] = luma[i]! * (1 - away) + before[i]! * away
      } else for (let i = 0; i < luma.length; i++) luma[i] = 16 + (luma[i]! - 16) * (1 - 2 * away)
    }
  }
}

function loudness(voice: Float32Array, start: number, count: number): number {
  let sum = 0
  for (let i = start; i < start + count; i++) sum += Math.abs(voice[i] ?? 0)
  return sum / count
}

/** Each set has a tint of its own. */
function tint(picture: Uint8Array, set: number): void {
  const pixels = FILM_WIDTH * FILM_HEIGHT
  picture.fill(118 + (set % 23), pixels, pixels * 1.25)
  picture.fill(118 + (Math.floor(set / 23) % 23), pixels * 1.25)
}
