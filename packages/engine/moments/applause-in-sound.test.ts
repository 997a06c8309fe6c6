import { describe, expect, it } from 'vitest'
import type { SoundReadings } from '../readings/index.ts'
import { findApplauseInSound } from './applause-in-sound.ts'

const [RATE, BANDS, SECONDS] = [83, 64, 20]

/** Twenty seconds of which `decibels` gives each frame's level by its time and band, decibels of full scale. */
function sound(decibels: (seconds: number, band: number, frame: number) => number): SoundReadings {
  const levels = new Uint8Array(SECONDS * RATE * BANDS)
  for (let index = 0; index < levels.length; index++) {
    const frame = Math.floor(index / BANDS)
    levels[index] = Math.max(0, (decibels(frame / RATE, index % BANDS, frame) + 120) * 2)
  }
  const none = new Float32Array(0)
  return {
    spectrum: { rate: RATE, count: SECONDS * RATE, levels },
    loudness: { rate: RATE, count: 0, rms: none, peak: none },
  }
}

/** A level that moves by `grain` decibels from frame to frame, the same at each run. */
const moving = (frame: number, grain: number) => grain * Math.sin(frame * 12.9898 + Math.sin(frame * 78.233) * 3)
const during = (from: number, to: number, level: (seconds: number, band: number, frame: number) => number) =>
  sound((seconds, band, frame) => (seconds >= from && seconds < to ? level(seconds, band, frame) : -90))

describe('findApplauseInSound', () => {
  it('hears dense strokes without pitch that set in and stop', () => {
    const [burst, ...rest] = findApplauseInSound(during(6, 11, (_, __, frame) => -55 + moving(frame, 5)))
    expect(rest).toEqual([])
    expect(burst?.start).toBeGreaterThan(5.3)
    expect(burst?.start).toBeLessThan(7)
    expect(burst?.end).toBeGreaterThan(10)
    expect(burst?.end).toBeLessThan(11.7)
  })

  it('hears none in silence, in even noise, in what has a pitch, and in what never ends', () => {
    expect(findApplauseInSound(sound(() => -120))).toEqual([])
    expect(findApplauseInSound(during(6, 11, () => -55))).toEqual([])
    const voice = (_: number, band: number, frame: number) => -55 + moving(frame, 5) + (band % 7 === 0 ? 14 : 0)
    expect(findApplauseInSound(during(6, 11, voice))).toEqual([])
    expect(findApplauseInSound(sound((_, __, frame) => -55 + moving(frame, 5)))).toEqual([])
  })
})
