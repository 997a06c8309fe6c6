import { GrowingArray } from './growing-array.ts'
import type { PictureSeries } from './readings.ts'

/** Averages what is displayed over even slices of time (see `PictureSeries`). A frame is displayed until the next one. */
export class PictureAverager {
  readonly #width: number
  readonly #height: number
  readonly #rate: number
  readonly #luma: GrowingArray<Uint8Array<ArrayBuffer>>
  readonly #sums: Float32Array
  readonly #shown: Uint8Array
  /** Where the frame shown began, in slices; before the first frame, the first frame. */
  #shownFrom = 0
  #some = false
  #slice = 0

  constructor(width: number, height: number, rate: number, expectedSeconds: number) {
    this.#width = width
    this.#height = height
    this.#rate = rate
    this.#luma = new GrowingArray(Uint8Array<ArrayBuffer>, (expectedSeconds * rate + 2) * width * height)
    this.#sums = new Float32Array(width * height)
    this.#shown = new Uint8Array(width * height)
  }

  /** A frame displayed from `timeSeconds` on. */
  frame(timeSeconds: number, luma: Uint8Array): void {
    if (this.#some) this.#showUntil(timeSeconds * this.#rate)
    this.#shown.set(luma)
    this.#some = true
  }

  finish(durationSeconds: number): PictureSeries {
    this.#showUntil(Math.max(durationSeconds * this.#rate, this.#shownFrom))
    // A slice begun is kept when more than half of it is known.
    if (this.#shownFrom - this.#slice > 0.5) this.#close(this.#shownFrom - this.#slice)
    return {
      rate: this.#rate,
      width: this.#width,
      height: this.#height,
      count: this.#slice,
      luma: this.#luma.take(),
    }
  }

  #showUntil(end: number): void {
    const shown = this.#shown
    const sums = this.#sums
    while (this.#shownFrom < end) {
      const until = Math.min(end, this.#slice + 1)
      const weight = until - this.#shownFrom
      for (let i = 0; i < sums.length; i++) sums[i]! += shown[i]! * weight
      this.#shownFrom = until
      if (until === this.#slice + 1) this.#close(1)
    }
  }

  #close(weight: number): void {
    const sums = this.#sums
    const luma = this.#luma.room(sums.length)
    const offset = this.#luma.length
    for (let i = 0; i < sums.length; i++) luma[offset + i] = sums[i]! / weight + 0.5
    this.#luma.length += sums.length
    sums.fill(0)
    this.#slice++
  }
}
