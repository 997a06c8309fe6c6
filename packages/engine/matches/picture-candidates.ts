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
 * The candidates whose pictures are alike, cell by cell. Of many hours of episodes only so much is decoded as the
 * making-of is long, for the candidates that differ least.
 */
export function* likeCandidates(
  candidates: CandidateTable,
  gridsOf: (question: number) => MakingGrids,
  index: KeyIndex,
  episodes: readonly Source[],
  makingSeconds: number,
): Generator<LikeCandidate> {
  const decoded = episodes.map(() => new Set<number>())
  let blocks = 0
  for (const n of candidates.nearestFirst()) {
    const key = candidates.key(n)
    const episode = index.episodes[key]!
    const grid = index.grids[key]!
    const block = Math.floor((grid + 0.5) / GRIDS_PER_BLOCK)
    if (!decoded[episode]!.has(block)) {
      if (blocks >= BLOCKS_A_SECOND * makingSeconds) continue
      decoded[episode]!.add(block)
      blocks++
    }
    const question = candidates.question(n)
    const seconds = candidates.makingSeconds(n)
    const likeness = likenessAt(gridsOf(question), seconds, episodes[episode]!, grid)
    if (likeness < LEAST_LIKENESS) continue
    yield { question, episode, makingSeconds: seconds, episodeSeconds: grid / GRID_RATE, likeness }
  }
}

const ours = new Float32Array(GRID_CELLS)
const theirs = new Float32Array(GRID_CELLS)

/** Correlation of the cells of two pictures, those that the making-of shows. */
function likenessAt(
  grids: MakingGrids,
  makingSeconds: number,
  { grids: episode }: Source,
  episodeGrid: number,
): number {
  if (!grids.mean(makingSeconds, makingSeconds + PICTURE_SECONDS, ours, 0)) return 0
  if (!episode?.copy(episodeGrid, theirs, 0)) return 0
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!grids.visible[i]) continue
    const x = ours[i]!
    const y = theirs[i]!
    n++
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n)
  return spread > 0 ? (ab - (a * b) / n) / Math.sqrt(spread) : 0
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
  const rows = Array.from({ length: SIGNATURE_BITS / 8 }, (_, row) =>
    Array.from({ length: 8 }, (_, i) => 8 * row + i)
      .filter((bit) => ((bit < 32 ? lowMask : highMask) >>> (bit & 31)) & 1)
      .toSorted((a, b) => contrast[b]! - contrast[a]!),
  )
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
