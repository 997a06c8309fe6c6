import { BANDS, BANDS_PER_OCTAVE } from '../audio/index.ts'
import type { Spectrogram } from '../readings/index.ts'
import { PITCHES_PER_OCTAVE } from './print.ts'

/** Peaks kept of each half second: 16 a second, as many as survive music as loud as the speech. */
const PEAKS_PER_BLOCK = 8
const BLOCK_FRAMES = 42

/** A peak is the highest within ±2 semitones and ±36 ms. */
const REACH_BANDS = 2
const REACH_FRAMES = 3

/** What a peak stands out from: the mean over ±3 semitones and ±120 ms. */
const GROUND_BANDS = 3
const GROUND_FRAMES = 10

/** Half decibels above its ground that make a peak: what noise reaches now and then. */
const LEAST_PROMINENCE = 10

/** Half decibels above the floor of a level: below (-90 dB) is silence. */
const SILENCE = 60

const PITCHES_PER_BAND = PITCHES_PER_OCTAVE / BANDS_PER_OCTAVE

export type Peaks = { count: number; frames: Uint32Array; pitches: Uint16Array }

type Peak = { frame: number; pitch: number; prominence: number }

/** The most prominent points of a spectrogram, `perBlock` of each half second, in order of time, then pitch. */
export function findPeaks(spectrum: Spectrogram, perBlock = PEAKS_PER_BLOCK): Peaks {
  return findPeakSets(spectrum, [perBlock] as const)[0]
}

/** The same for several numbers of peaks a block. */
export function findPeakSets<const Sizes extends readonly number[]>(
  spectrum: Spectrogram,
  perBlock: Sizes,
): { [Key in keyof Sizes]: Peaks } {
  const { count } = spectrum
  const sets = perBlock.map((): Peak[] => [])
  for (let start = 0; start < count; start += BLOCK_FRAMES) {
    const peaks = peaksBetween(spectrum, start, Math.min(count, start + BLOCK_FRAMES))
    peaks.sort((a, b) => b.prominence - a.prominence || a.frame - b.frame || a.pitch - b.pitch)
    sets.forEach((kept, n) => {
      kept.push(...peaks.slice(0, perBlock[n]).toSorted((a, b) => a.frame - b.frame || a.pitch - b.pitch))
    })
  }
  return sets.map((kept) => ({
    count: kept.length,
    frames: Uint32Array.from(kept, (peak) => peak.frame),
    pitches: Uint16Array.from(kept, (peak) => peak.pitch),
  })) as { [Key in keyof Sizes]: Peaks }
}

function peaksBetween({ levels, count }: Spectrogram, start: number, end: number): Peak[] {
  const peaks: Peak[] = []
  for (let frame = Math.max(start, REACH_FRAMES); frame < Math.min(end, count - REACH_FRAMES); frame++) {
    for (let band = REACH_BANDS; band < BANDS - REACH_BANDS; band++) {
      const level = levels[frame * BANDS + band]!
      if (level < SILENCE || !isHighest(levels, frame, band, level)) continue
      const prominence = level - ground(levels, count, frame, band)
      if (prominence < LEAST_PROMINENCE) continue
      const below = levels[frame * BANDS + band - 1]!
      const above = levels[frame * BANDS + band + 1]!
      // The top of a parabola through three levels: within half a band of the middle one.
      const bend = 2 * level - below - above
      const offset = bend > 0 ? (above - below) / (2 * bend) : 0
      peaks.push({ frame, pitch: Math.round((band + offset) * PITCHES_PER_BAND), prominence })
    }
  }
  return peaks
}

/** Of equal levels, the first in time and pitch is the highest. */
function isHighest(levels: Uint8Array, frame: number, band: number, level: number): boolean {
  for (let f = -REACH_FRAMES; f <= REACH_FRAMES; f++) {
    const at = (frame + f) * BANDS + band
    for (let b = -REACH_BANDS; b <= REACH_BANDS; b++) {
      const other = levels[at + b]!
      if (other > level || (other === level && (f < 0 || (f === 0 && b < 0)))) return false
    }
  }
  return true
}

function ground(levels: Uint8Array, count: number, frame: number, band: number): number {
  const firstBand = Math.max(0, band - GROUND_BANDS)
  const lastBand = Math.min(BANDS - 1, band + GROUND_BANDS)
  let sum = 0
  let cells = 0
  for (let f = Math.max(0, frame - GROUND_FRAMES); f <= Math.min(count - 1, frame + GROUND_FRAMES); f += 2) {
    for (let b = firstBand; b <= lastBand; b++) sum += levels[f * BANDS + b]!
    cells += lastBand - firstBand + 1
  }
  return sum / cells
}
