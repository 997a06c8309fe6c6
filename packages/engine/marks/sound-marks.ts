import { PEAK_SECONDS, PITCHES_PER_OCTAVE, type Peaks } from '../print/index.ts'
import { mixed, type MarkList } from './marks.ts'

/** Frames (12 ms) between the two peaks of a pair, at least and less than: 24 ms to 0.8 s. */
const LEAST_STEP = 2
const MOST_STEP = 66
const STEP_UNIT = 2
const STEPS = MOST_STEP / STEP_UNIT

/** Pitches between the two, less than: an octave and a third. */
const MOST_LEAP = 128

/** What a key tells apart: 32nds of an octave. Finer keys lose what noise moves; coarser ones meet by chance. */
const PITCH_UNIT = 3
const LEAPS = Math.ceil((2 * MOST_LEAP) / PITCH_UNIT)

/** A print's pitches lie below. */
const PITCHES = 512

/**
 * One pair of this many is kept, told by its key: so that it is kept in every copy of a sound that has it, or in none.
 * Four a second are left of a print: of thirty seconds of a copy, as many as are needed even where music hides most.
 */
const KEPT_OF = 12

/** How a clip was changed: it takes `rate` times as long, and stands `risePitches` (96ths of an octave) higher. */
export type Speed = { rate: number; risePitches: number }

/**
 * Adds marks of pairs of peaks (Wang, 2003): each with up to `fan` that follow it. Keys and times are those of the same
 * sound at its own speed.
 */
export function addSoundMarks(
  marks: MarkList,
  { frames, pitches, count }: Peaks,
  fan: number,
  { rate, risePitches }: Speed,
): void {
  for (let a = 0; a < count; a++) {
    const pitch = pitches[a]! - risePitches
    if (pitch < 0 || pitch >= PITCHES) continue
    let left = fan
    for (let b = a + 1; b < count && left > 0; b++) {
      const step = (frames[b]! - frames[a]!) / rate
      if (step < LEAST_STEP) continue
      if (step >= MOST_STEP) break
      const leap = pitches[b]! - pitches[a]! + MOST_LEAP
      if (leap < 0 || leap >= 2 * MOST_LEAP) continue
      left--
      const pair = Math.floor(pitch / PITCH_UNIT) * LEAPS + Math.floor(leap / PITCH_UNIT)
      const key = pair * STEPS + Math.floor(step / STEP_UNIT)
      if (mixed(key) % KEPT_OF === 0) marks.add(key, (frames[a]! * PEAK_SECONDS) / rate)
    }
  }
}

/** The rise of a sound that is played so many times as slow. */
export const riseOf = (rate: number): number => Math.round(-PITCHES_PER_OCTAVE * Math.log2(rate))
