import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cuesWithin } from './cues-within.ts'

test('the cues that a span touches, and not those that end where it begins', () => {
  const find = cuesWithin([
    { start: 4, end: 6 },
    { start: 0, end: 2 },
    { start: 2, end: 4 },
  ])
  expect(find({ start: 2, end: 5 })).toEqual([
    { start: 2, end: 4 },
    { start: 4, end: 6 },
  ])
  expect(find({ start: 6, end: 9 })).toEqual([])
})

test('as many as looking at each of them finds, long and overlapping ones too', () => {
  const cue = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 40 }), fc.nat(70), fc.nat(30), (cues, start, length) => {
      const span = { start, end: start + length }
      const plain = cues.filter((each) => each.start < span.end && each.end > span.start)
      expect(cuesWithin(cues)(span)).toEqual(plain.toSorted((a, b) => a.start - b.start))
    }),
    { seed: 12 },
  )
})
