import fc from 'fast-check'
import { expect, test } from 'vitest'
import { episodeCodes, episodesNamed } from './episode-codes.ts'

const episodes = [1, 2].flatMap((season) =>
  Array.from({ length: 12 }, (_, index) => ({ id: `${season}-${index + 1}`, season, number: index + 1 })),
)

test('episodes are named by numbers, runs and seasons', () => {
  expect(episodesNamed('1-3, 6; S2E1', episodes)).toEqual(['1-1', '1-2', '1-3', '1-6', '2-1'])
  expect(episodesNamed('', episodes)).toEqual([])
  expect(episodesNamed('13', episodes)).toEqual({ unknown: '13' })
  expect(episodesNamed('4-2', episodes)).toEqual({ unknown: '4-2' })
  expect(episodesNamed('the first', episodes)).toEqual({ unknown: 'the first' })
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.subarray(episodes), (some) => {
      expect(episodesNamed(episodeCodes(some), episodes)).toEqual(some.map(({ id }) => id))
    }),
    { seed: 3 },
  )
})
