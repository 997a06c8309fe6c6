import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANDMARK_KEYS, pairPeaks } from './landmarks.ts'
import { LandmarkTable } from './landmark-table.ts'

const peaks = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 30 }), pitch: fc.nat(511) }), { minLength: 2, maxLength: 80 })
  .map((items) => {
    let frame = 0
    return {
      count: items.length,
      frames: Uint32Array.from(items, ({ step }) => (frame += step)),
      pitches: Uint16Array.from(items, ({ pitch }) => pitch),
    }
  })

test('the table holds each landmark under its key', () => {
  fc.assert(
    fc.property(peaks, (some) => {
      const landmarks = pairPeaks(some, 4)
      const table = new LandmarkTable([landmarks], [0])
      for (let i = 0; i < landmarks.count; i++) {
        const key = landmarks.keys[i]!
        expect(key).toBeLessThan(LANDMARK_KEYS)
        const there = table.frames.subarray(table.starts[key], table.starts[key + 1])
        expect(there).toContain(landmarks.frames[i])
      }
      expect(table.starts[LANDMARK_KEYS]).toBe(landmarks.count)
    }),
    { seed: 1, numRuns: 30 },
  )
})

test('sound played twice as slowly has the landmarks of its own speed', () => {
  fc.assert(
    fc.property(peaks, (some) => {
      const slow = { ...some, frames: some.frames.map((frame) => frame * 2) }
      expect(pairPeaks(slow, 4, 2).keys).toEqual(pairPeaks(some, 4).keys)
    }),
    { seed: 1, numRuns: 30 },
  )
})
