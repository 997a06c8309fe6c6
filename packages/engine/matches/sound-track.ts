import { GROWTH_FRAMES, growthDifferences, SIGNS, soundBands } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'

/** Decibels of growth past which more says nothing more: an onset is an onset. */
const MOST_GROWTH = 6

/**
 * How the bands of a making-of's sound grow against each other, ready to be laid on the signs of a print. `growth` holds SIGNS values a
 * frame in ±MOST_GROWTH; `sums` the sums of their sizes.
 */
export type GrowthTrack = { rate: number; count: number; growth: Float32Array; sums: Float32Array }

/** Makes the growth tracks that alignments ask for, each once. */
export class SoundTrack {
  readonly #sound: SoundReadings
  readonly #bands = new Map<number, Float32Array>()
  readonly #tracks = new Map<string, GrowthTrack>()

  constructor(sound: SoundReadings) {
    this.#sound = sound
  }

  /** `rate`: making seconds per episode second; growth is taken over that much more time. `shift`: semitones up. */
  growth(rate: number, shift: number): GrowthTrack {
    const reach = Math.max(1, Math.round(GROWTH_FRAMES * rate))
    const key = `${reach} ${shift}`
    let track = this.#tracks.get(key)
    if (!track) {
      let bands = this.#bands.get(shift)
      if (!bands) this.#bands.set(shift, (bands = soundBands(this.#sound.spectrum, shift)))
      const { spectrum } = this.#sound
      track = { rate: spectrum.rate, count: spectrum.count, ...growthOf(bands, spectrum.count, reach) }
      this.#tracks.set(key, track)
    }
    return track
  }
}

function growthOf(bands: Float32Array, count: number, reach: number): Pick<GrowthTrack, 'growth' | 'sums'> {
  const growth = new Float32Array(count * SIGNS)
  const sums = new Float32Array(count)
  for (let frame = 0; frame < count; frame++) {
    growthDifferences(bands, count, frame, reach, growth, frame * SIGNS)
    let sum = 0
    for (let i = frame * SIGNS; i < (frame + 1) * SIGNS; i++) {
      const value = Math.max(-MOST_GROWTH, Math.min(MOST_GROWTH, growth[i]!))
      growth[i] = value
      sum += Math.abs(value)
    }
    sums[frame] = sum
  }
  return { growth, sums }
}
