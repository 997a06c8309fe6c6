import type { Match } from '@aftercut/engine/report'
import { expect, it } from 'vitest'
import { withinVideos } from './within-videos.ts'

const lengths = { making: 32.1, episodes: [{ id: 'E1', durationSeconds: 60 }] }
const match = (making: [number, number], episode: [number, number], rate = 1): Match => ({
  making: { start: making[0], end: making[1] },
  episode: { id: 'E1', start: episode[0], end: episode[1] },
  rate,
  by: ['video'],
  confidence: 0.9,
})

it('leaves alone what lies within both videos', () => {
  const within = match([2, 10], [20, 28])
  expect(withinVideos([within], lengths)).toEqual([within])
})

it('cuts both spans where one reaches past its end, at the rate', () => {
  const [cut] = withinVideos([match([24, 32.2], [30, 34.1], 2)], lengths)
  expect(cut?.making).toEqual({ start: 24, end: 32.1 })
  expect(cut?.episode.end).toBeCloseTo(34.05)
  const [late] = withinVideos([match([10, 20], [50.5, 60.5])], lengths)
  expect(late).toMatchObject({ making: { start: 10, end: 19.5 }, episode: { start: 50.5, end: 60 } })
  const [early] = withinVideos([match([-0.1, 8], [3.9, 12])], lengths)
  expect(early?.making.start).toBe(0)
  expect(early?.episode.start).toBeCloseTo(4)
})

it('drops what lies outside altogether', () => {
  expect(withinVideos([match([33, 35], [10, 12])], lengths)).toEqual([])
})
