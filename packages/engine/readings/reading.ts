/**
 * A small picture of one frame for analysis: planar YUV 4:2:0, display aspect (pixel aspect and rotation applied),
 * 8 bits a sample, no row padding. `y` is width × height; `u` and `v` are ⌈width/2⌉ × ⌈height/2⌉. The arrays are
 * reused for the next frame: copy what you keep.
 */
export type AnalysisPicture = {
  timeSeconds: number
  width: number
  height: number
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
}

/** What is known of a video before its first frame. */
export type VideoFacts = {
  durationSeconds: number
  picture?: { width: number; height: number; framesPerSecond: number; analysisWidth: number; analysisHeight: number }
  sound?: { sampleRate: number }
}

/** Takes pictures and sound in the order of their times, in one pass, and keeps only small arrays. */
export interface Analyser<Result> {
  picture(picture: AnalysisPicture): void
  /** Mono samples in [-1, 1] at `VideoFacts.sound.sampleRate`, following on from the last call; gaps come as silence. */
  sound(samples: Float32Array): void
  finish(durationSeconds: number): Result
}

/**
 * What an analyser wants of the decoder: pictures whose longer side has this many pixels (the shorter follows the
 * display aspect, rounded to an even number), scaled by area so that no detail folds over; every frame that shows news,
 * and of the others so many that a tenth of a second always holds one.
 * A third of it, a picture-in-picture, still leaves 3 to 4 pixels for each of a print's 12 columns.
 */
export const ANALYSIS_PICTURE_SIDE = 128

/** What an analyser wants of the decoder: mono sound at 16 kHz, which keeps what laughter and consonants live on. */
export const ANALYSIS_SAMPLE_RATE = 16_000
