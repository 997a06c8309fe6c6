import { GRID_CELLS, GRID_RATE, SIGNATURE_BITS, bitCount, signature } from '../print/index.ts'
import type { MakingGrids } from './making-grids.ts'
import type { Source } from './source.ts'

/** A picture of the making-of, through one geometry, that looks like a key picture of an episode. */
export type PictureCandidate = {
  episode: number
  makingSeconds: number
  episodeSeconds: number
  grids: MakingGrids
  /** Part of the signature's reliable bits that differ. */
  difference: number
}

/** Luma, over two cells, that a comparison must show to be relied on: what a low bitrate leaves alone. */
const LEAST_CONTRAST = 8

/** Reliable bits without which a picture says nothing (black, sky, a blank wall). */
const LEAST_BITS = 24

/** Part of the reliable bits that may differ: a crop of 15 %, captions over a third. */
const MOST_DIFFERENCE = 0.22

/** Pictures looked at a second. */
const LOOKS = 5

/** A picture is asked for again when this many bits have changed, or after this many looks. */
const NEW_QUERY_BITS = 6
const MOST_LOOKS = 12

/** Best answers taken of each query. */
const MOST_ANSWERS = 6

type Query = { makingSeconds: number; low: number; high: number; lowMask: number; highMask: number; bits: number }

/** Looks each telling picture of the making-of up among the key pictures of all episodes. */
export function findPictureCandidates(
  grids: MakingGrids,
  fromSeconds: number,
  toSeconds: number,
  episodes: readonly Source[],
): PictureCandidate[] {
  const candidates: PictureCandidate[] = []
  for (const query of queries(grids, fromSeconds, toSeconds)) {
    const most = Math.floor(query.bits * MOST_DIFFERENCE)
    const answers: PictureCandidate[] = []
    for (const { index, print } of episodes) {
      if (!print.picture) continue
      const { words, count, indexes } = print.picture.keys
      for (let i = 0; i < count; i++) {
        let bits = bitCount((words[2 * i]! ^ query.low) & query.lowMask)
        if (bits > most) continue
        bits += bitCount((words[2 * i + 1]! ^ query.high) & query.highMask)
        if (bits > most) continue
        answers.push({
          episode: index,
          makingSeconds: query.makingSeconds,
          episodeSeconds: indexes[i]! / GRID_RATE,
          grids,
          difference: bits / query.bits,
        })
      }
    }
    answers.sort((a, b) => a.difference - b.difference)
    candidates.push(...answers.slice(0, MOST_ANSWERS))
  }
  return candidates
}

function queries(grids: MakingGrids, fromSeconds: number, toSeconds: number): Query[] {
  const found: Query[] = []
  const grid = new Float32Array(GRID_CELLS)
  const contrast = new Float32Array(SIGNATURE_BITS)
  let last: [number, number] | undefined
  let looks = 0
  for (let time = fromSeconds; time + 1 / LOOKS <= toSeconds; time += 1 / LOOKS) {
    if (!grids.mean(time, time + 1 / LOOKS, grid, 0)) continue
    const [low, high] = signature(grid, 0, contrast)
    looks++
    const changed = last ? bitCount(low ^ last[0]) + bitCount(high ^ last[1]) : Infinity
    if (changed < NEW_QUERY_BITS && looks < MOST_LOOKS) continue
    const [lowMask, highMask] = reliable(contrast, grids.visible)
    const bits = bitCount(lowMask) + bitCount(highMask)
    if (bits < LEAST_BITS) continue
    last = [low, high]
    looks = 0
    found.push({ makingSeconds: time, low, high, lowMask, highMask, bits })
  }
  return found
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
