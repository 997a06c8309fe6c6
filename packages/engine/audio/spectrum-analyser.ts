import { BANDS, bandWeights, HOP_SAMPLES, LEVEL_FLOOR_DECIBELS, WINDOW_SAMPLES } from './bands.ts'
import { Fourier } from './fourier.ts'

const LEVELS_PER_NEPER = (2 * 10) / Math.LN10

/**
 * Turns a stream of samples into frames of band levels (see `Spectrogram`). Frame `k` is centred on sample
 * k × HOP_SAMPLES: half a window of silence is thought before the first sample.
 */
export class SpectrumAnalyser {
  readonly #emit: (levels: Uint8Array) => void
  readonly #fourier = new Fourier(WINDOW_SAMPLES)
  readonly #window = Float64Array.from(
    { length: WINDOW_SAMPLES },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / WINDOW_SAMPLES),
  )
  readonly #bands
  /** Samples not yet passed; two frames are transformed at once, one as the real part and one as the imaginary. */
  readonly #buffer = new Float32Array(WINDOW_SAMPLES + HOP_SAMPLES)
  #filled = WINDOW_SAMPLES / 2
  readonly #re = new Float64Array(WINDOW_SAMPLES)
  readonly #im = new Float64Array(WINDOW_SAMPLES)
  readonly #powerA = new Float64Array(WINDOW_SAMPLES / 2 + 1)
  readonly #powerB = new Float64Array(WINDOW_SAMPLES / 2 + 1)
  readonly #levels = new Uint8Array(BANDS)
  #emitted = 0

  /** `emit` is given BANDS levels for each frame, in an array that is used again. */
  constructor(sampleRate: number, emit: (levels: Uint8Array) => void) {
    this.#bands = bandWeights(sampleRate)
    this.#emit = emit
  }

  samples(samples: Float32Array): void {
    let taken = 0
    while (taken < samples.length) {
      const count = Math.min(samples.length - taken, this.#buffer.length - this.#filled)
      this.#buffer.set(samples.subarray(taken, taken + count), this.#filled)
      this.#filled += count
      taken += count
      if (this.#filled === this.#buffer.length) this.#twoFrames(Infinity)
    }
  }

  /** Emits what is left, up to `frames` frames in all. */
  finish(frames: number): void {
    while (this.#emitted < frames) {
      this.#buffer.fill(0, this.#filled)
      this.#filled = this.#buffer.length
      this.#twoFrames(frames)
    }
  }

  #twoFrames(limit: number): void {
    const buffer = this.#buffer
    for (let n = 0; n < WINDOW_SAMPLES; n++) {
      this.#re[n] = buffer[n]! * this.#window[n]!
      this.#im[n] = buffer[n + HOP_SAMPLES]! * this.#window[n]!
    }
    this.#fourier.transform(this.#re, this.#im)
    this.#separate()
    this.#frame(this.#powerA)
    if (this.#emitted < limit) this.#frame(this.#powerB)
    buffer.copyWithin(0, 2 * HOP_SAMPLES)
    this.#filled = buffer.length - 2 * HOP_SAMPLES
  }

  /** The spectra of two real signals from that of their complex sum: one is its even part, the other its odd part. */
  #separate(): void {
    // A sine of full scale in the middle of a bin comes to power 1.
    const scale = (4 / WINDOW_SAMPLES) ** 2 / 4
    for (let k = 0; k <= WINDOW_SAMPLES / 2; k++) {
      const mirrored = (WINDOW_SAMPLES - k) % WINDOW_SAMPLES
      const evenRe = this.#re[k]! + this.#re[mirrored]!
      const evenIm = this.#im[k]! - this.#im[mirrored]!
      const oddRe = this.#im[k]! + this.#im[mirrored]!
      const oddIm = this.#re[mirrored]! - this.#re[k]!
      this.#powerA[k] = (evenRe * evenRe + evenIm * evenIm) * scale
      this.#powerB[k] = (oddRe * oddRe + oddIm * oddIm) * scale
    }
  }

  #frame(power: Float64Array): void {
    for (let band = 0; band < BANDS; band++) {
      const { firstBin, weights } = this.#bands[band]!
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += power[firstBin + i]! * weights[i]!
      const level = Math.log(sum + 1e-20) * LEVELS_PER_NEPER - 2 * LEVEL_FLOOR_DECIBELS
      this.#levels[band] = level < 0 ? 0 : level > 255 ? 255 : Math.round(level)
    }
    this.#emit(this.#levels)
    this.#emitted++
  }
}
