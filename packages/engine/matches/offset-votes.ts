import { PEAK_SECONDS } from '../print/index.ts'
import type { LandmarkTable } from './landmark-table.ts'
import type { Landmarks } from './landmarks.ts'

/** Votes are counted over this much of the making-of, every half of it. */
const BLOCK_SECONDS = 3

/** At other rates than 1, every this part of it. */
const RATE_HOP = 0.75

/** Frames of offset that vote together: 48 ms, and those next to them. */
export const BIN_FRAMES = 4

/** The best of each block. */
const MOST_OF_BLOCK = 4

/**
 * Counters that all offsets share, a second look telling them apart: the more votes a block has the more, so that few meet by
 * chance, but no more than stay in a processor's nearest memory.
 */
const LEAST_COUNTERS = 1 << 13
const MOST_COUNTERS = 1 << 16
const COUNTERS_A_VOTE = 8

/** Blocks whose landmarks are looked up together. */
const BLOCKS_AT_ONCE = 16

/** Added to bins while they are counted, so that none is below 0 and a whole number is had by cutting off. A multiple of MOST_COUNTERS. */
const LEVEL = 1 << 28

export type Ballot = { rate: number; landmarks: Landmarks; leastVotes: number }

/** What landmarks agree on: making frame = rate × frame on the table's line + bin × BIN_FRAMES. */
export type Elected = { makingFrame: number; bin: number; votes: number }

/** The offsets for which most landmarks vote, a few of each block of the making-of. */
export class OffsetVotes {
  readonly #table: LandmarkTable
  readonly #counters = new Uint8Array(MOST_COUNTERS)
  /** Counters of a block that came to half of what it takes. */
  readonly #half = new Int32Array(MOST_COUNTERS)
  /** The bin that each vote is for, in the order of the landmarks; and of each landmark, where its votes begin. */
  #bins = new Int32Array(1 << 16)
  #starts = new Int32Array(1 << 12)

  constructor(table: LandmarkTable) {
    this.#table = table
  }

  count(ballot: Ballot, makingFrames: number): Elected[] {
    const { rate, landmarks, leastVotes } = ballot
    const blockFrames = Math.round(BLOCK_SECONDS / PEAK_SECONDS)
    const hop = rate === 1 ? blockFrames >> 1 : Math.round(RATE_HOP * blockFrames)
    const elected: Elected[] = []
    let [from, to] = [0, 0]
    for (let start = 0; start < makingFrames; start += BLOCKS_AT_ONCE * hop) {
      const limit = Math.min(makingFrames, start + BLOCKS_AT_ONCE * hop)
      while (from < landmarks.count && landmarks.frames[from]! < start) from++
      while (to < landmarks.count && landmarks.frames[to]! < limit + blockFrames) to++
      const votes = this.#lookUp(ballot, from, to)
      let [first, end] = [from, from]
      for (let block = start; block < limit; block += hop) {
        while (first < to && landmarks.frames[first]! < block) first++
        while (end < to && landmarks.frames[end]! < block + blockFrames) end++
        if (end - first < leastVotes) continue
        for (const [bin, own] of this.#block(votes[first - from]!, votes[end - from]!, leastVotes)) {
          elected.push({ makingFrame: block + (blockFrames >> 1), bin, votes: own })
        }
      }
    }
    return elected
  }

  /** What the landmarks from `from` up to `to` vote for; returned is where the votes of each begin, and the last end. */
  #lookUp({ rate, landmarks: { keys, frames } }: Ballot, from: number, to: number): Int32Array {
    const { starts, frames: theirs } = this.#table
    if (this.#starts.length < to - from + 1) this.#starts = new Int32Array(2 * (to - from + 1))
    const begins = this.#starts
    // How many there are first: memory is slow to answer, but many questions at once as fast as one.
    let votes = 0
    for (let i = from; i < to; i++) {
      begins[i - from] = votes
      const key = keys[i]!
      votes += starts[key + 1]! - starts[key]!
    }
    begins[to - from] = votes
    if (this.#bins.length < votes) this.#bins = new Int32Array(2 * votes)
    const bins = this.#bins
    const scale = rate / BIN_FRAMES
    for (let i = from; i < to; i++) {
      const frame = frames[i]! / BIN_FRAMES + LEVEL
      let at = starts[keys[i]!]!
      const end = begins[i - from + 1]!
      for (let vote = begins[i - from]!; vote < end; vote++) bins[vote] = (frame - scale * theirs[at++]!) | 0
    }
    return begins
  }

  /** First every vote is counted in its shared counter; then those in counters that came to enough, each by its bin. */
  #block(first: number, end: number, leastVotes: number): [bin: number, votes: number][] {
    const bins = this.#bins
    const counters = this.#counters
    const half = this.#half
    let size = LEAST_COUNTERS
    while (size < MOST_COUNTERS && size < COUNTERS_A_VOTE * (end - first)) size *= 2
    const mask = size - 1
    counters.fill(0, 0, size)
    // Of two bins side by side that come to enough, one has half.
    const leastHalf = (leastVotes + 1) >> 1
    let halves = 0
    for (let vote = first; vote < end; vote++) {
      const place = bins[vote]! & mask
      const count = counters[place]! + 1
      counters[place] = count
      if (count === leastHalf) half[halves++] = place
    }
    const reach = (place: number): number =>
      counters[place & mask]! + Math.max(counters[(place - 1) & mask]!, counters[(place + 1) & mask]!)
    let isEnough = false
    for (let n = 0; n < halves && !isEnough; n++) isEnough = reach(half[n]!) >= leastVotes
    if (!isEnough) return []
    const counts = new Map<number, number>()
    for (let vote = first; vote < end; vote++) {
      const bin = bins[vote]!
      if (reach(bin) >= leastVotes) counts.set(bin - LEVEL, (counts.get(bin - LEVEL) ?? 0) + 1)
    }
    const best: [bin: number, votes: number][] = []
    for (const [bin, own] of counts) {
      const above = counts.get(bin + 1) ?? 0
      const below = counts.get(bin - 1) ?? 0
      if (own >= above && own + above >= leastVotes) best.push([bin, own + above])
      if (own > below && own + below >= leastVotes) best.push([bin, own + below])
    }
    return best.toSorted((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, MOST_OF_BLOCK)
  }
}
