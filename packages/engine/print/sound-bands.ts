import { BANDS, LEVEL_FLOOR_DECIBELS } from '../audio/index.ts'
import type { Spectrogram } from '../readings/index.ts'
import { SIGNS } from './print.ts'

/** The semitone band of the spectrogram on which the lowest band is centred: 254 Hz. */
export const FIRST_SEMITONE = 6

/** Bands between which the signs stand. */
export const SOUND_BANDS = SIGNS + 1

/** Power of each level of a spectrogram. */
const POWER = Float64Array.from({ length: 256 }, (_, level) => 10 ** ((level / 2 + LEVEL_FLOOR_DECIBELS) / 10))

const DECIBELS_PER_NEPER = 10 / Math.LN10

/**
 * Decibels under what is loud in a video at which its silence begins. What is softer is dither and the codec's own
 * noise, whose growth says nothing.
 */
const SILENCE_DECIBELS = 60

/** Energy of bands two semitones wide, in decibels: SOUND_BANDS values a frame of the spectrogram. */
export function soundBands(spectrum: Spectrogram): Float32Array {
  const { count } = spectrum
  const bands = new Float32Array(count * SOUND_BANDS)
  const floor = silenceOf(spectrum)
  for (let frame = 0; frame < count; frame++) {
    for (let band = 0; band < SOUND_BANDS; band++) {
      bands[frame * SOUND_BANDS + band] = semitoneDecibels(spectrum, frame, FIRST_SEMITONE + 2 * band, floor)
    }
  }
  return bands
}

/** Energy of the two semitones around `semitone`, raised by `floor`; the floor alone beyond the spectrogram. */
export function semitoneDecibels({ levels }: Spectrogram, frame: number, semitone: number, floor: number): number {
  let power = floor
  if (semitone >= 1 && semitone < BANDS - 1) {
    const at = frame * BANDS + semitone
    power += POWER[levels[at]!]! + 0.5 * (POWER[levels[at - 1]!]! + POWER[levels[at + 1]!]!)
  }
  return Math.log(power) * DECIBELS_PER_NEPER
}

/** Power SILENCE_DECIBELS under the level that one band in a hundred exceeds. */
export function silenceOf({ levels, count }: Spectrogram): number {
  const histogram = new Uint32Array(256)
  for (let i = 0; i < count * BANDS; i++) histogram[levels[i]!]!++
  let above = 0
  let loud = 255
  while (loud > 0 && above < (count * BANDS) / 100) above += histogram[loud--]!
  return POWER[Math.max(0, loud - 2 * SILENCE_DECIBELS)]! + 1e-10
}
