import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './checksum.ts'
import { encodeGrids } from './grid-coder.ts'
import { type Print, readPrint, UnreadablePrint, writePrint } from './index.ts'
import { GRID_CELLS } from './print.ts'

const print: fc.Arbitrary<Print> = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 5999 }), { maxLength: 20 }),
    cells: fc.uint8Array({ minLength: 60 * GRID_CELLS, maxLength: 60 * GRID_CELLS }),
    keys: fc.uniqueArray(fc.nat(59), { maxLength: 9 }),
    signs: fc.array(fc.nat(2 ** 24 - 1), { maxLength: 50 }),
    steps: fc.array(fc.nat(900), { maxLength: 40 }),
    pitch: fc.nat(511),
  })
  .map(({ cuts, cells, keys, signs, steps, pitch }) => {
    const ends = [...cuts.toSorted((a, b) => a - b), 6000].map((end) => end / 100)
    const blocks = [encodeGrids(cells, 50, 900), encodeGrids(cells.subarray(50 * GRID_CELLS), 10, 200)]
    const indexes = keys.toSorted((a, b) => a - b)
    let frame = 0
    return {
      durationSeconds: 60,
      shots: ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end })),
      picture: {
        aspect: 1.75,
        active: { x: 0, y: 0, width: 1, height: 1 },
        grids: {
          count: 60,
          bytes: Uint8Array.from(blocks.flatMap((block) => [...block])),
          offsets: Uint32Array.of(0, blocks[0]!.length, blocks[0]!.length + blocks[1]!.length),
        },
        keys: {
          count: indexes.length,
          indexes: Uint32Array.from(indexes),
          words: Uint32Array.from({ length: 2 * indexes.length }, (_, i) => i * 7919),
        },
      },
      sound: {
        signs: Uint32Array.from(signs),
        peaks: {
          count: steps.length,
          frames: Uint32Array.from(steps, (step) => (frame += step)),
          pitches: new Uint16Array(steps.length).fill(pitch),
        },
      },
    }
  })

test('what is written is read back', () => {
  fc.assert(
    fc.property(print, (one) => {
      expect(readPrint(writePrint(one))).toEqual(one)
    }),
    { seed: 1, numRuns: 40 },
  )
})

const reasonOf = (bytes: Uint8Array): string => {
  try {
    readPrint(bytes)
    return 'none'
  } catch (error) {
    if (!(error instanceof UnreadablePrint)) throw error
    return error.reason
  }
}

const example = (): Uint8Array => writePrint(fc.sample(print, { seed: 7, numRuns: 1 })[0]!)

test('cut short anywhere, it says so', () => {
  const bytes = example()
  for (let length = 1; length < bytes.length; length += 13) {
    expect(reasonOf(bytes.subarray(0, length))).toBe('truncated')
  }
  expect(reasonOf(new Uint8Array())).toBe('not-a-print')
})

test('a byte changed anywhere is noticed', () => {
  const bytes = example()
  for (let at = 28; at < bytes.length; at += 17) {
    const changed = bytes.slice()
    changed[at]! ^= 0x20
    expect(reasonOf(changed)).toBe('damaged')
  }
})

test('other files, and prints of another version, are told apart', () => {
  expect(reasonOf(new TextEncoder().encode('WEBVTT\n\n00:01.000 --> 00:02.000\nhello there, all of you'))).toBe(
    'not-a-print',
  )
  const newer = example()
  newer[16] = 9
  expect(reasonOf(newer)).toBe('newer-version')
})

test('bytes that pass the checksum and make no sense are damage, not a crash', () => {
  const bytes = example()
  fc.assert(
    fc.property(fc.nat(bytes.length - 40), fc.nat(255), (at, value) => {
      const changed = bytes.slice()
      changed[28 + at] = value
      new DataView(changed.buffer).setUint32(changed.length - 4, crc32(changed.subarray(0, -4)), true)
      expect(['none', 'damaged']).toContain(reasonOf(changed))
    }),
    { seed: 1, numRuns: 300 },
  )
})

test('the checksum is the usual one', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})
