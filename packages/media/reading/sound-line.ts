/** Sound that lies further from its time than this is moved there; less is the rounding of timestamps. */
const TOLERANCE_SECONDS = 0.05

/** Silence is given out in runs of this many samples at most. */
const SILENCE_SAMPLES = 16_000

/**
 * Lays runs of samples on the line of time: fills gaps with silence and drops what overlaps, so that sample `n` stands
 * at n / rate seconds.
 */
export class SoundLine {
  readonly #rate: number
  readonly #take: (samples: Float32Array) => void
  readonly #silence = new Float32Array(SILENCE_SAMPLES)
  #given = 0
  #toDrop = 0

  constructor(rate: number, take: (samples: Float32Array) => void) {
    this.#rate = rate
    this.#take = take
  }

  /** How long the line is by now. */
  get seconds(): number {
    return this.#given / this.#rate
  }

  /** The samples to come begin at `timeSeconds`; `heldSeconds` of earlier ones are still to come before them. */
  moveTo(timeSeconds: number, heldSeconds = 0): void {
    const target = Math.round((timeSeconds - heldSeconds) * this.#rate)
    // What comes next would stand here, its first `toDrop` samples on top of what has been given out.
    const shift = target - (this.#given - this.#toDrop)
    if (Math.abs(shift) <= TOLERANCE_SECONDS * this.#rate) return
    if (shift > 0) {
      const filled = Math.min(shift, this.#toDrop)
      this.#toDrop -= filled
      this.#fill(shift - filled)
    } else this.#toDrop -= shift
  }

  add(samples: Float32Array): void {
    const dropped = Math.min(this.#toDrop, samples.length)
    this.#toDrop -= dropped
    if (dropped === samples.length) return
    const kept = samples.subarray(dropped)
    this.#given += kept.length
    this.#take(kept)
  }

  #fill(count: number): void {
    for (let left = count; left > 0; left -= SILENCE_SAMPLES) {
      const run = this.#silence.subarray(0, Math.min(left, SILENCE_SAMPLES))
      this.#given += run.length
      this.#take(run)
    }
  }
}
