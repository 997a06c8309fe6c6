import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRankingLines, writeRankingLines } from './ranking-lines.ts'

test('a ranking is typed as it comes: with bars, from a spreadsheet, or titles alone', () => {
  expect(readRankingLines('1 | Crash Landing on You | 21.7\n\n 2\tThe King: Eternal Monarch\t1,024\n')).toEqual({
    lines: [
      { rank: 1, label: 'Crash Landing on You', value: 21.7 },
      { rank: 2, label: 'The King: Eternal Monarch', value: 1024 },
    ],
  })
  expect(readRankingLines('The King\n2 Days 1 Night\n2. 사랑의 불시착')).toEqual({
    lines: [
      { rank: 1, label: 'The King', value: null },
      { rank: 2, label: '2 Days 1 Night', value: null },
      { rank: 2, label: '사랑의 불시착', value: null },
    ],
  })
  expect(readRankingLines('1 | The King | many')).toEqual({ wrong: '1 | The King | many' })
  expect(readRankingLines('0 | The King')).toEqual({ wrong: '0 | The King' })
})

test('what is written is read again', () => {
  const label = fc.stringMatching(/^[A-Za-z가-힣][A-Za-z가-힣 :!]{0,20}[A-Za-z가-힣]$/)
  const line = fc.record({
    rank: fc.integer({ min: 1, max: 99_999 }),
    label,
    value: fc.option(fc.integer({ min: -1000, max: 1_000_000 })),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      expect(readRankingLines(writeRankingLines(lines))).toEqual({ lines })
    }),
    { seed: 7 },
  )
})
