import { SIGNS } from './print.ts'
import { SOUND_BANDS } from './sound-bands.ts'

/** Half the time, in spectrogram frames, over which a band's growth is taken: 72 ms in all, a syllable's rise. */
export const GROWTH_FRAMES = 3

/**
 * How much more each band grows than the band above it, in decibels, around frame `frame`; growth is taken from `reach`
 * frames before to as many after. What all bands do together, as at a clap, says nothing. (Haitsma and Kalker, 2002.)
 * SIGNS values are written to `to[at…]`.
 */
export function growthDifferences(
  bands: Float32Array,
  frames: number,
  frame: number,
  reach: number,
  to: Float32Array,
  at: number,
): void {
  const before = Math.max(0, frame - reach) * SOUND_BANDS
  const after = Math.min(frames - 1, frame + reach) * SOUND_BANDS
  let growth = bands[after]! - bands[before]!
  for (let band = 0; band < SIGNS; band++) {
    const next = bands[after + band + 1]! - bands[before + band + 1]!
    to[at + band] = growth - next
    growth = next
  }
}

/** A word for every second frame, a bit for each difference that is positive. `bands` as of `soundBands`. */
export function growthSigns(bands: Float32Array, frames: number): Uint32Array {
  const signs = new Uint32Array(Math.ceil(frames / 2))
  const differences = new Float32Array(SIGNS)
  for (let k = 0; k < signs.length; k++) {
    growthDifferences(bands, frames, 2 * k, GROWTH_FRAMES, differences, 0)
    let word = 0
    for (let band = 0; band < SIGNS; band++) if (differences[band]! > 0) word |= 1 << band
    signs[k] = word
  }
  return signs
}
