/**
 * What a library of prints is searched by: a few keys a second, each with when it occurs. Two videos of which one is a
 * copy of the other share keys at one and the same difference of time; others share some at differences of all kinds.
 * Sound and picture have keys of their own, in one space of numbers.
 */
export type Marks = {
  count: number
  /** From 0 up to 2^31. */
  keys: Int32Array
  /** When, counted in MARK_SECONDS from the start of the video. */
  ats: Int32Array
}

/** Kept marks of another format are made anew from the print. */
export const MARKS_FORMAT = 1

/** Two frames of the spectrogram: what two peaks of the same sound may lie apart in two encodings. */
export const MARK_SECONDS = 0.024

/** Keys of pictures begin here; those of sound lie below. */
export const PICTURE_KEYS = 1 << 24

/** Mixes the bits of a number (the last step of MurmurHash3; Appleby, public domain): what is taken of it is chance. */
export function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Marks gathered one by one. */
export class MarkList {
  readonly #keys: number[] = []
  readonly #ats: number[] = []

  add(key: number, atSeconds: number): void {
    this.#keys.push(key)
    this.#ats.push(Math.round(atSeconds / MARK_SECONDS))
  }

  take(): Marks {
    return { count: this.#keys.length, keys: Int32Array.from(this.#keys), ats: Int32Array.from(this.#ats) }
  }
}
