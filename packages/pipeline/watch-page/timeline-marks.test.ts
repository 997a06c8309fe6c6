import { expect, test } from 'vitest'
import type { Report } from '@aftercut/engine/report'
import { matchMarks, segmentMarks } from './timeline-marks.ts'

function reportOf(ids: readonly string[]): Report {
  const span = { start: 0, end: 5 }
  return {
    format: 'aftercut.watch/1',
    making: { file: 'making.mp4', durationSeconds: 10, captions: [] },
    episodes: ids.map((id) => ({ id, file: `${id}.mp4`, durationSeconds: 60 })),
    shots: [],
    segments: ids.map((episode) => ({
      ...span,
      kind: 'clip',
      scene: { ...span, episode },
      confidence: 1,
      because: [],
    })),
    matches: ids.map((id) => ({ making: span, episode: { ...span, id }, rate: 1, by: ['audio'], confidence: 1 })),
    calls: [],
    moments: [],
    quotes: [],
    problems: [],
  }
}

test.each([
  [
    [
      '달빛 아래 우리가 다시 만날 때까지 S01E01 [AbCdEfGhIj1]',
      '달빛 아래 우리가 다시 만날 때까지 S01E02 [AbCdEfGhIj2]',
    ],
    ['S01E01', 'S01E02'],
  ],
  [
    ['등불거리 제12회', '등불거리 제13회'],
    ['제12회', '제13회'],
  ],
  // Numbers that do not tell them apart, or of which one lacks: as the files are called.
  [
    ['Lantern.Street.S01E01', 'Night.Ferry.S01E01'],
    ['Lantern.Street.S01E01', 'Night.Ferry.S01E01'],
  ],
  [
    ['slow-tide-e11', 'special'],
    ['e11', 'special'],
  ],
])('marks of %j are called %j, and their titles say all', (ids, names) => {
  const report = reportOf(ids)
  expect(matchMarks(report).map(({ label }) => label)).toEqual(names)
  expect(segmentMarks(report).map(({ label }) => label)).toEqual(names.map((name) => `Clip · ${name} at 0:00`))
  for (const [index, { title }] of segmentMarks(report).entries()) expect(title).toContain(ids[index])
})
