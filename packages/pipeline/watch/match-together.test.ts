import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import { createVideoAnalyser, type Readings } from '@aftercut/engine/readings'
import { findShots } from '@aftercut/engine/video'
import { afterEach, expect, test } from 'vitest'
import { MatchTogether } from './match-together.ts'

/** Numbers in [0, 1) from whole numbers. */
function chance(seed: number, n: number): number {
  let t = Math.imul(seed * 0x9e3779b1 + n * 0x85ebca6b, 0x2c1b3c6d)
  t = Math.imul(t ^ (t >>> 15), 0x297a2d39)
  return ((t ^ (t >>> 13)) >>> 0) / 2 ** 32
}

const WIDTH = 128
const HEIGHT = 72

/** A film of boxes that jump and tones that follow each other; `at` says which moment of it is shown when. */
function film(seconds: number, at: (seconds: number) => number, withPicture = true): Readings {
  const picture = { width: 640, height: 360, framesPerSecond: 10, analysisWidth: WIDTH, analysisHeight: HEIGHT }
  const facts = { durationSeconds: seconds, ...(withPicture && { picture }), sound: { sampleRate: 16_000 } }
  const analyser = createVideoAnalyser(facts)
  const y = new Uint8Array(WIDTH * HEIGHT)
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 4).fill(128)
  const pictures = withPicture ? seconds * 10 : 0
  for (let n = 0; n < pictures; n++) {
    const beat = Math.floor(at(n / 10) * 3)
    for (let i = 0; i < y.length; i++) {
      const box = Math.floor((i % WIDTH) / 16) + 8 * Math.floor(i / WIDTH / 12)
      y[i] = 40 + 170 * chance(box + 1, Math.floor((beat + box) / 7))
    }
    analyser.picture({ timeSeconds: n / 10, width: WIDTH, height: HEIGHT, y, u: chroma, v: chroma })
  }
  const samples = Float32Array.from({ length: seconds * 16_000 }, (_, n) => {
    const now = at(n / 16_000)
    const note = Math.floor(now * 6)
    return [1, 2, 3].reduce((sum, h) => sum + Math.sin(2 * Math.PI * h * (200 + 500 * chance(9, note)) * now) / 6, 0)
  })
  analyser.sound(samples)
  return analyser.finish(seconds)
}

const episodes = [
  { id: 'e1', print: makePrint(film(20, (seconds) => seconds)) },
  { id: 'e2', print: makePrint(film(10, (seconds) => seconds + 500)) },
]

let matching: MatchTogether | undefined
afterEach(() => matching?.stop())

test.each([true, false])('finds what one thread alone finds; with a picture: %s', async (withPicture) => {
  const making = film(14, (seconds) => (seconds > 4 && seconds < 10 ? seconds + 6 : seconds + 900), withPicture)
  matching = new MatchTogether(episodes)
  const { matches, shots, making: readings } = await matching.find(making)
  expect(readings).toBe(making)
  expect(shots).toEqual(findShots(making))
  expect(matches).toEqual(findMatches(making, episodes))
  expect(matches).toMatchObject([{ episode: { id: 'e1' } }])
})

test('a long making-of is moved away, matched, and comes back as it was', async () => {
  // The readings of a few seconds, of which it is said that they last an hour: it is the length that counts.
  const few = film(14, (seconds) => (seconds > 4 && seconds < 10 ? seconds + 6 : seconds + 900))
  const making = { ...few, durationSeconds: 3600 }
  const shots = findShots(few)
  const before = structuredClone(making)
  matching = new MatchTogether(episodes)
  const { matches, making: readings } = await matching.find(making, shots)
  expect(making.picture?.pictures.luma).toHaveLength(0)
  expect(readings).toEqual(before)
  expect(matches).toEqual(findMatches(before, episodes, shots))
  expect(matches).toMatchObject([{ episode: { id: 'e1' } }])
})
