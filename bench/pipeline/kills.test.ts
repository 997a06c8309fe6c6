import { expect, test } from 'vitest'
import { killServer } from './kills.ts'

test('a server that is killed while it imports, works and is edited loses nothing, and shows nothing half', async () => {
  const { acknowledgedEdits, videos, ...faults } = await killServer(5)
  expect(acknowledgedEdits).toBeGreaterThan(0)
  expect(videos).toBe(5)
  expect(faults).toEqual({
    kills: 5,
    lostEdits: 0,
    lostVideos: 0,
    unfinishedVideos: 0,
    doubledVideos: 0,
    halfResults: 0,
    unfinishedJobs: 0,
  })
}, 180_000)
