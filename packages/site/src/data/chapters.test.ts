import { expect, test } from 'vitest'
import { chaptersOf } from './chapters.ts'

const segment = (start: number, end: number, label: string) => ({
  kind: 'segment' as const,
  start,
  end,
  label,
  body: {},
})

test('what is too short to go to belongs to the chapter before it, and a short start to the one after', () => {
  const findings = [
    segment(0, 1, 'set'),
    segment(1, 4, 'card'),
    segment(4, 30, 'interview'),
    segment(30, 31.5, 'set'),
    segment(31.5, 60, 'interview'),
  ]
  expect(chaptersOf({ findings, scenes: [] }, 'en').map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [4, 60],
  ])
})
