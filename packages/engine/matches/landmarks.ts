import type { Peaks } from '../print/index.ts'

/** Frames between the two peaks of a landmark, at least and less than: 24 ms to 0.8 s. */
const LEAST_STEP = 2
const MOST_STEP = 66

/** Pitches between the two, less than: an octave and a third. */
const MOST_LEAP = 128

/** What a key tells apart: 32nds of an octave, and 24 ms. Finer keys lose what noise moves; coarser ones meet by chance. */
const PITCH_UNIT = 3
const STEP_UNIT = 2

const LEAPS = Math.ceil((2 * MOST_LEAP) / PITCH_UNIT)
const STEPS = MOST_STEP / STEP_UNIT

/** Keys go from 0 up to this. */
export const LANDMARK_KEYS = Math.ceil(512 / PITCH_UNIT) * LEAPS * STEPS

/** Pairs of peaks (Wang, 2003): `keys` of the two pitches and the time between them, `frames` of the earlier. */
export type Landmarks = { count: number; keys: Uint32Array; frames: Uint32Array }

/**
 * Pairs each peak with up to `fan` that follow it. In the order of the peaks. The keys are those of the same sound at its
 * own speed, if this one takes `rate` times as long and stands `risePitches` higher; `frames` are as given.
 */
export function pairPeaks({ frames, pitches, count }: Peaks, fan: number, rate = 1, risePitches = 0): Landmarks {
  const keys = new Uint32Array(count * fan)
  const starts = new Uint32Array(count * fan)
  const stepParts = stepPartsAt(rate)
  let found = 0
  for (let a = 0; a < count; a++) {
    const pitch = pitches[a]! - risePitches
    if (pitch < 0 || pitch >= 512) continue
    const pitchPart = Math.floor(pitch / PITCH_UNIT) * LEAPS
    const frame = frames[a]!
    const lowest = pitches[a]! - MOST_LEAP
    let left = fan
    for (let b = a + 1; b < count && left > 0; b++) {
      const apart = frames[b]! - frame
      if (apart >= stepParts.length) break
      const stepPart = stepParts[apart]!
      if (stepPart < 0) continue
      const leap = pitches[b]! - lowest
      if (leap < 0 || leap >= 2 * MOST_LEAP) continue
      keys[found] = (pitchPart + Math.floor(leap / PITCH_UNIT)) * STEPS + stepPart
      starts[found] = frame
      found++
      left--
    }
  }
  return { count: found, keys: keys.subarray(0, found), frames: starts.subarray(0, found) }
}

/** What a key tells of the frames between two peaks, by their number; -1 for too few. There are none beyond the last. */
function stepPartsAt(rate: number): Int16Array {
  const parts: number[] = []
  for (let step = 0; step < MOST_STEP; step = parts.length / rate) {
    parts.push(step < LEAST_STEP ? -1 : Math.floor(step / STEP_UNIT))
  }
  return Int16Array.from(parts)
}
