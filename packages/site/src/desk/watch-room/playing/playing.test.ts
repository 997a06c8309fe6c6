import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../room-data.ts'
import { besideAt, correction } from './in-step.ts'
import { shuttled } from './shuttle.ts'

const finding = (changes: Partial<Finding>): Finding => ({
  id: 'f',
  kind: 'match',
  label: 'E1',
  start: 10,
  end: 20,
  body: {},
  standing: 'found',
  version: 0,
  moved: false,
  renamed: false,
  orphaned: false,
  by: null,
  ...changes,
})
const match = finding({ id: 'm', body: { episode: { id: 'E1', start: 100, end: 105 }, rate: 2, confidence: 0.9 } })
const take = finding({
  id: 't',
  kind: 'segment',
  label: 'take',
  body: { scene: { episode: 'E1', start: 300, end: 312 } },
})

describe('the episode beside the making', () => {
  test('a copy is shown to the frame, in slow motion at its rate', () => {
    expect(besideAt(14, [take, match])).toEqual({ episode: 'E1', at: 102, rate: 0.5, by: 'copy', finding: 'm' })
  })

  test('a take shows its scene from its start; what was rejected shows nothing', () => {
    expect(besideAt(10, [take])).toMatchObject({ at: 300, by: 'scene' })
    expect(besideAt(15, [take])?.at).toBeCloseTo(306)
    expect(besideAt(15, [{ ...take, standing: 'rejected' }])).toBeUndefined()
    expect(besideAt(25, [take, match])).toBeUndefined()
  })

  test('two videos whose clocks differ come into step and stay there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.99, max: 1.01, noNaN: true }),
        (ahead, skew) => {
          let drift = ahead
          // Twenty seconds of playing, looked at four times a second; its own clock runs at `skew`.
          for (let step = 0; step < 80; step++) {
            const { jump, rate } = correction(drift, 1, true)
            if (jump) drift = 0
            drift += 0.25 * (rate * skew - 1)
          }
          expect(Math.abs(drift)).toBeLessThan(0.06)
        },
      ),
      { seed: 31 },
    )
  })

  test('standing still, it stands at the very frame', () => {
    expect(correction(0.03, 1, false).jump).toBe(true)
    expect(correction(0.01, 1, false).jump).toBe(false)
  })
})

test('L again is faster, J again faster backwards, and each first slows the other down', () => {
  const keys = (pressed: string) =>
    Array.from(pressed).reduce<number>((speed, key) => shuttled(speed, key === 'L' ? 1 : -1), 0)
  expect(['L', 'LL', 'LLL', 'LLLL', 'LLLLL'].map(keys)).toEqual([1, 2, 4, 8, 8])
  expect(['J', 'JJ', 'LJ', 'LLJ', 'JL'].map(keys)).toEqual([-1, -2, -1, -1, 1])
})
