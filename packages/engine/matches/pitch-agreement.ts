import { BANDS, BANDS_PER_OCTAVE } from '../audio/index.ts'
import { PEAK_SECONDS, PITCHES_PER_OCTAVE, type Peaks } from '../print/index.ts'
import type { Spectrogram } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode, toMaking } from './alignment.ts'

/*
 * The same words in the same voice have the same vowels at the same times, but not the same melody: between two readings
 * the harmonics differ by some per cent. In a copy they stand exactly where they were, whatever is laid over it.
 */

const PITCHES_PER_BAND = PITCHES_PER_OCTAVE / BANDS_PER_OCTAVE

/** Pitches within which a tone of the making-of is taken for the episode's: 5 %. */
const NEAR = 7

/** Pitches within which it stands exactly there: 1 %. */
const EXACT = 1.5

export type PitchAgreement = { exact: number; near: number }

/**
 * How many of an episode's peaks have a tone of the making-of near to where the alignment expects it, and how many
 * exactly there. Of tones that only happen to be near, a fifth are exact. `shift` is in semitones.
 */
export function pitchAgreement(
  spectrum: Spectrogram,
  peaks: Peaks,
  alignment: Alignment,
  shift: number,
  making: Span,
): PitchAgreement {
  const result = { exact: 0, near: 0 }
  const start = toEpisode(alignment, making.start) / PEAK_SECONDS
  const end = toEpisode(alignment, making.end) / PEAK_SECONDS
  for (let i = 0; i < peaks.count; i++) {
    const episodeFrame = peaks.frames[i]!
    if (episodeFrame < start) continue
    if (episodeFrame > end) break
    const frame = Math.round(toMaking(alignment, episodeFrame * PEAK_SECONDS) * spectrum.rate)
    const off = nearestTone(spectrum, frame, peaks.pitches[i]! + shift * PITCHES_PER_BAND)
    if (off === undefined) continue
    result.near++
    if (off <= EXACT) result.exact++
  }
  return result
}

/** Pitches between `pitch` and the nearest local maximum over frequency at a frame; undefined where none is near. */
function nearestTone({ levels, count }: Spectrogram, frame: number, pitch: number): number | undefined {
  if (frame < 0 || frame >= count) return undefined
  const middle = Math.round(pitch / PITCHES_PER_BAND)
  let best: number | undefined
  for (let band = Math.max(1, middle - 1); band <= Math.min(BANDS - 2, middle + 1); band++) {
    const level = levels[frame * BANDS + band]!
    const below = levels[frame * BANDS + band - 1]!
    const above = levels[frame * BANDS + band + 1]!
    if (level < below || level < above) continue
    const bend = 2 * level - below - above
    const top = (band + (bend > 0 ? (above - below) / (2 * bend) : 0)) * PITCHES_PER_BAND
    const off = Math.abs(top - pitch)
    if (off <= NEAR && off < (best ?? Infinity)) best = off
  }
  return best
}
