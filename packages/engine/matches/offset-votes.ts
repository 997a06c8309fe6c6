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
 * Counters that all offsets share, a second look telling them apart: as many as stay in a processor's nearest memory. One
 * in ten is taken at a time, so few meet by chance.
 */
const COUNTERS = 1 << 16

/** Added to bins while they are counted, so that none is below 0 and a whole number is had by cutting off. A multiple of COUNTERS. */
const LEVEL = 1 << 28

export type Ballot = { rate: number; landmarks: Landmarks; leastVotes: number }

/** What landmarks agree on: making frame = rate × frame on the table's line + bin × BIN_FRAMES. */
export type Elected = { makingFrame: number; bin: number; votes: number }

/** The offsets for which most landmarks vote, a few of each block of the making-of. */
export class OffsetVotes {
  readonly #table: LandmarkTable
  readonly #counters = new Uint8Array(COUNTERS)
  /** The bin that each vote of a block is for. */
  #bins = new Int32Array(1 << 14)

  constructor(table: LandmarkTable) {
    this.#table = table
  }

  count({ rate, landmarks, leastVotes }: Ballot, makingFrames: number): Elected[] {
    const blockFrames = Math.round(BLOCK_SECONDS / PEAK_SECONDS)
    const hop = rate === 1 ? blockFrames >> 1 : Math.round(RATE_HOP * blockFrames)
    const elected: Elected[] = []
    let first = 0
    let end = 0
    for (let start = 0; start < makingFrames; start += hop) {
      while (first < landmarks.count && landmarks.frames[first]! < start) first++
      while (end < landmarks.count && landmarks.frames[end]! < start + blockFrames) end++
      if (end - first < leastVotes) continue
      for (const [bin, votes] of this.#block(landmarks, first, end, rate, leastVotes)) {
        elected.push({ makingFrame: start + (blockFrames >> 1), bin, votes })
      }
    }
    return elected
  }

  /** First every vote is counted in its shared counter; then those in counters that came to enough, each by its bin. */
  #block(
    { keys, frames }: Landmarks,
    first: number,
    end: number,
    rate: number,
    leastVotes: number,
  ): [bin: number, votes: number][] {
    const { starts, frames: theirs } = this.#table
    const counters = this.#counters.fill(0)
    const scale = rate / BIN_FRAMES
    let bins = this.#bins
    let votes = 0
    let most = 0
    for (let i = first; i < end; i++) {
      const key = keys[i]!
      const frame = frames[i]! / BIN_FRAMES + LEVEL
      const last = starts[key + 1]!
      let at = starts[key]!
      if (votes + last - at > bins.length) bins = this.#roomFor(votes + last - at)
      for (; at < last; at++) {
        const bin = (frame - scale * theirs[at]!) | 0
        bins[votes++] = bin
        const place = bin & (COUNTERS - 1)
        const count = counters[place]! + 1
        counters[place] = count
        if (count > most) most = count
      }
    }
    if (2 * most < leastVotes) return []
    const counts = new Map<number, number>()
    for (let vote = 0; vote < votes; vote++) {
      const bin = bins[vote]!
      const own = counters[bin & (COUNTERS - 1)]!
      const beside = Math.max(counters[(bin - 1) & (COUNTERS - 1)]!, counters[(bin + 1) & (COUNTERS - 1)]!)
      if (own + beside >= leastVotes) counts.set(bin - LEVEL, (counts.get(bin - LEVEL) ?? 0) + 1)
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

  #roomFor(votes: number): Int32Array<ArrayBuffer> {
    const bins = new Int32Array(2 * votes)
    bins.set(this.#bins)
    this.#bins = bins
    return bins
  }
}
