import { BANDS, BANDS_PER_OCTAVE } from '../audio/index.ts'
import { PEAK_SECONDS, PITCHES_PER_OCTAVE, type Peaks } from '../print/index.ts'
import type { Spectrogram } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode, toMaking } from './alignment.ts'

/*
 * The same words in the same voice have the same vowels at the same times, but not the same melody. High up, where
 * harmonics run together, peaks are those of the vowels, and stand in another reading where they stood. Lower down they are
 * harmonics, and move with the melody: there a copy is told from a reading.
 */

const PITCHES_PER_BAND = PITCHES_PER_OCTAVE / BANDS_PER_OCTAVE

/** Bands around a peak in which the making-of's tone is sought. */
const REACH_BANDS = 2

/** Pitches, 1/96 of an octave each, up to which a tone stands as far from its peak as a column of NATS says; beyond, the last. */
const DISTANCES = [1, 2, 3, 5]

/**
 * Nats by which a tone at a distance speaks for a copy and against another reading, by octave: how much oftener copies have
 * one there, under music, speech and a room's echo, than other readings by one synthesised voice that agree as well. Of 3,800
 * tones of copies and 1,650 of readings, made as those of bench/matches are.
 */
const NATS = [
  [1.9, 1.2, 0.7, 0.5, -1.4],
  [2, 0.5, -0.2, -1.2, -2],
  [0.9, 0.1, -0.9, -1.3, -1.5],
]

/** Over how many of an episode's peaks it was asked, and what they come to in nats. */
export type ToneEvidence = { tones: number; nats: number }

/** What an episode's peaks say of whether a span of the making-of is a copy of it. `shift` is in semitones. */
export function toneEvidence(
  spectrum: Spectrogram,
  peaks: Peaks,
  alignment: Alignment,
  shift: number,
  making: Span,
): ToneEvidence {
  const result = { tones: 0, nats: 0 }
  const start = toEpisode(alignment, making.start) / PEAK_SECONDS
  const end = toEpisode(alignment, making.end) / PEAK_SECONDS
  for (let i = 0; i < peaks.count; i++) {
    const episodeFrame = peaks.frames[i]!
    if (episodeFrame < start) continue
    if (episodeFrame > end) break
    const nats = NATS[Math.floor(peaks.pitches[i]! / PITCHES_PER_OCTAVE)]
    const frame = Math.round(toMaking(alignment, episodeFrame * PEAK_SECONDS) * spectrum.rate)
    if (!nats || frame < 0 || frame >= spectrum.count) continue
    const distance = distanceToTone(spectrum, frame, peaks.pitches[i]! + shift * PITCHES_PER_BAND)
    const column = DISTANCES.findIndex((most) => distance <= most)
    result.tones++
    result.nats += nats.at(column)!
  }
  return result
}

/** Pitches between `pitch` and the nearest local maximum over frequency at a frame; Infinity where none is near. */
function distanceToTone({ levels }: Spectrogram, frame: number, pitch: number): number {
  const middle = Math.round(pitch / PITCHES_PER_BAND)
  let nearest = Infinity
  const last = Math.min(BANDS - 2, middle + REACH_BANDS)
  for (let band = Math.max(1, middle - REACH_BANDS); band <= last; band++) {
    const level = levels[frame * BANDS + band]!
    const below = levels[frame * BANDS + band - 1]!
    const above = levels[frame * BANDS + band + 1]!
    if (level < below || level < above) continue
    const bend = 2 * level - below - above
    const top = (band + (bend > 0 ? (above - below) / (2 * bend) : 0)) * PITCHES_PER_BAND
    nearest = Math.min(nearest, Math.abs(top - pitch))
  }
  return nearest
}
