import { bitCount, SIGNATURE_BITS } from '../print/index.ts'
import type { Source } from './source.ts'

/** A picture that is looked up: its signature, which of its bits are relied on, and those relied on most. */
export type PictureQuery = {
  makingSeconds: number
  low: number
  high: number
  lowMask: number
  highMask: number
  /** Bits relied on. */
  bits: number
  /** PROBES numbers of bits. */
  probes: readonly number[]
}

/** A key picture, and in how many bits of those relied on it differs. */
export type KeyAnswer = { key: number; bits: number }

/** Bits that are compared first. Five of them may differ: as large a part as of all bits. */
export const PROBES = 24

/** Words for 32 pictures: which have each bit set, and which have it not, so that a query's differences can be picked. */
const PLANES = 2 * SIGNATURE_BITS

/**
 * The key pictures of all episodes. Their signatures are turned on their side: a word holds one bit of 32 pictures, so that
 * 32 are compared at once, their differences counted in the bits of four words (a carry-save adder; Warren, Hacker's
 * Delight, 5-1).
 */
export class KeyIndex {
  readonly count: number
  /** Of each key: the episode's index, and its grid. */
  readonly episodes: Uint32Array
  readonly grids: Uint32Array
  readonly #words: Uint32Array
  readonly #planes: Int32Array
  /** Planes of the query that is looked up. */
  readonly #probes = new Int32Array(PROBES)

  constructor(episodes: readonly Source[]) {
    const count = episodes.reduce((sum, { print }) => sum + (print.picture?.keys.count ?? 0), 0)
    this.count = count
    this.episodes = new Uint32Array(count)
    this.grids = new Uint32Array(count)
    this.#words = new Uint32Array(2 * count)
    this.#planes = new Int32Array(Math.ceil(count / 32) * PLANES)
    let at = 0
    for (const { index, print } of episodes) {
      if (!print.picture) continue
      const { keys } = print.picture
      this.episodes.fill(index, at, at + keys.count)
      this.grids.set(keys.indexes.subarray(0, keys.count), at)
      this.#words.set(keys.words.subarray(0, 2 * keys.count), 2 * at)
      at += keys.count
    }
    for (let key = 0; key < count; key++) {
      const plane = (key >> 5) * PLANES
      const bit = 1 << (key & 31)
      for (let half = 0; half < 2; half++) {
        for (let word = this.#words[2 * key + half]!; word !== 0; word &= word - 1) {
          this.#planes[plane + 32 * half + 31 - Math.clz32(word & -word)]! |= bit
        }
      }
    }
    for (let group = 0; group < this.#planes.length; group += PLANES) {
      for (let bit = 0; bit < SIGNATURE_BITS; bit++) {
        this.#planes[group + SIGNATURE_BITS + bit] = ~this.#planes[group + bit]!
      }
    }
  }

  /** The keys that differ from a query in at most `most` bits, the nearest first. */
  near(query: PictureQuery, most: number): KeyAnswer[] {
    const { low, high, lowMask, highMask, probes } = query
    const answers: KeyAnswer[] = []
    const planes = this.#planes
    const words = this.#words
    const places = this.#probes
    probes.forEach((bit, p) => {
      const isSet = ((bit < 32 ? low : high) >>> (bit & 31)) & 1
      places[p] = isSet ? SIGNATURE_BITS + bit : bit
    })
    for (let group = 0; group < planes.length; group += PLANES) {
      let ones = 0
      let twos = 0
      let fours = 0
      let eights = 0
      for (let p = 0; p < PROBES; p += 4) {
        const a = planes[group + places[p]!]!
        const b = planes[group + places[p + 1]!]!
        const c = planes[group + places[p + 2]!]!
        const d = planes[group + places[p + 3]!]!
        const ab = a ^ b
        const carryAb = (a & b) | (ab & ones)
        ones ^= ab
        const cd = c ^ d
        const carryCd = (c & d) | (cd & ones)
        ones ^= cd
        const carries = carryAb ^ carryCd
        const four = (carryAb & carryCd) | (carries & twos)
        twos ^= carries
        eights |= fours & four
        fours ^= four
      }
      // More than five: eight, or a four and a two.
      let passed = ~(eights | (fours & twos))
      for (; passed !== 0; passed &= passed - 1) {
        const key = (group / PLANES) * 32 + 31 - Math.clz32(passed & -passed)
        if (key >= this.count) continue
        const bits = bitCount((words[2 * key]! ^ low) & lowMask) + bitCount((words[2 * key + 1]! ^ high) & highMask)
        if (bits <= most) answers.push({ key, bits })
      }
    }
    return answers.toSorted((a, b) => a.bits - b.bits || a.key - b.key)
  }
}
