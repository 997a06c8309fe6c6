/*
 * An adaptive binary range coder, as in LZMA (Igor Pavlov, LZMA specification, 2013): each binary decision is coded with
 * a probability that follows what came before. Whole numbers only, so that every machine writes the same bytes.
 */

/** Probabilities are in 2048ths of a zero; each starts at a half. */
const PROBABILITY_BITS = 11
const HALF = 1 << (PROBABILITY_BITS - 1)

/** A probability moves a 16th of the way to what came: blocks are short, so it must learn fast. */
const ADAPTATION_SHIFT = 4

const TOP = 2 ** 24

/** Fresh probabilities. */
export const probabilities = (count: number): Uint16Array => new Uint16Array(count).fill(HALF)

export class RangeEncoder {
  readonly #bytes: number[] = []
  #low = 0
  #range = 0xffffffff
  #cache = 0
  /** Bytes held back, for a carry may still come. */
  #held = 1

  bit(contexts: Uint16Array, context: number, bit: number): void {
    const probability = contexts[context]!
    const bound = (this.#range >>> PROBABILITY_BITS) * probability
    if (bit === 0) {
      this.#range = bound
      contexts[context] = probability + ((2048 - probability) >> ADAPTATION_SHIFT)
    } else {
      this.#low += bound
      this.#range -= bound
      contexts[context] = probability - (probability >> ADAPTATION_SHIFT)
    }
    while (this.#range < TOP) {
      this.#range = (this.#range * 256) >>> 0
      this.#shift()
    }
  }

  /** Ends the code. The decoder reads zeros past the end, so zeros there are left out. */
  finish(): Uint8Array {
    for (let i = 0; i < 5; i++) this.#shift()
    // The first byte out is always 0.
    let end = this.#bytes.length
    while (end > 1 && this.#bytes[end - 1] === 0) end--
    return Uint8Array.from(this.#bytes.slice(1, end))
  }

  #shift(): void {
    if (this.#low < 0xff000000 || this.#low >= 2 ** 32) {
      const carry = this.#low >= 2 ** 32 ? 1 : 0
      let byte = this.#cache
      do {
        this.#bytes.push((byte + carry) & 0xff)
        byte = 0xff
      } while (--this.#held > 0)
      this.#cache = Math.floor(this.#low / TOP) & 0xff
    }
    this.#held++
    this.#low = (this.#low % TOP) * 256
  }
}

export class RangeDecoder {
  readonly #bytes: Uint8Array
  readonly #end: number
  /** The range, the code, and the place of the next byte: 32 bits each, which fields of a class would box. */
  readonly #state = new Uint32Array(3)

  /** Reads `bytes` from `start` up to `end`. */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes
    this.#end = end
    const state = this.#state
    state[RANGE] = 0xffffffff
    state[AT] = start
    for (let i = 0; i < 4; i++) state[CODE] = (state[CODE]! << 8) | this.#next()
  }

  bit(contexts: Uint16Array, context: number): 0 | 1 {
    const state = this.#state
    const probability = contexts[context]!
    let range = state[RANGE]!
    let code = state[CODE]!
    const bound = Math.imul(range >>> PROBABILITY_BITS, probability) >>> 0
    let bit: 0 | 1
    if (code < bound) {
      range = bound
      contexts[context] = probability + ((2048 - probability) >> ADAPTATION_SHIFT)
      bit = 0
    } else {
      code = (code - bound) >>> 0
      range = (range - bound) >>> 0
      contexts[context] = probability - (probability >> ADAPTATION_SHIFT)
      bit = 1
    }
    while (range < TOP) {
      range = (range << 8) >>> 0
      code = ((code << 8) | this.#next()) >>> 0
    }
    state[RANGE] = range
    state[CODE] = code
    return bit
  }

  #next(): number {
    const at = this.#state[AT]!
    if (at >= this.#end) return 0
    this.#state[AT] = at + 1
    return this.#bytes[at]!
  }
}

/** Places in a decoder's state. */
const RANGE = 0
const CODE = 1
const AT = 2
