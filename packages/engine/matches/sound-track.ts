import { GROWTH_FRAMES, growthDifferences, SIGNS, soundBands } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'

/** Decibels of growth past which more says nothing more: an onset is an onset. */
const MOST_GROWTH = 6

/** Frames of a track that are made together: three seconds. */
const CHUNK_BITS = 8

/**
 * How the bands of a making-of's sound grow against each other, ready to be laid on the signs of a print. `growth` holds
 * SIGNS values a frame in ±MOST_GROWTH, `sums` the sums of their sizes; `have` a frame before reading it.
 */
export class GrowthTrack {
  readonly rate: number
  readonly count: number
  readonly growth: Float32Array
  readonly sums: Float32Array
  readonly #bands: Float32Array
  readonly #reach: number
  readonly #done: Uint8Array

  constructor(bands: Float32Array, { rate, count }: { rate: number; count: number }, reach: number) {
    this.rate = rate
    this.count = count
    this.growth = new Float32Array(count * SIGNS)
    this.sums = new Float32Array(count)
    this.#bands = bands
    this.#reach = reach
    this.#done = new Uint8Array((count >> CHUNK_BITS) + 1)
  }

  /** Makes the values of a frame, and of those around it, unless they are there. */
  have(frame: number): void {
    const chunk = frame >> CHUNK_BITS
    if (this.#done[chunk]) return
    this.#done[chunk] = 1
    const end = Math.min(this.count, (chunk + 1) << CHUNK_BITS)
    for (let f = chunk << CHUNK_BITS; f < end; f++) {
      growthDifferences(this.#bands, this.count, f, this.#reach, this.growth, f * SIGNS)
      let sum = 0
      for (let i = f * SIGNS; i < (f + 1) * SIGNS; i++) {
        const value = Math.max(-MOST_GROWTH, Math.min(MOST_GROWTH, this.growth[i]!))
        this.growth[i] = value
        sum += Math.abs(value)
      }
      this.sums[f] = sum
    }
  }
}

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
      this.#tracks.set(key, (track = new GrowthTrack(bands, this.#sound.spectrum, reach)))
    }
    return track
  }
}
