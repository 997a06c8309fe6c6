import { GRID_CELLS, GRID_COLUMNS } from './print.ts'
import { STEPS } from './grid-decoder.ts'
import { probabilities, RangeEncoder } from './range-coder.ts'

/**
 * Contexts of one block. `zero`: by how many of the left, the upper and the earlier change are not zero, the earlier
 * counting twice. `sign`: by the left change's sign. `length` and `bits`: of an Exp-Golomb code, by position.
 */
type Contexts = { zero: Uint16Array; sign: Uint16Array; length: Uint16Array; bits: Uint16Array }

const freshContexts = (): Contexts => ({
  zero: probabilities(5),
  sign: probabilities(3),
  length: probabilities(10),
  bits: probabilities(10),
})

/**
 * Codes `count` grids (GRID_CELLS bytes each) with the finest step whose code takes at most `budgetBytes`. Each cell is
 * coded as its change since the grid before, as that was decoded, so that errors never add up; of the first grid, since
 * the cell to the left.
 */
export function encodeGrids(grids: Uint8Array, count: number, budgetBytes: number): Uint8Array {
  let code: Uint8Array | undefined
  for (let index = 0; index < STEPS.length; index++) {
    code = encodeWithStep(grids, count, index)
    if (code.length <= budgetBytes) break
  }
  return code ?? new Uint8Array()
}

function encodeWithStep(grids: Uint8Array, count: number, stepIndex: number): Uint8Array {
  const step = STEPS[stepIndex]!
  const coder = new RangeEncoder()
  const contexts = freshContexts()
  walk(count, step, (context, sign, predicted, cell) => {
    const difference = grids[cell]! - predicted
    const change = Math.trunc((Math.abs(difference) + (step >> 1)) / step) * Math.sign(difference)
    coder.bit(contexts.zero, context, change === 0 ? 0 : 1)
    if (change === 0) return 0
    coder.bit(contexts.sign, sign, change < 0 ? 1 : 0)
    // Exp-Golomb of |change|: as many ones as there are bits after the first, a zero, those bits.
    const size = Math.abs(change)
    const bits = 31 - Math.clz32(size)
    for (let i = 0; i < bits; i++) coder.bit(contexts.length, i, 1)
    coder.bit(contexts.length, bits, 0)
    for (let i = bits - 1; i >= 0; i--) coder.bit(contexts.bits, i, (size >> i) & 1)
    return change
  })
  const body = coder.finish()
  const code = new Uint8Array(body.length + 1)
  code[0] = stepIndex
  code.set(body, 1)
  return code
}

/** Goes through the cells in the order of the code. `next` gives the change, in steps; returned is what is decoded. */
function walk(
  count: number,
  step: number,
  next: (zeroContext: number, signContext: number, predicted: number, cell: number) => number,
): Uint8Array {
  const decoded = new Uint8Array(count * GRID_CELLS)
  const changes = new Int16Array(GRID_CELLS)
  for (let grid = 0; grid < count; grid++) {
    for (let i = 0; i < GRID_CELLS; i++) {
      const cell = grid * GRID_CELLS + i
      const left = i % GRID_COLUMNS === 0 ? 0 : changes[i - 1]!
      const upper = i < GRID_COLUMNS ? 0 : changes[i - GRID_COLUMNS]!
      const context = (left ? 1 : 0) + (upper ? 1 : 0) + (changes[i] ? 2 : 0)
      const predicted = grid > 0 ? decoded[cell - GRID_CELLS]! : i > 0 ? decoded[cell - 1]! : 128
      const change = next(context, left === 0 ? 0 : left > 0 ? 1 : 2, predicted, cell)
      changes[i] = change
      const value = predicted + change * step
      decoded[cell] = value < 0 ? 0 : value > 255 ? 255 : value
    }
  }
  return decoded
}
