/**
 * A complex Fourier transform of a fixed power-of-two size, in place. Radix 2, decimation in time
 * (Cooley and Tukey, 1965), tables laid once.
 */
export class Fourier {
  readonly size: number
  readonly #cos: Float64Array
  readonly #sin: Float64Array
  readonly #swaps: Uint32Array

  constructor(size: number) {
    this.size = size
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size))
    const bits = Math.log2(size)
    const swaps: number[] = []
    for (let i = 0; i < size; i++) {
      let mirrored = 0
      for (let bit = 0; bit < bits; bit++) mirrored |= ((i >> bit) & 1) << (bits - 1 - bit)
      if (mirrored > i) swaps.push(i, mirrored)
    }
    this.#swaps = Uint32Array.from(swaps)
  }

  /** `re` and `im` hold `size` values each: time in, frequency out. */
  transform(re: Float64Array, im: Float64Array): void {
    const { size } = this
    const swaps = this.#swaps
    for (let s = 0; s < swaps.length; s += 2) {
      const i = swaps[s]!
      const j = swaps[s + 1]!
      const swapRe = re[i]!
      re[i] = re[j]!
      re[j] = swapRe
      const swapIm = im[i]!
      im[i] = im[j]!
      im[j] = swapIm
    }
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half)
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const cos = this.#cos[k * stride]!
          const sin = this.#sin[k * stride]!
          const i = start + k
          const j = i + half
          const oddRe = re[j]! * cos + im[j]! * sin
          const oddIm = im[j]! * cos - re[j]! * sin
          re[j] = re[i]! - oddRe
          im[j] = im[i]! - oddIm
          re[i] = re[i]! + oddRe
          im[i] = im[i]! + oddIm
        }
      }
    }
  }
}
