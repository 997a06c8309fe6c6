import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrameThinner } from './frame-thinner.ts'

type Shown = { frame: number; bytes: number; isKey?: boolean }

/** The frames that may be left out, of packets in decoding order at so many frames a second. */
function leftOut(packets: readonly Shown[], framesPerSecond = 25): number[] {
  const thinner = new FrameThinner()
  return packets
    .filter(({ frame, bytes, isKey = false }) =>
      thinner.mayLeaveOut({ timeSeconds: frame / framesPerSecond, bytes, isKey }),
    )
    .map(({ frame }) => frame)
}

/** A key frame, then groups of four: one ahead, one in the middle, and two that nothing rests on. */
const pyramid = (groups: number, bytesOf: (group: number) => number = () => 1000): Shown[] => [
  { frame: 0, bytes: 9000, isKey: true },
  ...Array.from({ length: groups }, (_, n) =>
    [4, 2, 1, 3].map((offset) => ({ frame: 4 * n + offset, bytes: offset === 4 ? bytesOf(n) : 100 })),
  ).flat(),
]

test('every other frame of 25 a second goes', () => {
  expect(leftOut(pyramid(3))).toEqual([5, 7, 9, 11])
})

test('of 60 a second more go, of 12 none', () => {
  expect(leftOut(pyramid(3), 60)).toEqual([6, 5, 7, 10, 9, 11])
  expect(leftOut(pyramid(3), 12)).toEqual([])
})

test('around what is new nothing goes: much more bytes, much fewer, a key frame', () => {
  expect(leftOut(pyramid(4, (n) => (n === 2 ? 3000 : 1000)))).toEqual([5, 7, 13, 15])
  expect(leftOut(pyramid(4, (n) => (n === 2 ? 100 : 1000)))).toEqual([5, 7, 13, 15])
  const key = pyramid(4).map((packet) => (packet.frame === 12 ? { ...packet, isKey: true } : packet))
  expect(leftOut(key)).toEqual([5, 7, 13, 15])
})

test('where frames come in the order in which they are shown, none goes', () => {
  expect(leftOut(Array.from({ length: 50 }, (_, frame) => ({ frame, bytes: 500 })))).toEqual([])
})

test('a packet that has no time stays', () => {
  expect(new FrameThinner().mayLeaveOut({ timeSeconds: undefined, bytes: 1, isKey: false })).toBe(false)
})

test('whatever the order and the sizes, no step grows past the longest one allowed', () => {
  const packets = fc.array(
    fc.record({ swap: fc.nat(7), bytes: fc.nat(5000), isKey: fc.boolean(), step: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 2, maxLength: 80 },
  )
  fc.assert(
    fc.property(packets, (given) => {
      let frame = 0
      const order = given
        .map(({ swap, bytes, isKey, step }, n) => ({ frame: (frame += step), bytes, isKey, rank: n + swap }))
        .toSorted((a, b) => a.rank - b.rank)
      const gone = new Set(leftOut(order, 25))
      const kept = order
        .map((packet) => packet.frame)
        .filter((n) => !gone.has(n))
        .toSorted((a, b) => a - b)
      const all = order.map((packet) => packet.frame).toSorted((a, b) => a - b)
      for (const [n, one] of kept.slice(1).entries()) {
        const between = all.some((other) => other > kept[n]! && other < one)
        if (between) expect((one - kept[n]!) / 25).toBeLessThan(0.086)
      }
    }),
    { seed: 5 },
  )
})
