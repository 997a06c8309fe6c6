import { Random } from './random.ts'

/** Chords, a tune and a drum: music that covers speech. Samples in [-1, 1]. */
export function music(seed: number, seconds: number, sampleRate: number): Float32Array {
  const random = new Random(seed)
  const samples = new Float32Array(Math.round(seconds * sampleRate))
  const beat = random.between(0.35, 0.65)
  const key = 110 * 2 ** (random.whole(0, 11) / 12)
  const scale = random.pick([
    [0, 2, 4, 5, 7, 9, 11],
    [0, 2, 3, 5, 7, 8, 10],
  ])
  const drums = random.chance(0.6)
  const bright = random.between(0.5, 1.5)
  for (let n = 0; n * beat < seconds; n++) {
    const start = Math.round(n * beat * sampleRate)
    if (n % 4 === 0) {
      const root = random.whole(0, 6)
      for (const step of [0, 2, 4])
        tone(samples, start, key * pitchOf(scale, root + step), beat * 4, 0.12, 4, bright, sampleRate)
    }
    if (random.chance(0.8)) {
      tone(
        samples,
        start,
        4 * key * pitchOf(scale, random.whole(0, 9)),
        beat * random.pick([0.5, 1, 2]),
        0.16,
        6,
        bright,
        sampleRate,
      )
    }
    if (drums) hit(samples, start, n % 2 === 0 ? 0.12 : 0.04, random, sampleRate)
  }
  return samples
}

const pitchOf = (scale: readonly number[], step: number): number => 2 ** (scale[step % 7]! / 12 + Math.floor(step / 7))

function tone(
  to: Float32Array,
  start: number,
  hz: number,
  seconds: number,
  loud: number,
  harmonics: number,
  bright: number,
  rate: number,
): void {
  const count = Math.min(Math.round(seconds * rate), to.length - start)
  for (let h = 1; h <= harmonics && hz * h < 6000; h++) {
    const step = (2 * Math.PI * hz * h) / rate
    const size = loud / h ** (2 - bright)
    for (let i = 0; i < count; i++) {
      const t = i / rate
      to[start + i]! += size * Math.sin(step * i) * Math.min(1, t / 0.01) * Math.exp((-2.5 * t) / seconds)
    }
  }
}

function hit(to: Float32Array, start: number, loud: number, random: Random, rate: number): void {
  for (let i = 0; i < 0.12 * rate && start + i < to.length; i++) {
    to[start + i]! += loud * (random.next() * 2 - 1) * Math.exp(-i / (0.03 * rate))
  }
}
