import { GRID_CELLS, GRID_COLUMNS } from './print.ts'
import { probabilities, RangeDecoder } from './range-coder.ts'

/** Steps of luma to which changes are rounded, finest first; a block's first byte is an index into these. */
export const STEPS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] as const

/** The step of luma to which the changes of a block that begins at `start` are rounded. */
export const stepOfBlock = (bytes: Uint8Array, start: number): number =>
  STEPS[Math.min(bytes[start] ?? 0, STEPS.length - 1)]!

/** Decodes `count` grids from `bytes[start…end)`. Whatever the bytes are, it ends, with cells from 0 to 255. */
export const decodeGrids = (bytes: Uint8Array, start: number, end: number, count: number): Uint8Array =>
  new GridDecoder(bytes, start, end, count).decode(count)

/** Bits of a change's size after the first, at most: more is damage. */
const MOST_BITS = 9

/** Cells of a row of changes, and a zero before them. */
const BORDERED = GRID_COLUMNS + 1

/** Decodes the grids of one block as far as they are asked for. The code: see `encodeGrids`. */
export class GridDecoder {
  readonly #cells: Uint8Array
  /** Grids that are decoded. */
  #done = 0
  readonly #step: number
  readonly #coder: RangeDecoder
  readonly #zero = probabilities(5)
  readonly #sign = probabilities(3)
  readonly #length = probabilities(MOST_BITS + 1)
  readonly #bits = probabilities(MOST_BITS + 1)
  /** In steps, with a row of zeros above: of the grid before, cell by cell giving way to this one's. */
  readonly #changes = new Int16Array(BORDERED * (GRID_CELLS / GRID_COLUMNS + 1))

  /** `bytes[start…end)` hold `count` grids. */
  constructor(bytes: Uint8Array, start: number, end: number, count: number) {
    this.#cells = new Uint8Array(count * GRID_CELLS)
    this.#step = stepOfBlock(bytes, start)
    this.#coder = new RangeDecoder(bytes, start + 1, end)
  }

  /** GRID_CELLS bytes a grid, of which the first `count` grids are decoded at least. */
  decode(count: number): Uint8Array {
    const cells = this.#cells
    const changes = this.#changes
    const coder = this.#coder
    const zero = this.#zero
    const step = this.#step
    for (; this.#done < count; this.#done++) {
      let cell = this.#done * GRID_CELLS
      for (let row = BORDERED; row < changes.length; row += BORDERED) {
        let left = 0
        for (let at = row + 1; at < row + BORDERED; at++, cell++) {
          const context = (left ? 1 : 0) + (changes[at - BORDERED] ? 1 : 0) + (changes[at] ? 2 : 0)
          const predicted = cell >= GRID_CELLS ? cells[cell - GRID_CELLS]! : cell > 0 ? cells[cell - 1]! : 128
          left = coder.bit(zero, context) === 0 ? 0 : this.#change(left)
          const value = predicted + left * step
          cells[cell] = value < 0 ? 0 : value > 255 ? 255 : value
          changes[at] = left
        }
      }
    }
    return cells
  }

  /** A change that is not zero, in steps: its sign, then its size in an Exp-Golomb code. */
  #change(left: number): number {
    const coder = this.#coder
    const negative = coder.bit(this.#sign, left === 0 ? 0 : left > 0 ? 1 : 2)
    let bits = 0
    while (bits < MOST_BITS && coder.bit(this.#length, bits) === 1) bits++
    let size = 1
    for (let i = bits - 1; i >= 0; i--) size = size * 2 + coder.bit(this.#bits, i)
    return negative ? -size : size
  }
}
