import { expect, test } from 'vitest'
import { createVideoAnalyser } from '../readings/index.ts'
import { findShots } from './index.ts'

const WIDTH = 128
const HEIGHT = 72
const RATE = 25

/** A view of its own for each number: waves, which drift slowly. */
function view(number: number, seconds: number, luma: Uint8Array): void {
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const wave = Math.sin((x + 3 * seconds) / (5 + number * 3)) + Math.cos(y / (4 + ((number * 5) % 7)) + number)
      luma[y * WIDTH + x] = 60 + ((number * 53) % 90) + 25 * wave
    }
  }
}

/** Boundaries between shots that are found in a video whose frame `n` is drawn by `draw`. */
function boundaries(seconds: number, draw: (n: number, luma: Uint8Array) => void): number[] {
  const analyser = createVideoAnalyser({
    durationSeconds: seconds,
    picture: { width: 640, height: 360, framesPerSecond: RATE, analysisWidth: WIDTH, analysisHeight: HEIGHT },
  })
  const y = new Uint8Array(WIDTH * HEIGHT)
  const chroma = new Uint8Array(y.length / 4).fill(128)
  for (let n = 0; n < seconds * RATE; n++) {
    draw(n, y)
    analyser.picture({ timeSeconds: n / RATE, width: WIDTH, height: HEIGHT, y, u: chroma, v: chroma })
  }
  const shots = findShots(analyser.finish(seconds))
  expect(shots[0]!.start).toBe(0)
  expect(shots.at(-1)!.end).toBe(seconds)
  shots.slice(1).forEach((shot, i) => expect(shot.start).toBe(shots[i]!.end))
  return shots.slice(1).map((shot) => shot.start)
}

test('a hard cut is found at its frame', () => {
  expect(boundaries(6, (n, luma) => view(n < 52 ? 1 : n < 100 ? 4 : 2, n / RATE, luma))).toEqual([
    52 / RATE,
    100 / RATE,
  ])
})

test('a dissolve divides in its middle', () => {
  const other = new Uint8Array(WIDTH * HEIGHT)
  const found = boundaries(6, (n, luma) => {
    const part = Math.min(1, Math.max(0, (n - 63) / 25))
    view(1, n / RATE, luma)
    view(4, n / RATE, other)
    for (let i = 0; i < luma.length; i++) luma[i] = luma[i]! * (1 - part) + other[i]! * part
  })
  expect(found).toHaveLength(1)
  expect(Math.abs(found[0]! - 3.02)).toBeLessThan(0.3)
})

test('a camera flash is no cut', () => {
  const found = boundaries(4, (n, luma) => {
    view(1, n / RATE, luma)
    if (n === 40 || n === 41) for (let i = 0; i < luma.length; i++) luma[i] = Math.min(235, luma[i]! + 90)
  })
  expect(found).toEqual([])
})

test('a caption that pops up is no cut', () => {
  const found = boundaries(4, (n, luma) => {
    view(1, n / RATE, luma)
    if (n > 30 && n < 70) luma.fill(235, 54 * WIDTH, 64 * WIDTH)
  })
  expect(found).toEqual([])
})

test('a video without a picture is one shot', () => {
  expect(findShots({ durationSeconds: 3 })).toEqual([{ start: 0, end: 3 }])
})
