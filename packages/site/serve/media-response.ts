import { Readable } from 'node:stream'
import { parseRange, type MediaSource } from './media-files.ts'

/** The same as `sendMedia`, as a Response: for the desk, whose pages decide who may see it. Never kept by a shared cache. */
export async function mediaResponse(request: Request, source: MediaSource): Promise<Response> {
  const { size, etag, type } = source
  const headers = new Headers({
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, max-age=600',
    'content-type': type,
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const ifRange = request.headers.get('if-range')
  const asked = request.headers.get('range') ?? undefined
  const range = ifRange === null || ifRange === etag ? parseRange(asked, size) : 'none'
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range === 'none' ? { start: 0, end: size - 1 } : range
  headers.set('content-length', String(size === 0 ? 0 : end - start + 1))
  if (range !== 'none') headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = range === 'none' ? 200 : 206
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers })
  const stream = Readable.toWeb(await source.open({ start, end })) as ReadableStream<Uint8Array>
  return new Response(stream, { status, headers })
}
