import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fragmentOf, parseFragment } from './fragment.ts'

test('a span is read as it was written, to the hundredth', () => {
  const hundredths = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(hundredths, fc.integer({ min: 1, max: 100_000 }), (from, length) => {
      const span = { start: from / 100, end: (from + length) / 100 }
      const read = parseFragment(`#${fragmentOf(span)}`)
      expect(read?.start).toBeCloseTo(span.start, 5)
      expect(read?.end).toBeCloseTo(span.end, 5)
    }),
    { seed: 5 },
  )
})

test('the forms of the recommendation', () => {
  expect(parseFragment('#t=12.3,15.8')).toEqual({ start: 12.3, end: 15.8 })
  expect(parseFragment('#t=npt:10')).toEqual({ start: 10, end: undefined })
  expect(parseFragment('#t=,20')).toEqual({ start: 0, end: 20 })
  expect(parseFragment('#t=0:02:00,121.5')).toEqual({ start: 120, end: 121.5 })
  for (const none of ['', '#top', '#t=', '#t=a,b', '#t=15,12', '#cat=5']) expect(parseFragment(none)).toBeUndefined()
})
