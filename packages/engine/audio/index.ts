export { BANDS, BANDS_PER_OCTAVE, HOP_SAMPLES, LEVEL_FLOOR_DECIBELS, LOWEST_BAND_HZ } from './bands.ts'
export { Fourier } from './fourier.ts'
export { LoudnessAnalyser } from './loudness-analyser.ts'
export { SpectrumAnalyser } from './spectrum-analyser.ts'
