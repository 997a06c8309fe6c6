import { writeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { deserialize, serialize } from 'node:v8'

/*
 * A result goes from the media process to its parent through a pipe: 4 bytes of length (little endian), the result
 * serialised with its large typed arrays taken out, then their bytes one after another. The usual channel would hold
 * each of them three times over.
 */

/** Typed arrays from this size on go outside the serialised part. */
const LARGE_BYTES = 4096

type Numbers = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array
const KINDS = { Uint8Array, Int16Array, Int32Array, Float32Array, Float64Array }
type Kind = keyof typeof KINDS
/** An array whose bytes come from the pipe. */
type Filled = { buffer: ArrayBuffer }
type Placeholder = { $array: Kind; bytes: number }

/** Writes a result. Its large typed arrays are emptied as they go, so that memory does not double. */
export function writeResult(descriptor: number, result: unknown): void {
  const arrays: Numbers[] = []
  const skeleton = serialize(takeOut(result, arrays))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(skeleton.length)
  writeAll(descriptor, length)
  writeAll(descriptor, skeleton)
  for (const array of arrays) {
    writeAll(descriptor, new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    if (array.buffer instanceof ArrayBuffer && array.byteLength === array.buffer.byteLength) array.buffer.transfer(0)
  }
}

/** Reads a result. Undefined where the pipe ends before anything came. */
export async function readResult(pipe: Readable): Promise<unknown> {
  const bytes = new PipeBytes(pipe)
  const length = await bytes.take(new Uint8Array(4))
  if (!length) return undefined
  const skeleton = await bytes.take(new Uint8Array(new DataView(length.buffer).getUint32(0, true)))
  if (!skeleton) return undefined
  const arrays: Filled[] = []
  const result: unknown = deserialize(skeleton)
  const whole = putBack(result, arrays)
  for (const array of arrays) {
    if (!(await bytes.take(new Uint8Array(array.buffer)))) return undefined
  }
  return whole
}

function takeOut(value: unknown, arrays: Numbers[]): unknown {
  if (ArrayBuffer.isView(value)) {
    const kind = value.constructor.name
    if (!(kind in KINDS) || value.byteLength < LARGE_BYTES) return value
    arrays.push(value as Numbers)
    return { $array: kind as Kind, bytes: value.byteLength } satisfies Placeholder
  }
  if (Array.isArray(value)) return value.map((item) => takeOut(item, arrays))
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, takeOut(item, arrays)]))
  return value
}

function putBack(value: unknown, arrays: Filled[]): unknown {
  if (Array.isArray(value)) return value.map((item) => putBack(item, arrays))
  if (!isPlain(value)) return value
  if ('$array' in value) {
    const placeholder = value as Placeholder
    const array = new KINDS[placeholder.$array](new ArrayBuffer(placeholder.bytes))
    arrays.push(array)
    return array
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, putBack(item, arrays)]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

const pause = new Int32Array(new SharedArrayBuffer(4))

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += writeSync(descriptor, bytes, from, Math.min(bytes.length - from, 1 << 20))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(pause, 0, 0, 1)
    }
  }
}

/** Hands out a stream's bytes in runs of given length. */
class PipeBytes {
  readonly #chunks: AsyncIterator<Buffer>
  #chunk: Uint8Array = new Uint8Array(0)

  constructor(pipe: Readable) {
    this.#chunks = pipe[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** Fills `target`; undefined where the stream ends first. */
  async take(target: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
    for (let filled = 0; filled < target.length;) {
      if (this.#chunk.length === 0) {
        const next = await this.#chunks.next()
        if (next.done) return undefined
        this.#chunk = next.value
      }
      const part = this.#chunk.subarray(0, target.length - filled)
      target.set(part, filled)
      filled += part.length
      this.#chunk = this.#chunk.subarray(part.length)
    }
    return target
  }
}
