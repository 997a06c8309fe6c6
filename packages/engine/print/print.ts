import type { Span } from '../report/index.ts'

/** Columns and rows of a print's grid, whatever the aspect. */
export const GRID_COLUMNS = 12
export const GRID_ROWS = 8
export const GRID_CELLS = GRID_COLUMNS * GRID_ROWS

/** Grids a second. */
export const GRID_RATE = 5

/** Signs in a word of a print's sound: between neighbouring bands of two semitones, from 254 Hz over four octaves. */
export const SIGNS = 24

/** Seconds between two words of signs: every second frame of the spectrogram. */
export const SIGN_SECONDS = 0.024

/** Seconds between two frames on which peaks stand: the spectrogram's. */
export const PEAK_SECONDS = 0.012

/** Pitches of peaks an octave: 0.7 % each, under what two readings of a line by one voice differ. */
export const PITCHES_PER_OCTAVE = 96

/** The fingerprint of a video: enough to recognise it, never enough to watch it. `docs/print-format.md` */
export type Print = {
  durationSeconds: number
  /** Cover the video, in order. Hundredths of a second. */
  shots: Span[]
  picture?: PicturePrint
  sound?: SoundPrint
}

/** A part of a picture, in fractions of its width and height, from the upper left corner. */
export type Rectangle = { x: number; y: number; width: number; height: number }

export type PicturePrint = {
  /** Display width over height of the whole picture. */
  aspect: number
  /** The part within black bars that never move; the grids cover it and nothing else. */
  active: Rectangle
  grids: CodedGrids
  keys: KeyPictures
}

/**
 * The moving picture as grids of mean luma at GRID_RATE, coded in blocks of GRIDS_PER_BLOCK that stand each for itself:
 * block `b` is `bytes` from `offsets[b]` up to `offsets[b + 1]`.
 */
export type CodedGrids = { count: number; bytes: Uint8Array; offsets: Uint32Array }

/** Grids of a block: 10 s. */
export const GRIDS_PER_BLOCK = 50

/** Signatures of pictures that tell a shot, and of what it changes into. `indexes` count grids. */
export type KeyPictures = {
  count: number
  indexes: Uint32Array
  /** Two 32-bit words each: see `signature.ts`. */
  words: Uint32Array
}

export type SoundPrint = {
  /** Bit `b` of word `k`: whether band `b` grows more than band `b + 1` around k × SIGN_SECONDS. */
  signs: Uint32Array
  /** The most prominent points of the spectrogram, in order of time. */
  peaks: { count: number; frames: Uint32Array; pitches: Uint16Array }
}

/** A print that cannot be read. */
export class UnreadablePrint extends Error {
  override name = 'UnreadablePrint'
  readonly reason: 'not-a-print' | 'newer-version' | 'truncated' | 'damaged'

  constructor(reason: UnreadablePrint['reason'], message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.reason = reason
  }
}
