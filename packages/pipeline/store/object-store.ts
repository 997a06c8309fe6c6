import type { Readable } from 'node:stream'

/** Bytes `start` to `end`, both counted from 0 and both included, as in RFC 9110, section 14. */
export type ByteRange = { start: number; end?: number }

/** Where the bytes lie that several machines need: prints, stills, uploads, media taken in by copy. */
export interface ObjectStore {
  /** Writes the object whole or not at all, in place of one that was there. */
  put(key: string, body: Uint8Array | Readable): Promise<void>
  /** Throws `ObjectNotFound` where there is none. */
  get(key: string, range?: ByteRange): Promise<Readable>
  /** Bytes, or undefined where there is no such object. */
  size(key: string): Promise<number | undefined>
  /** Removes the object; one that is not there is no error. */
  remove(key: string): Promise<void>
  /** Keys that begin with `prefix`, in no promised order. */
  list(prefix: string): AsyncIterable<string>
}

export class ObjectNotFound extends Error {
  override name = 'ObjectNotFound'

  constructor(key: string, options?: { cause?: unknown }) {
    super(`The object store holds no '${key}'.`, options)
  }
}

/** The store cannot take or give anything now (full disk, no rights, no connection): what waits on it tries again. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

/** Letters, digits and `._-` in parts between slashes: the same on every file system and in S3, and never a way out. */
const KEY = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/

export function checkKey(key: string): void {
  if (!KEY.test(key) || key.length > 512)
    throw new TypeError(`'${key}' is no object key: letters, digits, '.', '_' and '-' between slashes.`)
}
