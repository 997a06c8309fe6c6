import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstReaching, itemAt, layLane } from './lane.ts'
import { rulerLabel, rulerStep } from './ruler.ts'
import { endOf, fittedTo, pannedBy, showing, timeAt, wholeOf, withinVideo, xOf, zoomedAt } from './time-view.ts'
import { levelFor, rateOf, readWave } from './wave-levels.ts'

const FRAME = 1 / 25
const duration = fc.double({ min: 1, max: 7200, noNaN: true })
const width = fc.integer({ min: 200, max: 3000 })

describe('the view of the timeline', () => {
  test('zooming keeps the time under the pointer, as far as the video goes', () => {
    fc.assert(
      fc.property(duration, width, fc.double({ min: 0, max: 1, noNaN: true }), (length, pixels, place) => {
        const whole = wholeOf(length, pixels)
        const x = place * pixels
        const near = zoomedAt(whole, 8, x, FRAME)
        expect(timeAt(near, x)).toBeCloseTo(timeAt(whole, x), 5)
        const back = zoomedAt(near, 1e-9, x, FRAME)
        expect(back.start).toBeCloseTo(0, 6)
        expect(endOf(back)).toBeCloseTo(length, 5)
      }),
      { seed: 11 },
    )
  })

  test('no sequence of zooms and pans leaves the video, or goes beyond a frame', () => {
    const step = fc.record({
      factor: fc.double({ min: 0.1, max: 40, noNaN: true }),
      x: fc.integer({ min: 0, max: 3000 }),
    })
    fc.assert(
      fc.property(duration, width, fc.array(step, { maxLength: 12 }), (length, pixels, steps) => {
        let view = wholeOf(length, pixels)
        for (const { factor, x } of steps) {
          view = pannedBy(zoomedAt(view, factor, Math.min(x, pixels), FRAME), x - 1500, FRAME)
          expect(view.start).toBeGreaterThanOrEqual(0)
          expect(endOf(view)).toBeLessThanOrEqual(length + 1e-6)
          expect(FRAME / view.secondsPerPixel).toBeLessThanOrEqual(Math.max(48.001, (FRAME * pixels) / length + 0.001))
        }
      }),
      { seed: 12 },
    )
  })

  test('fits a span with room around it, and follows the playhead', () => {
    const view = fittedTo(wholeOf(3600, 1000), { start: 100, end: 110 }, FRAME)
    expect([view.start, endOf(view)]).toEqual([97.5, 112.5])
    expect(xOf(view, 105)).toBeCloseTo(500)
    expect(showing(view, 105, FRAME)).toBe(view)
    expect(timeAt(showing(view, 300, FRAME), 920)).toBeCloseTo(300)
    expect(timeAt(showing(view, 112, FRAME, true), 80)).toBeCloseTo(112)
    expect(withinVideo({ ...view, start: -4 }, FRAME).start).toBe(0)
  })
})

type Item = { start: number; end: number; name: number }
const items = fc
  .array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true })), {
    maxLength: 60,
  })
  .map((spans): Item[] => spans.map(([start, length], name) => ({ start, end: start + length, name })))

describe('a lane', () => {
  test('finds what reaches into a window, as looking at each would', () => {
    fc.assert(
      fc.property(items, fc.double({ min: 0, max: 120, noNaN: true }), (all, from) => {
        const lane = layLane(all)
        const first = firstReaching(lane, from)
        const missed = lane.items.slice(0, first).filter(({ end }) => end >= from)
        expect(missed).toEqual([])
        if (first < lane.items.length) expect(lane.reach[first]).toBeGreaterThanOrEqual(from)
      }),
      { seed: 13 },
    )
  })

  test('no two items of the first rows cover each other', () => {
    fc.assert(
      fc.property(items, (all) => {
        const lane = layLane(all)
        for (let row = 0; row < 2; row++) {
          const own = lane.items.filter((_, index) => lane.rows[index] === row)
          for (const [index, item] of own.entries()) expect(item.start).toBeGreaterThanOrEqual(own[index - 1]?.end ?? 0)
        }
      }),
      { seed: 14 },
    )
  })

  test('takes hold of an edge near it, of the body elsewhere, of points whole', () => {
    const lane = layLane([
      { start: 10, end: 20 },
      { start: 20, end: 30 },
      { start: 40, end: 40 },
    ])
    expect(itemAt(lane, 0, 15, 0.5)).toMatchObject({ item: { start: 10 }, grip: 'body' })
    expect(itemAt(lane, 0, 10.2, 0.5)).toMatchObject({ item: { start: 10 }, grip: 'start' })
    // Where two meet, the side decides.
    expect(itemAt(lane, 0, 19.8, 0.5)).toMatchObject({ item: { start: 10 }, grip: 'end' })
    expect(itemAt(lane, 0, 20.2, 0.5)).toMatchObject({ item: { start: 20 }, grip: 'start' })
    expect(itemAt(lane, 0, 40.3, 0.5)).toMatchObject({ item: { start: 40 }, grip: 'body' })
    expect(itemAt(lane, 0, 35, 0.5)).toBeUndefined()
    expect(itemAt(lane, 1, 15, 0.5)).toBeUndefined()
  })
})

test('the ruler’s labels never touch, from the whole to a frame', () => {
  for (let secondsPerPixel = 8; secondsPerPixel > FRAME / 48; secondsPerPixel /= 1.3) {
    const step = rulerStep(secondsPerPixel, FRAME)
    expect(step.major / secondsPerPixel).toBeGreaterThanOrEqual(74 - 1e-9)
    expect(step.major / step.minor).toBeCloseTo(Math.round(step.major / step.minor), 9)
  }
  expect(rulerStep(2, FRAME)).toEqual({ major: 300, minor: 60, inFrames: false })
  const close = rulerStep(FRAME / 48, FRAME)
  expect(close).toEqual({ major: 2 * FRAME, minor: FRAME, inFrames: true })
  expect(rulerLabel(65 + 7 * FRAME, close, FRAME)).toBe('1:05+07')
  expect(rulerLabel(65, close, FRAME)).toBe('1:05')
})

test('the waveform folds to peaks of peaks and means of means, and the level fits the zoom', () => {
  const bytes = new Uint8Array(4 + 2 * 4096)
  new DataView(bytes.buffer).setUint32(0, 50, true)
  for (let index = 0; index < 4096; index++)
    bytes.set([index % 7 === 0 ? 200 : 10, index % 2 === 0 ? 8 : 4], 4 + index * 2)
  const wave = readWave(bytes.buffer)
  if (!wave) throw new Error('no wave')
  expect(wave.levels.map((level) => level.length / 2)).toEqual([4096, 1024, 256])
  expect(Array.from(wave.levels[1]?.slice(0, 4) ?? [])).toEqual([200, 6, 200, 6])
  for (const secondsPerPixel of [0.001, 0.02, 0.1, 0.5, 2]) {
    const level = levelFor(wave, secondsPerPixel)
    const aPixel = rateOf(wave, level) * secondsPerPixel
    if (level > 0) expect(aPixel).toBeGreaterThanOrEqual(1)
    if (level < wave.levels.length - 1) expect(aPixel).toBeLessThan(4.0001)
  }
  expect(readWave(new ArrayBuffer(3))).toBeUndefined()
  expect(readWave(new ArrayBuffer(64))).toBeUndefined()
})
