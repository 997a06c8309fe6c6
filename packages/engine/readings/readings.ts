/**
 * What one pass over a video leaves behind: small typed arrays, structured-cloneable, some 27 kB for each second.
 * Everything that finds anything works on these.
 */
export type Readings = {
  durationSeconds: number
  /** Absent where the video has no picture. */
  picture?: PictureReadings
  /** Absent where the video has no sound. */
  sound?: SoundReadings
}

export type PictureReadings = {
  /** Display width over display height. */
  aspect: number
  frames: FrameReadings
  pictures: PictureSeries
  colours: ColourSeries
}

/** Width and height of the thumbs, whatever the aspect. */
export const THUMB_WIDTH = 16
export const THUMB_HEIGHT = 9

/** Of every frame that was decoded, in the order of their times: around cuts all are. */
export type FrameReadings = {
  count: number
  /** Seconds, ascending. */
  times: Float64Array<ArrayBuffer>
  /** Mean absolute luma difference to the frame before over the small picture, 0 to 255; 0 for the first. */
  change: Float32Array<ArrayBuffer>
  /** Luma, THUMB_WIDTH × THUMB_HEIGHT bytes a frame. */
  thumbs: Uint8Array<ArrayBuffer>
  /** Mean U, then mean V: 2 bytes a frame. */
  tints: Uint8Array<ArrayBuffer>
}

/**
 * The moving picture at an even rate: picture `k` is the mean over [k, k + 1) / rate of what is displayed, so that frame
 * rates, slow motion and repeated frames leave no trace of their own. Luma, width × height bytes a picture.
 */
export type PictureSeries = {
  /** Pictures a second. */
  rate: number
  width: number
  height: number
  count: number
  luma: Uint8Array<ArrayBuffer>
}

/** THUMB_WIDTH × THUMB_HEIGHT pictures in colour at COLOUR_RATE: each a frame shown in [k, k + 1) / rate. */
export type ColourSeries = {
  rate: number
  count: number
  y: Uint8Array<ArrayBuffer>
  u: Uint8Array<ArrayBuffer>
  v: Uint8Array<ArrayBuffer>
}

/** Coloured thumbs a second. */
export const COLOUR_RATE = 2

export type SoundReadings = {
  spectrum: Spectrogram
  loudness: Loudness
}

/**
 * Energy over log-frequency. Frame `k` stands around k / rate seconds. A level is (10 log10 power + 120) × 2, cut to
 * 0…255: half decibels, 240 for a sine of full scale. BANDS bytes a frame, lowest band first.
 */
export type Spectrogram = { rate: number; count: number; levels: Uint8Array<ArrayBuffer> }

/** Value `k` covers [k, k + 1) / rate. Samples are in [-1, 1]. */
export type Loudness = {
  rate: number
  count: number
  rms: Float32Array<ArrayBuffer>
  peak: Float32Array<ArrayBuffer>
}
