import { SOUND_BANDS } from './print.ts'

/**
 * Half the time, in spectrogram frames, over which a band's growth is taken: 72 ms in all, a syllable's rise.
 */
export const GROWTH_FRAMES = 3

/** Signs of growth: a word for every second frame, a bit a band. `bands` as of `soundBands`. */
export function growthSigns(bands: Float32Array, frames: number): Uint32Array {
  const signs = new Uint32Array(Math.ceil(frames / 2))
  for (let k = 0; k < signs.length; k++) {
    const before = Math.max(0, 2 * k - GROWTH_FRAMES) * SOUND_BANDS
    const after = Math.min(frames - 1, 2 * k + GROWTH_FRAMES) * SOUND_BANDS
    let word = 0
    for (let band = 0; band < SOUND_BANDS; band++) if (bands[after + band]! > bands[before + band]!) word |= 1 << band
    signs[k] = word
  }
  return signs
}
