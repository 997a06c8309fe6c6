import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyIndex, PROBES } from './key-index.ts'
import { sourceOf } from './source.ts'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** Bits in which two words differ, counted one by one. */
const differing = (a: number, b: number): number =>
  Array.from({ length: 32 }, (_, bit) => ((a >>> bit) ^ (b >>> bit)) & 1).reduce((sum, one) => sum + one, 0)

test('finds what comparing every picture finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 100 }),
      fc.array(fc.nat(63), { maxLength: 16 }),
      fc.shuffledSubarray(
        Array.from({ length: 64 }, (_, i) => i),
        { minLength: PROBES, maxLength: PROBES },
      ),
      (keys, changes, probes) => {
        // A query near to the first key.
        let [low, high] = keys[0]!
        for (const bit of changes) {
          if (bit < 32) low = (low ^ (1 << bit)) >>> 0
          else high = (high ^ (1 << (bit - 32))) >>> 0
        }
        const picture = {
          aspect: 1,
          active: { x: 0, y: 0, width: 1, height: 1 },
          grids: { count: 0, bytes: new Uint8Array(), offsets: new Uint32Array(1) },
          keys: {
            count: keys.length,
            indexes: Uint32Array.from(keys, (_, i) => i),
            words: Uint32Array.from(keys.flat()),
          },
        }
        const index = new KeyIndex([sourceOf(0, 'a', { durationSeconds: 1, shots: [], picture })])
        const all = 2 ** 32 - 1
        const query = { makingSeconds: 0, low, high, lowMask: all, highMask: all, bits: 64, probes }
        const expected = keys
          .map(([l, h], key) => ({
            key,
            bits: differing(l, low) + differing(h, high),
            first: probes.filter((bit) => (((bit < 32 ? l ^ low : h ^ high) >>> (bit & 31)) & 1) === 1).length,
          }))
          .filter(({ bits, first }) => bits <= 14 && first <= 5)
          .map(({ key, bits }) => ({ key, bits }))
          .toSorted((a, b) => a.bits - b.bits || a.key - b.key)
        expect(index.near(query, 14)).toEqual(expected)
      },
    ),
    { seed: 3, numRuns: 200 },
  )
})
