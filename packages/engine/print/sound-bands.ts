import { BANDS, LEVEL_FLOOR_DECIBELS } from '../audio/index.ts'
import type { Spectrogram } from '../readings/index.ts'
import { SOUND_BANDS } from './print.ts'

/** The semitone band of the spectrogram on which a print's lowest band is centred: 254 Hz. */
export const FIRST_SEMITONE = 6

/** Power of each level of a spectrogram. */
const POWER = Float64Array.from({ length: 256 }, (_, level) => 10 ** ((level / 2 + LEVEL_FLOOR_DECIBELS) / 10))

const DECIBELS_PER_NEPER = 10 / Math.LN10

/**
 * Energy of a print's bands, two semitones each, in decibels: SOUND_BANDS values a frame of the spectrogram.
 * `shiftSemitones` reads the bands that much higher, for sound whose pitch was raised with its speed; a band beyond
 * the spectrogram stays at the floor.
 */
export function soundBands(spectrum: Spectrogram, shiftSemitones = 0): Float32Array {
  const { levels, count } = spectrum
  const bands = new Float32Array(count * SOUND_BANDS)
  for (let frame = 0; frame < count; frame++) {
    for (let band = 0; band < SOUND_BANDS; band++) {
      const semitone = FIRST_SEMITONE + 2 * band + shiftSemitones
      const at = frame * BANDS + semitone
      let power = 1e-12
      if (semitone >= 1 && semitone < BANDS - 1) {
        power = POWER[levels[at]!]! + 0.5 * (POWER[levels[at - 1]!]! + POWER[levels[at + 1]!]!)
      }
      bands[frame * SOUND_BANDS + band] = Math.log(power) * DECIBELS_PER_NEPER
    }
  }
  return bands
}
