import { expect, test } from 'vitest'
import { BIN_SECONDS, type Evidence } from './evidence.ts'
import { decodeSpan } from './span-decoder.ts'

/** Evidence of 30 s from 100 s on: `sound` and `picture` say what each bin holds. */
const evidence = (sound: (bin: number) => number, picture: (bin: number) => number): Evidence => ({
  startSeconds: 100,
  count: 300,
  sound: Float64Array.from({ length: 300 }, (_, bin) => sound(bin)),
  picture: Float64Array.from({ length: 300 }, (_, bin) => picture(bin)),
})

test('a span reaches as far as the evidence', () => {
  const reading = decodeSpan(
    evidence(
      (bin) => (bin >= 50 && bin < 90 ? 2 : -2),
      () => -Infinity,
    ),
    107,
    true,
  )!
  expect(reading.span.start).toBeCloseTo(100 + 50 * BIN_SECONDS)
  expect(reading.span.end).toBeCloseTo(100 + 90 * BIN_SECONDS)
  expect(reading.soundEvidence).toBeCloseTo(80)
  expect(reading.pictureEvidence).toBe(0)
})

test('one sense takes over from the other', () => {
  const reading = decodeSpan(
    evidence(
      (bin) => (bin >= 50 && bin < 90 ? 2 : -2),
      (bin) => (bin >= 85 && bin < 140 ? 1 : -1),
    ),
    107,
    true,
  )!
  // A picture's changes speak for their middle.
  expect(reading.span.end).toBeCloseTo(100 + 140 * BIN_SECONDS + 0.25)
  expect(reading.soundSeconds).toBeCloseTo(4)
})

test('a moment of doubt does not end a span, and where nothing is known it does not go on', () => {
  const reading = decodeSpan(
    evidence(
      (bin) => (bin >= 50 && bin < 90 ? (bin === 70 ? -1 : 2) : bin < 50 ? -2 : 0),
      () => -Infinity,
    ),
    107,
    true,
  )!
  expect(reading.span.end).toBeCloseTo(100 + 90 * BIN_SECONDS)
  expect(reading.span.start).toBeCloseTo(100 + 50 * BIN_SECONDS)
})

test('without evidence there is no span', () => {
  expect(
    decodeSpan(
      evidence(
        () => -0.1,
        () => -0.1,
      ),
      115,
      true,
    ),
  ).toBeUndefined()
})
