import type { SoundReadings } from '../readings/index.ts'
import type { SoundBurst } from './laughter-in-sound.ts'

/** Windows are this long and this far apart. Seconds. */
const WINDOW_SECONDS = 0.6
const STEP_SECONDS = 0.3
/**
 * Bands of the spectrum from 1.0 to 5.1 kHz (semitones above 180 Hz): claps spread their power there, with a broad hump
 * and no pitch (B. Repp, "The sound of two hands clapping", 1987).
 */
const FIRST_BAND = 30
const LAST_BAND = 58
const BANDS = 64
/**
 * Many short strokes: the level moves more than that of rain, the sea or an engine (0.3 to 0.8 on those of
 * bench/dialogue), and does not break off as talk and laughter do (above 12). Decibels, standard deviation.
 */
const GRAIN_DECIBELS = { least: 0.9, most: 11 }
/**
 * A band differs from the third of an octave around it by less: claps 0.5 to 0.9 on those of bench/dialogue, voices and
 * instruments from 2.4 up. Decibels, standard deviation.
 */
const SMOOTH_DECIBELS = 1.5
/** Between two strokes a room is never more silent than this. Decibels of full scale in a band. */
const ROOM_DECIBELS = -85
/** It sets in and ends: so much above what is heard before and after, within this time. Decibels; seconds. */
const RISE_DECIBELS = 9
const BESIDE_SECONDS = 2.5
/** Shorter is a rustle; longer is rain, the sea, or an engine. Seconds. */
const APPLAUSE_SECONDS = { least: 1.2, most: 15 }
/** Below this nothing can be told from the noise of the recording. Decibels of full scale in a band. */
const QUIET_DECIBELS = -75
const THIRD_OF_AN_OCTAVE = 4

type Window = { start: number; level: number; hands: boolean }

/**
 * Applause that the sound alone tells, in order: dense strokes without pitch that set in and stop. Good enough to
 * bear a caption out, not to stand alone: gravel, or a hand in a bag of crisps, may sound so.
 */
export function findApplauseInSound({ spectrum }: SoundReadings): SoundBurst[] {
  const seconds = spectrum.count / spectrum.rate
  const windows: Window[] = []
  for (let start = 0; start + WINDOW_SECONDS <= seconds; start += STEP_SECONDS) windows.push(hear(spectrum, start))
  const bursts: SoundBurst[] = []
  for (let first = 0; first < windows.length; first++) {
    if (!windows[first]!.hands) continue
    let last = first
    while (windows[last + 1]?.hands) last++
    const burst = burstFrom(windows, first, last)
    if (burst) bursts.push(burst)
    first = last
  }
  return bursts
}

function burstFrom(windows: readonly Window[], first: number, last: number): SoundBurst | undefined {
  const start = windows[first]!.start
  const end = windows[last]!.start + WINDOW_SECONDS
  if (end - start < APPLAUSE_SECONDS.least || end - start > APPLAUSE_SECONDS.most) return undefined
  const beside = Math.round(BESIDE_SECONDS / STEP_SECONDS)
  const inside = median(windows.slice(first, last + 1))
  const rise = inside - lowest(windows.slice(Math.max(0, first - beside), first))
  const fall = inside - lowest(windows.slice(last + 1, last + 1 + beside))
  if (Math.min(rise, fall) < RISE_DECIBELS) return undefined
  const evidence = `${(end - start).toFixed(1)} s of dense strokes without pitch, ${Math.min(rise, fall).toFixed(0)} dB above what is around it, as applause is`
  return { start, end, evidence }
}

function hear({ levels, rate }: SoundReadings['spectrum'], start: number): Window {
  const from = Math.round(start * rate)
  const frames = Math.round(WINDOW_SECONDS * rate)
  const means = new Float64Array(LAST_BAND - FIRST_BAND)
  const over = new Float64Array(frames)
  for (let frame = 0; frame < frames; frame++) {
    for (let band = FIRST_BAND; band < LAST_BAND; band++) {
      // Half decibels above -120 dB.
      const level = (levels[(from + frame) * BANDS + band] ?? 0) / 2 - 120
      means[band - FIRST_BAND]! += level / frames
      over[frame]! += level / (LAST_BAND - FIRST_BAND)
    }
  }
  const level = over.reduce((sum, each) => sum + each, 0) / frames
  const grain = deviation(over.map((each) => Math.max(each, ROOM_DECIBELS)))
  const hands =
    level > QUIET_DECIBELS &&
    grain >= GRAIN_DECIBELS.least &&
    grain <= GRAIN_DECIBELS.most &&
    roughness(means) <= SMOOTH_DECIBELS
  return { start, level, hands }
}

/** How far bands differ from the mean of the third of an octave on either side. Decibels. */
function roughness(bands: Float64Array): number {
  const differences: number[] = []
  for (let band = THIRD_OF_AN_OCTAVE; band + THIRD_OF_AN_OCTAVE < bands.length; band++) {
    let around = 0
    for (let other = band - THIRD_OF_AN_OCTAVE; other <= band + THIRD_OF_AN_OCTAVE; other++) around += bands[other]!
    differences.push(bands[band]! - around / (2 * THIRD_OF_AN_OCTAVE + 1))
  }
  return deviation(Float64Array.from(differences))
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

function median(windows: readonly Window[]): number {
  const sorted = windows.map(({ level }) => level).toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? -Infinity
}

/** The quietest of the windows beside; nothing beside says nothing. */
function lowest(windows: readonly Window[]): number {
  return windows.length === 0 ? -120 : Math.min(...windows.map(({ level }) => level))
}
