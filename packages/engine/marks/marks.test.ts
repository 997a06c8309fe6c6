import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Peaks, Print } from '../print/index.ts'
import { cutWindows, MARK_SECONDS, marksOfClip, marksOfPrint, SPEEDS, WINDOW_SECONDS, type Marks } from './index.ts'

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Sixteen peaks a second, anywhere. */
function peaksOf(seconds: number, seed: number): Peaks {
  const random = seeded(seed)
  const count = seconds * 16
  const frames = Uint32Array.from({ length: count }, () => random() * (seconds / 0.012)).toSorted()
  return { count, frames, pitches: Uint16Array.from({ length: count }, () => 150 + random() * 300) }
}

const printOf = (peaks: Peaks, seconds: number): Print => ({
  durationSeconds: seconds,
  shots: [],
  sound: { signs: new Uint32Array(), peaks },
})

/** The difference of time on which most marks of both agree, in seconds, and how many. */
function agreement(print: Marks, clip: Marks): { seconds: number; votes: number } {
  const votes = new Map<number, number>()
  for (let a = 0; a < print.count; a++)
    for (let b = 0; b < clip.count; b++) {
      if (print.keys[a] !== clip.keys[b]) continue
      const difference = Math.round((print.ats[a]! - clip.ats[b]!) / 4)
      votes.set(difference, (votes.get(difference) ?? 0) + 1)
    }
  const [difference, most] = [...votes].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return { seconds: difference * 4 * MARK_SECONDS, votes: most }
}

describe('marks', () => {
  const peaks = peaksOf(600, 1)
  const print = marksOfPrint(printOf(peaks, 600))
  const [start, end] = [200, 230]
  const within = [...peaks.frames.keys()].filter(
    (k) => peaks.frames[k]! >= start / 0.012 && peaks.frames[k]! < end / 0.012,
  )
  const clipAt = (rate: number, rise: number): Peaks => ({
    count: within.length,
    frames: Uint32Array.from(within, (k) => Math.round((peaks.frames[k]! - start / 0.012) * rate)),
    pitches: Uint16Array.from(within, (k) => peaks.pitches[k]! + rise),
  })

  test('are four or so a second', () => {
    expect(print.count / 600).toBeGreaterThan(3)
    expect(print.count / 600).toBeLessThan(5)
  })

  test('of a clip agree with those of its print on where it begins, and by chance on nothing', () => {
    const { seconds, votes } = agreement(print, marksOfClip({ peaks: clipAt(1, 0) }))
    expect(seconds).toBeCloseTo(start, 0)
    expect(votes).toBeGreaterThan(60)
    expect(agreement(print, marksOfClip({ peaks: peaksOf(30, 2) })).votes).toBeLessThan(4)
  })

  test.each(SPEEDS.map((speed) => [speed.rate, speed.risePitches] as const))(
    'of a clip that takes %f times as long, %i pitches higher, agree at that speed',
    (rate, risePitches) => {
      const clip = marksOfClip({ peaks: clipAt(rate, risePitches) }, { rate, risePitches })
      const { seconds, votes } = agreement(print, clip)
      expect(seconds).toBeCloseTo(start, 0)
      expect(votes).toBeGreaterThan(20)
    },
  )

  test('are the same for the same print', () => expect(marksOfPrint(printOf(peaks, 600))).toEqual(print))
})

test('windows hold every mark, none twice, and none longer than they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 / MARK_SECONDS }), { maxLength: 200 }), (times) => {
      const marks = { count: times.length, keys: Int32Array.from(times.keys()), ats: Int32Array.from(times) }
      const windows = cutWindows(marks, 300 + MARK_SECONDS)
      const seen = new Set(windows.flatMap(({ keys }) => [...keys]))
      expect(seen.size).toBe(times.length)
      for (const { ats, keys } of windows) {
        expect(new Set(keys).size).toBe(keys.length)
        expect((Math.max(...ats) - Math.min(...ats)) * MARK_SECONDS).toBeLessThanOrEqual(WINDOW_SECONDS)
      }
    }),
    { seed: 1 },
  )
})
