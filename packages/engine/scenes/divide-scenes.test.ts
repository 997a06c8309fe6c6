import { describe, expect, it } from 'vitest'
import { divideScenes } from './index.ts'

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
