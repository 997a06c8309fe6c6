import { describe, expect, it } from 'vitest'
import type { SoundReadings } from '../readings/index.ts'
import { findLaughterInSound } from './laughter-in-sound.ts'

const RATE = 50

/** Ten seconds of which `loud` gives the level, 0 to 1. */
function sound(loud: (seconds: number) => number): SoundReadings {
  const rms = Float32Array.from({ length: 10 * RATE }, (_, index) => 0.002 + 0.3 * loud(index / RATE))
  return {
    spectrum: { rate: RATE, count: 0, levels: new Uint8Array(0) },
    loudness: { rate: RATE, count: rms.length, rms, peak: rms },
  }
}
/** Bursts `rate` times a second between two times. */
const bursts = (rate: number, from: number, to: number) => (seconds: number) =>
  seconds < from || seconds > to
    ? 0
    : Math.max(0, Math.sin(2 * Math.PI * rate * seconds)) * Math.exp((from - seconds) / 3)

describe('findLaughterInSound', () => {
  it('hears even bursts, five a second, that fade', () => {
    const [bout, ...rest] = findLaughterInSound(sound(bursts(5, 3, 6)))
    expect(rest).toEqual([])
    expect(bout?.start).toBeGreaterThan(2)
    expect(bout?.end).toBeLessThan(7.5)
    expect(bout?.evidence).toContain('a second')
  })

  it('hears none in silence, in slow bursts, or in a beat that never ends', () => {
    expect(findLaughterInSound(sound(() => 0))).toEqual([])
    expect(findLaughterInSound(sound(bursts(1.5, 2, 8)))).toEqual([])
    expect(findLaughterInSound(sound((seconds) => Math.max(0, Math.sin(2 * Math.PI * 5 * seconds))))).toEqual([])
  })
})
