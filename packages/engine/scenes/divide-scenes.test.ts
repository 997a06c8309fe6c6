import { describe, expect, it } from 'vitest'
import type { Span } from '../report/index.ts'
import { divideScenes, type EpisodeTimes } from './index.ts'

/** Six lines from `start`, three seconds each, a second between them. */
const talk = (start: number) =>
  Array.from({ length: 6 }, (_, index) => ({ start: start + index * 4, end: start + index * 4 + 3 }))
const speech = [...talk(10), ...talk(45), ...talk(80)]

describe('divideScenes', () => {
  it('divides at the pauses that are longer than those within', () => {
    const scenes = divideScenes({ id: 'E1', durationSeconds: 120, speech })
    expect(scenes.map(({ start, end }) => [start, end])).toEqual([
      [9, 34],
      [44, 69],
      [79, 104],
    ])
  })

  it('starts a scene at a cut, and parts none within one shot', () => {
    const shots = [
      { start: 0, end: 38 },
      { start: 38, end: 120 },
    ]
    const scenes = divideScenes({ id: 'E1', durationSeconds: 120, speech, shots })
    expect(scenes).toHaveLength(2)
    expect(scenes[1]?.start).toBe(38)
  })

  it('is overridden by a list', () => {
    const [scene, ...rest] = divideScenes({ id: 'E1', durationSeconds: 120, speech }, [{ start: 5, end: 70 }])
    expect(rest).toEqual([])
    expect(scene).toMatchObject({ start: 5, end: 70, given: true })
  })
})

describe('divideScenes with a print', () => {
  /** Shots of five seconds, one for each letter: shots of one letter show one picture. */
  const episodeOf = (setUps: string, speech: Span[], pitchesAt: (seconds: number) => number): EpisodeTimes => {
    const shots = setUps.split('').map((_, index) => ({ start: index * 5, end: index * 5 + 5 }))
    const durationSeconds = setUps.length * 5
    const words = setUps.split('').flatMap((letter) => {
      const seed = letter.charCodeAt(0)
      return [Math.imul(seed, 0x9e3779b1) >>> 0, Math.imul(seed, 0x85ebca6b) >>> 0]
    })
    const frames = Uint32Array.from({ length: durationSeconds * 5 }, (_, index) => Math.round((index * 0.2) / 0.012))
    const pitches = Uint16Array.from(frames, (frame) => pitchesAt(frame * 0.012))
    return {
      id: 'E1',
      durationSeconds,
      speech,
      shots,
      picture: {
        keys: {
          count: shots.length,
          indexes: Uint32Array.from(shots, ({ start }) => start * 5 + 1),
          words: Uint32Array.from(words),
        },
      },
      sound: { signs: new Uint32Array(), peaks: { count: frames.length, frames, pitches } },
    }
  }
  const starts = (episode: EpisodeTimes) =>
    divideScenes(episode)
      .slice(1)
      .map(({ start }) => start)
  /** Talk without a pause, but for one. Seconds. */
  const talkAround = (pause: Span): Span[] => {
    const lines = (from: number) =>
      Array.from({ length: 9 }, (_, index) => ({ start: from + index * 2, end: from + index * 2 + 1.9 }))
    return [...lines(pause.start - 17.9), ...lines(pause.end)]
  }

  it('goes on behind a long silence where the same set-ups come back', () => {
    const silence = talkAround({ start: 18, end: 26 })
    expect(starts(episodeOf('ABABABAB', silence, () => 100))).toEqual([])
    expect(starts(episodeOf('ABABCDCD', silence, () => 100))).toEqual([20])
  })

  it('parts two places in a short pause, where picture and sound change together', () => {
    const breath = talkAround({ start: 19.4, end: 20.4 })
    expect(starts(episodeOf('ABABCDCD', breath, (at) => (at < 20 ? 100 : 250)))).toEqual([20])
    expect(starts(episodeOf('ABABCDCD', breath, () => 100))).toEqual([])
    expect(starts(episodeOf('ABABABAB', breath, (at) => (at < 20 ? 100 : 250)))).toEqual([])
  })
})
