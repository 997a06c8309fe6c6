import { PEAK_SECONDS, PITCHES_PER_OCTAVE, type SoundPrint } from '../print/index.ts'

/** Heard on either side of a cut. Seconds: long enough for a few words and what is behind them. */
const WINDOW_SECONDS = 6
const BINS_PER_OCTAVE = 6
const BINS = BINS_PER_OCTAVE * 5
/** Fewer peaks than this on a side are silence, or near it. */
const LEAST_PEAKS = 12

/**
 * How far the sound on the two sides of a time differs, from 0 (alike) to 1 (nothing in common): the pitches of the
 * print's peaks, a sixth of an octave wide, as cosine. Undefined where a side is silent.
 */
export function soundChange({ peaks }: SoundPrint, at: number): number | undefined {
  const before = pitchesIn(peaks, at - WINDOW_SECONDS, at)
  const after = pitchesIn(peaks, at, at + WINDOW_SECONDS)
  let [cross, one, other] = [0, 0, 0]
  for (let bin = 0; bin < BINS; bin++) {
    cross += before[bin]! * after[bin]!
    one += before[bin]! ** 2
    other += after[bin]! ** 2
  }
  if (sum(before) < LEAST_PEAKS || sum(after) < LEAST_PEAKS) return undefined
  return 1 - cross / Math.sqrt(one * other)
}

function pitchesIn({ count, frames, pitches }: SoundPrint['peaks'], from: number, to: number): Float64Array {
  const histogram = new Float64Array(BINS)
  const end = to / PEAK_SECONDS
  for (let peak = lowerBound(frames, count, from / PEAK_SECONDS); peak < count && frames[peak]! < end; peak++) {
    const bin = Math.floor((pitches[peak]! * BINS_PER_OCTAVE) / PITCHES_PER_OCTAVE)
    if (bin < BINS) histogram[bin]!++
  }
  return histogram
}

function lowerBound(frames: Uint32Array, count: number, frame: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (frames[middle]! < frame) low = middle + 1
    else high = middle
  }
  return low
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
