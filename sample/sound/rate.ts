/** Hertz of every sound here; the synthesiser's own 22050 is half of it. */
export const SAMPLE_RATE = 44100

export const samplesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)
