import { expect, test } from 'vitest'
import type { PictureSeries } from '../readings/index.ts'
import { findInsets, overlap } from './inset-edges.ts'

const WIDTH = 64
const HEIGHT = 36
const COUNT = 30

/** Light and shade that drift: `k` is the time in pictures. */
const footage = (x: number, y: number, k: number, seed: number): number =>
  110 + 50 * Math.sin(x / 9 + k / 4 + seed) + 40 * Math.cos(y / 7 - k / 5 + 2 * seed)

function series(luma: (x: number, y: number, k: number) => number): PictureSeries {
  const values = new Uint8Array(COUNT * WIDTH * HEIGHT)
  for (let i = 0; i < values.length; i++) {
    values[i] = luma(i % WIDTH, Math.floor(i / WIDTH) % HEIGHT, Math.floor(i / WIDTH / HEIGHT))
  }
  return { rate: 10, width: WIDTH, height: HEIGHT, count: COUNT, luma: values }
}

test('a picture-in-picture is found where it stands, over a picture that moves', () => {
  const inset = { x: 36 / WIDTH, y: 4 / HEIGHT, width: 24 / WIDTH, height: 13.5 / HEIGHT }
  const found = findInsets(
    series((x, y, k) =>
      x >= 36 && x < 60 && y >= 4 && y < 17.5 ? 0.5 * footage(4 * x, 4 * y, k, 5) : footage(x, y, k, 1),
    ),
    [1],
  )
  expect(Math.max(...found.map(({ rectangle }) => overlap(rectangle, inset)))).toBeGreaterThan(0.85)
})

test('footage without one has none', () => {
  expect(
    findInsets(
      series((x, y, k) => footage(x, y, k, 1)),
      [1],
    ),
  ).toEqual([])
})
