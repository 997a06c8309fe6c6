import { GRID_CELLS, GRID_RATE, GRIDS_PER_BLOCK, SIGNATURE_BITS, bitCount, signature } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import type { CandidateTable } from './candidate-table.ts'
import type { MakingGrids } from './making-grids.ts'
import { type KeyIndex, type PictureQuery, PROBES } from './key-index.ts'
import type { Source } from './source.ts'

/** A picture of the making-of that looks like one of an episode: which question it answers, and the correlation of the two. */
export type LikeCandidate = {
  question: number
  episode: number
  makingSeconds: number
  episodeSeconds: number
  likeness: number
}

/** Luma, over two cells, that a comparison must show to be relied on: what a low bitrate leaves alone. */
const LEAST_CONTRAST = 8

/** Reliable bits without which a picture says nothing (black, sky, a blank wall). */
const LEAST_BITS = 24

/** Part of the reliable bits that may differ: a crop of 15 %, captions over a third. */
const MOST_DIFFERENCE = 0.22

/** Seconds between two pictures looked at, and over which each is averaged: as a print's. */
const LOOK_SECONDS = 0.4
const PICTURE_SECONDS = 1 / GRID_RATE

/** A picture is asked for again when this many bits have changed, or after this many looks. */
const NEW_QUERY_BITS = 9
const MOST_LOOKS = 6

/** Best answers taken of each query. */
const MOST_ANSWERS = 10

/** Looks each telling picture of the making-of up among the key pictures of all episodes; `question` names the answers. */
export function findPictureCandidates(
  grids: MakingGrids,
  { start, end }: Span,
  index: KeyIndex,
  question: number,
  candidates: CandidateTable,
): void {
  for (const query of queries(grids, start, end)) {
    const answers = index.near(query, Math.floor(query.bits * MOST_DIFFERENCE))
    for (const { key, bits } of answers.slice(0, MOST_ANSWERS)) {
      candidates.add(question, key, query.makingSeconds, bits / query.bits)
    }
  }
}

/** Correlation of the two pictures' cells that a candidate must have: grades and captions leave more. */
const LEAST_LIKENESS = 0.7

/** Stretches of 10 s of all episodes that are decoded for comparing, for each second of the making-of. */
const BLOCKS_A_SECOND = 1.5

/**
 * The candidates whose pictures are alike, cell by cell; those whose bits differ least first. Of many hours of episodes only so
 * much is decoded as the making-of is long, for the candidates that differ least.
 */
export function likeCandidates(
  candidates: CandidateTable,
  gridsOf: (question: number) => MakingGrids,
  index: KeyIndex,
  episodes: readonly Source[],
  makingSeconds: number,
): LikeCandidate[] {
  const nearest = candidates.nearestFirst()
  const isAllowed = withinBlocks(candidates, nearest, index, Math.ceil(BLOCKS_A_SECOND * makingSeconds))
  const likenesses = new Float32Array(candidates.count)
  // In the order of the making-of: its pictures are then made ready once, and each is laid on all that it may be.
  const picture = new ComparedPicture()
  let lastQuestion = -1
  let lastSeconds = -1
  for (let n = 0; n < candidates.count; n++) {
    if (!isAllowed[n]) continue
    const question = candidates.question(n)
    const seconds = candidates.makingSeconds(n)
    if (question !== lastQuestion || seconds !== lastSeconds) picture.take(gridsOf(question), seconds)
    lastQuestion = question
    lastSeconds = seconds
    const key = candidates.key(n)
    likenesses[n] = picture.likeness(episodes[index.episodes[key]!]!, index.grids[key]!)
  }
  const alike: LikeCandidate[] = []
  for (const n of nearest) {
    const likeness = likenesses[n]!
    if (likeness < LEAST_LIKENESS) continue
    const key = candidates.key(n)
    alike.push({
      question: candidates.question(n),
      episode: index.episodes[key]!,
      makingSeconds: candidates.makingSeconds(n),
      episodeSeconds: index.grids[key]! / GRID_RATE,
      likeness,
    })
  }
  return alike
}

/** Which candidates are looked at, if no more than `most` blocks of episodes are to be decoded: the first of `nearest`. */
function withinBlocks(candidates: CandidateTable, nearest: Uint32Array, index: KeyIndex, most: number): Uint8Array {
  const isAllowed = new Uint8Array(candidates.count)
  const decoded = new Set<number>()
  for (const n of nearest) {
    const key = candidates.key(n)
    const block =
      index.episodes[key]! * MOST_BLOCKS_OF_EPISODE + Math.floor((index.grids[key]! + 0.5) / GRIDS_PER_BLOCK)
    if (!decoded.has(block)) {
      if (decoded.size >= most) continue
      decoded.add(block)
    }
    isAllowed[n] = 1
  }
  return isAllowed
}

/** More than any episode has, so that a number stands for an episode and a block. */
const MOST_BLOCKS_OF_EPISODE = 2 ** 24

/** A picture of the making-of that is laid on pictures of episodes. */
class ComparedPicture {
  /** Cells, less their mean; 0 where the making-of does not show them. */
  readonly #cells = new Float32Array(GRID_CELLS)
  #visible: Uint8Array = new Uint8Array(GRID_CELLS)
  #count = 0
  /** Sum of squares; 0 where there is no such picture. */
  #spread = 0
  readonly #theirs = new Float32Array(GRID_CELLS)

  take(grids: MakingGrids, seconds: number): void {
    const cells = this.#cells
    this.#visible = grids.visible
    this.#count = 0
    this.#spread = 0
    if (!grids.mean(seconds, seconds + PICTURE_SECONDS, cells, 0)) return
    let sum = 0
    for (let i = 0; i < GRID_CELLS; i++) {
      if (!grids.visible[i]) continue
      this.#count++
      sum += cells[i]!
    }
    for (let i = 0; i < GRID_CELLS; i++) {
      cells[i] = grids.visible[i] ? cells[i]! - sum / this.#count : 0
      this.#spread += cells[i]! ** 2
    }
  }

  /** Correlation with grid `k` of an episode, in the cells that the making-of shows; 0 where that says nothing. */
  likeness({ grids }: Source, k: number): number {
    const cells = this.#cells
    const theirs = this.#theirs
    const visible = this.#visible
    if (this.#spread === 0 || !grids?.copy(k, theirs, 0)) return 0
    let [b, bb, ab] = [0, 0, 0]
    for (let i = 0; i < GRID_CELLS; i++) {
      const y = theirs[i]! * visible[i]!
      b += y
      bb += y * y
      ab += cells[i]! * y
    }
    const spread = this.#spread * (bb - (b * b) / this.#count)
    return spread > 0 ? ab / Math.sqrt(spread) : 0
  }
}

function queries(grids: MakingGrids, fromSeconds: number, toSeconds: number): PictureQuery[] {
  const found: PictureQuery[] = []
  const grid = new Float32Array(GRID_CELLS)
  const contrast = new Float32Array(SIGNATURE_BITS)
  let last: [number, number] | undefined
  let looks = 0
  for (let time = fromSeconds; time + PICTURE_SECONDS <= toSeconds; time += LOOK_SECONDS) {
    if (!grids.mean(time, time + PICTURE_SECONDS, grid, 0)) continue
    const [low, high] = signature(grid, 0, contrast)
    looks++
    const changed = last ? bitCount(low ^ last[0]) + bitCount(high ^ last[1]) : Infinity
    if (changed < NEW_QUERY_BITS && looks < MOST_LOOKS) continue
    const [lowMask, highMask] = reliable(contrast, grids.visible)
    const bits = bitCount(lowMask) + bitCount(highMask)
    if (bits < LEAST_BITS) continue
    last = [low, high]
    looks = 0
    const probes = probesOf(contrast, lowMask, highMask)
    found.push({ makingSeconds: time, low, high, lowMask, highMask, bits, probes })
  }
  return found
}

/** The bits of most contrast of each row in turn: captions stand in few rows, and are all contrast. */
function probesOf(contrast: Float32Array, lowMask: number, highMask: number): number[] {
  const rows: number[][] = []
  for (let first = 0; first < SIGNATURE_BITS; first += 8) {
    const row: number[] = []
    for (let bit = first; bit < first + 8; bit++) {
      if ((((bit < 32 ? lowMask : highMask) >>> (bit & 31)) & 1) === 0) continue
      let at = row.length
      for (; at > 0 && contrast[row[at - 1]!]! < contrast[bit]!; at--) row[at] = row[at - 1]!
      row[at] = bit
    }
    rows.push(row)
  }
  const probes: number[] = []
  for (let rank = 0; probes.length < PROBES; rank++) {
    for (const row of rows) if (probes.length < PROBES && row[rank] !== undefined) probes.push(row[rank]!)
  }
  return probes
}

/** Bits whose cells are seen and differ enough. */
function reliable(contrast: Float32Array, visible: Uint8Array): [low: number, high: number] {
  const masks: [number, number] = [0, 0]
  for (let bit = 0; bit < SIGNATURE_BITS; bit++) {
    const cell = (bit >> 3) * 12 + (bit & 7)
    if (contrast[bit]! < LEAST_CONTRAST) continue
    if (!visible[cell] || !visible[cell + 1] || !visible[cell + 3] || !visible[cell + 4]) continue
    masks[bit >> 5]! |= 1 << (bit & 31)
  }
  return [masks[0] >>> 0, masks[1] >>> 0]
}
