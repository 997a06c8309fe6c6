import { GRID_COLUMNS, GRID_ROWS } from './print.ts'

/** Bits of a signature: 8 comparisons in each of the grid's 8 rows. */
export const SIGNATURE_BITS = 64

/**
 * What tells a picture by its brightness: bit 8 × row + i says whether cells i and i + 1 of the row are together
 * brighter than cells i + 3 and i + 4. (The difference hash of Krawetz, 2013, over three cells instead of one, so that
 * a crop by a cell changes few bits.) Bits 0 to 31 are the low word. `contrast`, if given, takes the difference of each.
 */
export function signature(grid: ArrayLike<number>, at: number, contrast?: Float32Array): [low: number, high: number] {
  const words: [number, number] = [0, 0]
  for (let row = 0; row < GRID_ROWS; row++) {
    for (let i = 0; i < 8; i++) {
      const cell = at + row * GRID_COLUMNS + i
      const difference = grid[cell]! + grid[cell + 1]! - grid[cell + 3]! - grid[cell + 4]!
      const bit = row * 8 + i
      if (difference > 0) words[bit >> 5]! |= 1 << (bit & 31)
      if (contrast) contrast[bit] = Math.abs(difference)
    }
  }
  return [words[0] >>> 0, words[1] >>> 0]
}

/** How many bits of a 32-bit word are set (Warren, Hacker's Delight, 5-1). */
export function bitCount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
