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
  #at: number
  readonly #end: number
  #range = 0xffffffff
  #code = 0

  /** Reads `bytes` from `start` up to `end`. */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
    for (let i = 0; i < 4; i++) this.#code = ((this.#code << 8) | this.#next()) >>> 0
  }

  bit(contexts: Uint16Array, context: number): 0 | 1 {
    const probability = contexts[context]!
    const bound = (this.#range >>> PROBABILITY_BITS) * probability
    let bit: 0 | 1
    if (this.#code < bound) {
      this.#range = bound
      contexts[context] = probability + ((2048 - probability) >> ADAPTATION_SHIFT)
      bit = 0
    } else {
      this.#code -= bound
      this.#range -= bound
      contexts[context] = probability - (probability >> ADAPTATION_SHIFT)
      bit = 1
    }
    while (this.#range < TOP) {
      this.#range = (this.#range * 256) >>> 0
      this.#code = ((this.#code << 8) | this.#next()) >>> 0
    }
    return bit
  }

  #next(): number {
    return this.#at < this.#end ? this.#bytes[this.#at++]! : 0
  }
}
