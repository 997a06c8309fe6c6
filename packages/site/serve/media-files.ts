import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** Bytes that may be shown, with the type that we vouch for: what was uploaded is never served as a page. */
export type MediaSource = {
  size: number
  type: string
  etag: string
  /** The same bytes for ever under this address. */
  immutable: boolean
  open: (range: ByteRange) => Promise<Readable>
}

/** A file of this machine as a source; undefined where there is none. */
export async function fileSource(path: string, type: string): Promise<MediaSource | undefined> {
  const info = await stat(path).catch(() => undefined)
  if (info?.isFile() !== true) return undefined
  return {
    size: info.size,
    type,
    etag: `"${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}"`,
    immutable: false,
    open: (range) => Promise.resolve(createReadStream(path, range)),
  }
}

export type ByteRange = { start: number; end: number }

/**
 * The span of bytes that a `range` header asks for, both ends included; 'none' without one (or with one that we may
 * ignore, as RFC 9110 allows for several ranges), 'unsatisfiable' when it lies outside the file.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'none' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (match === null) return 'none'
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return 'none'
  if (from === '') {
    const suffix = Number(to)
    return suffix === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - suffix), end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'none'
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** Sends media, whole or by range, with validators, so that a player can seek and a cache can ask again. */
export async function sendMedia(req: IncomingMessage, res: ServerResponse, source: MediaSource): Promise<void> {
  const { size, etag } = source
  res.setHeader('accept-ranges', 'bytes')
  res.setHeader('etag', etag)
  res.setHeader(
    'cache-control',
    source.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=600, must-revalidate',
  )
  res.setHeader('content-type', source.type)
  res.setHeader('content-disposition', 'inline')
  res.setHeader('content-security-policy', "default-src 'none'; sandbox")
  res.setHeader('cross-origin-resource-policy', 'cross-origin')
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304).end()
    return
  }
  // A range of an older version of the file would be patched onto the new one: send it whole.
  const sameVersion = req.headers['if-range'] === undefined || req.headers['if-range'] === etag
  const range = sameVersion ? parseRange(req.headers.range, size) : 'none'
  if (range === 'unsatisfiable') {
    res.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = range === 'none' ? { start: 0, end: size - 1 } : range
  res.setHeader('content-length', end - start + 1)
  if (range !== 'none') res.setHeader('content-range', `bytes ${start}-${end}/${size}`)
  const status = range === 'none' ? 200 : 206
  if (req.method === 'HEAD' || size === 0) {
    res.writeHead(status).end()
    return
  }
  const stream = await source.open({ start, end })
  if (res.destroyed) {
    stream.destroy()
    return
  }
  res.writeHead(status)
  try {
    await pipeline(stream, res)
  } catch (cause) {
    // A reader who seeks or leaves closes the connection: no fault of anyone.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw cause
  }
}
