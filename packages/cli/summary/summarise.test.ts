import type { Report } from '@aftercut/engine/report'
import { expect, it } from 'vitest'
import { summarise } from './summarise.ts'

const report: Report = {
  format: 'aftercut.watch/1',
  making: { file: 'making.mp4', durationSeconds: 60, captions: [] },
  episodes: [{ id: 'E02', file: 'e02.print', durationSeconds: 3600 }],
  shots: [{ start: 0, end: 60 }],
  segments: [
    {
      start: 0,
      end: 20,
      kind: 'take',
      take: 1,
      scene: { episode: 'E02', start: 300, end: 400 },
      confidence: 0.9,
      because: [],
    },
    { start: 22, end: 60, kind: 'clip', scene: { episode: 'E02', start: 300, end: 400 }, confidence: 0.9, because: [] },
  ],
  // Half speed: two making seconds an episode second.
  matches: [
    {
      making: { start: 20, end: 60 },
      episode: { id: 'E02', start: 310, end: 330 },
      rate: 2,
      by: ['video'],
      confidence: 0.9,
    },
  ],
  calls: [],
  moments: [],
  quotes: [],
  problems: [],
}

it('says of a clip what of the episode it shows, of a take which scene it performs', () => {
  const lines = summarise(report, { page: 'watch.html', report: 'watch.json', chapters: '', timeline: '' }).split('\n')
  expect(lines.find((line) => line.includes('clip'))).toMatch(/of E02, as aired 5:11–5:30$/)
  expect(lines.find((line) => line.includes('take 1'))).toMatch(/of E02, the scene at 5:00–6:40$/)
})
