import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepIn } from './likeness-ends.ts'

/** Likeness of `count` pictures, of which the first `within` are copies, give or take `noise`. */
const likeness = (count: number, within: number, noise: readonly number[]): Float64Array =>
  Float64Array.from({ length: count }, (_, n) => (n < within ? 0.93 : 0.2) + (noise[n] ?? 0))

test('a copy ends where pictures are no longer alike, whatever noise there is', () => {
  const few = fc.double({ min: -0.06, max: 0.06, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 13 }), fc.array(few, { minLength: 16, maxLength: 16 }), (within, noise) => {
      expect(stepIn(likeness(16, within, noise))).toBe(within)
    }),
    { seed: 1 },
  )
})

test('where pictures stay alike, or give way over a while, nothing is said', () => {
  expect(stepIn(new Float64Array(16).fill(0.95))).toBeUndefined()
  expect(stepIn(Float64Array.from({ length: 16 }, (_, n) => 1 - n / 16))).toBeUndefined()
})

test('what is not like the episode before it falls is no copy', () => {
  expect(stepIn(Float64Array.from({ length: 16 }, (_, n) => (n < 8 ? 0.5 : 0)))).toBeUndefined()
})
