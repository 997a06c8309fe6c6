import { expect, test } from 'vitest'
import { LandmarkTable } from './landmark-table.ts'
import { pairPeaks } from './landmarks.ts'
import { BIN_FRAMES, OffsetVotes } from './offset-votes.ts'

/** Peaks that repeat nothing: steps and pitches of a linear congruence. */
function peaksOf(seed: number, count: number) {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  let frame = 0
  return {
    count,
    frames: Uint32Array.from({ length: count }, () => (frame += 1 + next(10))),
    pitches: Uint16Array.from({ length: count }, () => 100 + next(300)),
  }
}

test('landmarks vote for where they were taken from, among all prints', () => {
  const prints = [peaksOf(1, 3000), peaksOf(2, 3000)]
  const bases = [1000, 100_000]
  const votes = new OffsetVotes(
    new LandmarkTable(
      prints.map((peaks) => pairPeaks(peaks, 3)),
      bases,
    ),
  )
  // The second print from its frame 5000 on, for 400 frames.
  const { frames, pitches } = prints[1]!
  const first = frames.findIndex((frame) => frame >= 5000)
  const count = frames.findIndex((frame) => frame >= 5400) - first
  const making = {
    count,
    frames: frames.slice(first, first + count).map((frame) => frame - 5000),
    pitches: pitches.slice(first, first + count),
  }
  const elected = votes.count({ rate: 1, landmarks: pairPeaks(making, 6), leastVotes: 6 }, 400)
  const best = elected.toSorted((a, b) => b.votes - a.votes)[0]!
  expect(Math.abs(best.bin * BIN_FRAMES + 105_000)).toBeLessThanOrEqual(BIN_FRAMES)
  expect(best.votes).toBeGreaterThan(50)
})
