import {
  decodeGrids,
  GRID_CELLS,
  GRID_RATE,
  GRIDS_PER_BLOCK,
  signature,
  type KeyPictures,
  type PicturePrint,
} from '../print/index.ts'
import { mixed, PICTURE_KEYS, type MarkList } from './marks.ts'
import type { Speed } from './sound-marks.ts'

/**
 * A signature's 64 bits are cut into four parts. A copy differs in a bit here and there, and mostly has one part unchanged:
 * that part is the key (Manku, Jain and Das Sarma, 2007).
 */
const PARTS = 4

/** One part of this many is kept, told by its key. */
const KEPT_OF = 2

/** A part with fewer bits set, or unset, is of a flat picture (black, a wall, sky): half of all films have it. */
const LEAST_BITS = 3

/** Adds marks of the pictures that a print remembers. */
export function addKeyPictureMarks(marks: MarkList, { count, indexes, words }: KeyPictures): void {
  for (let k = 0; k < count; k++) {
    for (let part = 0; part < PARTS; part++) {
      const key = keyOf(words[2 * k]!, words[2 * k + 1]!, part)
      if (key !== undefined) marks.add(key, indexes[k]! / GRID_RATE)
    }
  }
}

/**
 * Adds marks of every picture of a clip, each part when it changes: whichever a print remembers is among them. A print
 * remembers the grid after a change.
 */
export function addPictureMarks(marks: MarkList, { grids }: PicturePrint, { rate }: Speed): void {
  const last = new Int32Array(PARTS).fill(-1)
  for (let block = 0; block * GRIDS_PER_BLOCK < grids.count; block++) {
    const first = block * GRIDS_PER_BLOCK
    const count = Math.min(GRIDS_PER_BLOCK, grids.count - first)
    const cells = decodeGrids(grids.bytes, grids.offsets[block]!, grids.offsets[block + 1]!, count)
    for (let k = 0; k < count; k++) {
      const [low, high] = signature(cells, k * GRID_CELLS)
      for (let part = 0; part < PARTS; part++) {
        const key = keyOf(low, high, part) ?? -1
        if (key >= 0 && key !== last[part]) marks.add(key, (first + k + 1) / GRID_RATE / rate)
        last[part] = key
      }
    }
  }
}

function keyOf(low: number, high: number, part: number): number | undefined {
  const word = part < 2 ? low : high
  const bits = part % 2 === 0 ? word & 0xffff : word >>> 16
  const set = bitsIn(bits)
  if (set < LEAST_BITS || set > 16 - LEAST_BITS) return undefined
  const key = PICTURE_KEYS + part * 65_536 + bits
  return mixed(key) % KEPT_OF === 0 ? key : undefined
}

function bitsIn(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
