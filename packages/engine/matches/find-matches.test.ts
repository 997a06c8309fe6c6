import { describe, expect, test } from 'vitest'
import { makePrint, readPrint, writePrint } from '../print/index.ts'
import { createVideoAnalyser, type Readings } from '../readings/index.ts'
import { findMatches } from './index.ts'

/*
 * A small world: each film is a sound of gliding tones and a picture of drifting spots, both functions of its seed and
 * of time, so that a copy at any place and rate can be sampled exactly.
 */

type Film = { sound: (seconds: number) => number; picture: (x: number, y: number, seconds: number) => number }

/** Numbers in [0, 1) from whole numbers. */
function chance(seed: number, n: number): number {
  let t = Math.imul(seed * 0x9e3779b1 + n * 0x85ebca6b, 0x2c1b3c6d)
  t ^= t >>> 15
  t = Math.imul(t, 0x297a2d39)
  t ^= t >>> 13
  return (t >>> 0) / 2 ** 32
}

/** Wanders between -1 and 1, `perSecond` turns a second. */
function wander(seed: number, seconds: number, perSecond: number): number {
  const t = seconds * perSecond + 1000
  const i = Math.floor(t)
  const f = t - i
  const ease = f * f * (3 - 2 * f)
  return 2 * (chance(seed, i) * (1 - ease) + chance(seed, i + 1) * ease) - 1
}

function filmOf(seed: number): Film {
  return {
    sound: (seconds) => {
      let sum = 0
      for (let syllable = 0; syllable < 3; syllable++) {
        const slot = Math.floor(seconds * 4 + syllable / 3)
        const age = seconds * 4 + syllable / 3 - slot
        const hz = 150 + 250 * chance(seed + syllable, slot)
        const phase = 2 * Math.PI * hz * (seconds - slot / 4)
        for (let h = 1; h <= 8; h++) {
          sum += (Math.sin(h * phase) * chance(seed * 31 + syllable * 8 + h, slot) * Math.sin(Math.PI * age)) / 12
        }
      }
      return sum
    },
    picture: (x, y, seconds) => {
      const shot = Math.floor(seconds / 3)
      let light =
        90 +
        40 * Math.sin(x * (3 + 5 * chance(seed, shot)) + 9 * chance(seed + 1, shot) + 4 * y * chance(seed + 2, shot))
      for (let spot = 0; spot < 4; spot++) {
        const cx = chance(seed + spot, shot) + 0.25 * wander(seed * 7 + spot + shot * 50, seconds, 0.8)
        const cy = chance(seed + spot + 9, shot) + 0.25 * wander(seed * 7 + spot + shot * 50 + 25, seconds, 0.8)
        if ((x - cx) ** 2 + (y - cy) ** 2 < 0.02) light += spot % 2 === 0 ? 60 : -60
      }
      return Math.max(16, Math.min(235, light))
    },
  }
}

const WIDTH = 64
const HEIGHT = 36
const RATE = 25

function readingsOf(seconds: number, film: Film): Readings {
  const analyser = createVideoAnalyser({
    durationSeconds: seconds,
    picture: { width: 640, height: 360, framesPerSecond: RATE, analysisWidth: 2 * WIDTH, analysisHeight: 2 * HEIGHT },
    sound: { sampleRate: 16_000 },
  })
  const y = new Uint8Array(4 * WIDTH * HEIGHT)
  const chroma = new Uint8Array(WIDTH * HEIGHT).fill(128)
  for (let n = 0; n < seconds * RATE; n++) {
    for (let row = 0; row < 2 * HEIGHT; row++) {
      for (let column = 0; column < 2 * WIDTH; column++) {
        y[row * 2 * WIDTH + column] = film.picture(column / (2 * WIDTH), row / (2 * HEIGHT), n / RATE)
      }
    }
    analyser.picture({ timeSeconds: n / RATE, width: 2 * WIDTH, height: 2 * HEIGHT, y, u: chroma, v: chroma })
  }
  analyser.sound(Float32Array.from({ length: seconds * 16_000 }, (_, n) => film.sound(n / 16_000)))
  return analyser.finish(seconds)
}

const EPISODE = filmOf(1)
const OTHER = filmOf(500)

/** Other footage, but from 4 s to 9 s a copy of the episode from 12 s on. */
function makingWith(copy: {
  sound?: (film: Film, t: number) => number
  picture?: (film: Film, x: number, y: number, t: number) => number
}): Film {
  const inside = (seconds: number): boolean => seconds >= 4 && seconds < 9
  return {
    sound: (t) => (inside(t) && copy.sound ? copy.sound(EPISODE, t - 4) : OTHER.sound(t)),
    picture: (x, y, t) => (inside(t) && copy.picture ? copy.picture(EPISODE, x, y, t - 4) : OTHER.picture(x, y, t)),
  }
}

const plain = {
  sound: (film: Film, t: number) => film.sound(12 + t),
  picture: (film: Film, x: number, y: number, t: number) => film.picture(x, y, 12 + t),
}

describe('a copy', { timeout: 60_000 }, () => {
  const episodes = [
    { id: 'other', print: makePrint(readingsOf(20, filmOf(77))) },
    { id: 'episode', print: readPrint(writePrint(makePrint(readingsOf(30, EPISODE)))) },
  ]

  test.each([
    ['of both', plain, ['audio', 'video'], 1],
    ['of the sound alone', { sound: plain.sound }, ['audio'], 1],
    [
      'mirrored, darker',
      {
        sound: plain.sound,
        picture: (film: Film, x: number, y: number, t: number) => 10 + 0.6 * film.picture(1 - x, y, 12 + t),
      },
      ['audio', 'video'],
      1,
    ],
    [
      'under other sound as loud',
      { picture: plain.picture, sound: (film: Film, t: number) => film.sound(12 + t) + OTHER.sound(4 + t) },
      ['audio', 'video'],
      1,
    ],
    [
      'at half speed, the pitch gone with it',
      {
        sound: (film: Film, t: number) => film.sound(12 + t / 2),
        picture: (film: Film, x: number, y: number, t: number) => film.picture(x, y, 12 + t / 2),
      },
      ['audio', 'video'],
      2,
    ],
  ] as const)('%s', (_, copy, by, rate) => {
    const matches = findMatches(readingsOf(13, makingWith(copy)), episodes)
    expect(matches).toHaveLength(1)
    const match = matches[0]!
    expect(match.episode.id).toBe('episode')
    expect(match.by).toEqual(by)
    expect(match.rate).toBeCloseTo(rate, 1)
    for (const [is, should] of [
      [match.making.start, 4],
      [match.making.end, 9],
      [match.episode.start, 12],
      [match.episode.end, 12 + 5 / rate],
    ] as const) {
      expect(Math.abs(is - should)).toBeLessThan(0.2)
    }
  })

  test('that dissolves, with other sound, is found; and where it stands still to its end, to its end', () => {
    // Half a second on each side; and the episode stands still from 15 s on.
    const still = (film: Film, x: number, y: number, t: number) => film.picture(x, y, Math.min(12 + t, 14.5))
    const shown = (t: number) => Math.min(1, Math.max(0, (t - 3.75) / 0.5))
    const standing: Film = { ...EPISODE, picture: (x, y, t) => EPISODE.picture(x, y, t < 18 ? Math.min(t, 14.5) : t) }
    const making: Film = {
      sound: OTHER.sound,
      picture: (x, y, t) => {
        const part = t < 9 ? shown(t) : 0
        return part * still(EPISODE, x, y, t - 4) + (1 - part) * OTHER.picture(x, y, t)
      },
    }
    const [match, ...others] = findMatches(readingsOf(13, making), [
      { id: 'standing', print: makePrint(readingsOf(30, standing)) },
    ])
    expect(others).toEqual([])
    expect(match?.by).toEqual(['video'])
    expect(Math.abs(match!.making.start - 4)).toBeLessThan(0.45)
    expect(Math.abs(match!.making.end - 9)).toBeLessThan(0.2)
  })

  test('of nothing is not found', () => {
    expect(findMatches(readingsOf(13, OTHER), episodes)).toEqual([])
  })

  test('is found again in the same way', () => {
    const making = readingsOf(13, makingWith(plain))
    expect(findMatches(making, episodes)).toEqual(findMatches(making, episodes))
  })
})

test('without episodes, sound or picture there are no matches', () => {
  expect(findMatches({ durationSeconds: 10 }, [])).toEqual([])
  expect(findMatches({ durationSeconds: 10 }, [{ id: 'a', print: { durationSeconds: 5, shots: [] } }])).toEqual([])
})
