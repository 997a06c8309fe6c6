import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRID_CELLS, GridSampler } from '../print/index.ts'
import { GridSummer } from './grid-summer.ts'
import { SummedPictures } from './summed-pictures.ts'

const WIDTH = 40
const HEIGHT = 24

/** More pictures than tables are held of. */
const COUNT = 520

const luma = new Uint8Array(COUNT * WIDTH * HEIGHT)
for (let i = 0, state = 7; i < luma.length; i++) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  luma[i] = state >>> 24
}
const pictures = new SummedPictures({ rate: 10, width: WIDTH, height: HEIGHT, count: COUNT, luma })

test('a grid from summed-area tables is the grid from the pixels', () => {
  const rectangle = fc.record({
    x: fc.double({ min: -0.4, max: 0.7, noNaN: true }),
    y: fc.double({ min: -0.4, max: 0.7, noNaN: true }),
    width: fc.double({ min: 0.25, max: 1.4, noNaN: true }),
    height: fc.double({ min: 0.25, max: 1.4, noNaN: true }),
  })
  fc.assert(
    fc.property(rectangle, fc.boolean(), fc.nat(COUNT - 1), (place, mirrored, k) => {
      const naive = new GridSampler(WIDTH, HEIGHT, place, mirrored)
      const fast = new GridSummer(pictures, place, mirrored)
      const expected = new Float32Array(GRID_CELLS)
      const got = new Float32Array(GRID_CELLS)
      naive.sample(luma, k * WIDTH * HEIGHT, expected, 0)
      fast.sample(k, got, 0)
      expect(fast.visible).toEqual(naive.visible)
      for (let i = 0; i < GRID_CELLS; i++) expect(got[i]).toBeCloseTo(expected[i]!, 2)
    }),
    { seed: 11, numRuns: 300 },
  )
})

test('a table that gave way is made again', () => {
  const first = Int32Array.from(pictures.table(3))
  for (let k = 4; k < COUNT; k++) pictures.table(k)
  pictures.table(0)
  expect(pictures.table(3)).toEqual(first)
})
