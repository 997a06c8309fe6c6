import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeGrids } from './grid-coder.ts'
import { decodeGrids, GridDecoder } from './grid-decoder.ts'
import { GRID_CELLS } from './print.ts'

const grids = (count: number) => fc.uint8Array({ minLength: count * GRID_CELLS, maxLength: count * GRID_CELLS })

test('with bytes enough, every cell comes back', () => {
  fc.assert(
    fc.property(grids(4), (cells) => {
      const code = encodeGrids(cells, 4, Infinity)
      expect(decodeGrids(code, 0, code.length, 4)).toEqual(cells)
    }),
    { seed: 1, numRuns: 50 },
  )
})

test('a picture that stands costs almost nothing', () => {
  const cells = new Uint8Array(50 * GRID_CELLS)
  for (let i = 0; i < cells.length; i++) cells[i] = ((i % GRID_CELLS) * 37) % 256
  expect(encodeGrids(cells, 50, Infinity).length).toBeLessThan(300)
})

test('with few bytes it errs by half a step at most, and the errors do not add up', () => {
  const cells = new Uint8Array(50 * GRID_CELLS)
  for (let i = 0; i < cells.length; i++) {
    cells[i] = 128 + 60 * Math.sin(Math.floor(i / GRID_CELLS) / 5 + (i % GRID_CELLS))
  }
  const code = encodeGrids(cells, 50, 1200)
  expect(code.length).toBeLessThanOrEqual(1200)
  const steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
  const decoded = decodeGrids(code, 0, code.length, 50)
  const worst = Math.max(...cells.map((cell, i) => Math.abs(cell - decoded[i]!)))
  expect(worst).toBeLessThanOrEqual(steps[code[0]!]! / 2)
})

test('asked for in parts, a block is what it is decoded at once', () => {
  fc.assert(
    fc.property(grids(6), fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), (cells, counts) => {
      const code = encodeGrids(cells, 6, 300)
      const decoder = new GridDecoder(code, 0, code.length, 6)
      const whole = decodeGrids(code, 0, code.length, 6)
      for (const count of counts) {
        const end = count * GRID_CELLS
        expect(decoder.decode(count).subarray(0, end)).toEqual(whole.subarray(0, end))
      }
    }),
    { seed: 1, numRuns: 50 },
  )
})

test('any bytes at all decode to something', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeGrids(bytes, 0, bytes.length, 3)).toHaveLength(3 * GRID_CELLS)
    }),
    { seed: 1 },
  )
})
