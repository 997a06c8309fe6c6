/** Turns a stream of samples into the root mean square and the peak of each block. */
export class LoudnessAnalyser {
  readonly #blockSamples: number
  readonly #emit: (rms: number, peak: number) => void
  #count = 0
  #power = 0
  #peak = 0

  constructor(blockSamples: number, emit: (rms: number, peak: number) => void) {
    this.#blockSamples = blockSamples
    this.#emit = emit
  }

  samples(samples: Float32Array): void {
    for (let n = 0; n < samples.length; n++) {
      const sample = samples[n]!
      this.#power += sample * sample
      const size = sample < 0 ? -sample : sample
      if (size > this.#peak) this.#peak = size
      if (++this.#count === this.#blockSamples) this.finish()
    }
  }

  /** Emits the block begun, if any. */
  finish(): void {
    if (this.#count === 0) return
    this.#emit(Math.sqrt(this.#power / this.#count), this.#peak)
    this.#count = 0
    this.#power = 0
    this.#peak = 0
  }
}
