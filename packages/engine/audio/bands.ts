/** Bands an octave of log-frequency: a semitone each, which tells two voices' harmonics apart up to the tenth. */
export const BANDS_PER_OCTAVE = 12

/** 64 bands reach from 180 Hz over 5⅓ octaves to 7.2 kHz. */
export const BANDS = 64

/** Centre of the lowest band. Below it, rooms and cars drown the speech. */
export const LOWEST_BAND_HZ = 180

/** 64 ms at 16 kHz: longer smears consonants, shorter blurs harmonics. */
export const WINDOW_SAMPLES = 1024

/** 12 ms at 16 kHz: the ends of a match come to one such step. */
export const HOP_SAMPLES = 192

/** Levels are half decibels above this power, in decibels. */
export const LEVEL_FLOOR_DECIBELS = -120

/** The bins of a power spectrum that make a band, with their weights. */
export type BandWeights = { firstBin: number; weights: Float64Array }

/**
 * Triangles on log-frequency, each from the centre of the band below to the centre of the band above, and never narrower
 * than two bins, so that the lowest bands are interpolated instead of empty. Weights of a band add up to 1.
 */
export function bandWeights(sampleRate: number): BandWeights[] {
  const binHz = sampleRate / WINDOW_SAMPLES
  return Array.from({ length: BANDS }, (_, band) => {
    const centre = LOWEST_BAND_HZ * 2 ** (band / BANDS_PER_OCTAVE)
    const low = Math.min(centre / 2 ** (1 / BANDS_PER_OCTAVE), centre - binHz)
    const high = Math.max(centre * 2 ** (1 / BANDS_PER_OCTAVE), centre + binHz)
    const firstBin = Math.ceil(low / binHz)
    const lastBin = Math.min(WINDOW_SAMPLES / 2, Math.floor(high / binHz))
    const weights = new Float64Array(lastBin - firstBin + 1)
    let sum = 0
    for (let i = 0; i < weights.length; i++) {
      const hz = (firstBin + i) * binHz
      const weight = hz < centre ? (hz - low) / (centre - low) : (high - hz) / (high - centre)
      weights[i] = Math.max(weight, 1e-9)
      sum += weights[i]!
    }
    for (let i = 0; i < weights.length; i++) weights[i]! /= sum
    return { firstBin, weights }
  })
}
