import { expect, it } from 'vitest'
import { captionShift } from './caption-shift.ts'

/** Cues at irregular times, as people talk. */
const cues = (count: number, shift = 0, jitter = 0) =>
  Array.from({ length: count }, (_, index) => {
    const start = 5 + index * 3.1 + Math.sin(index * 7.3) * 1.4 + shift + Math.sin(index * 3.7) * jitter
    return { start, end: start + 2 }
  })

it('tells by how much a file runs late or early', () => {
  expect(captionShift(cues(40), cues(40, 2.5, 0.2))).toBeCloseTo(2.5, 0)
  expect(captionShift(cues(40), cues(30, -4, 0.2))).toBeCloseTo(-4, 0)
})

it('leaves alone files that lie well, that are cut otherwise, or that hold little', () => {
  expect(captionShift(cues(40), cues(40, 0.4, 0.2))).toBe(0)
  const otherwise = cues(40).flatMap(({ start }, index) =>
    index % 3 === 0 ? [] : [{ start: start + (index % 4), end: start + 4 }],
  )
  expect(captionShift(cues(40), otherwise)).toBe(0)
  expect(captionShift(cues(5), cues(5, 3))).toBe(0)
})
