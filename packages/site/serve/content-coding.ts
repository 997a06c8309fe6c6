import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'identity' | 'gzip' | 'br'

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

/** Below this, the coding's own header eats what it saves. */
const MIN_BYTES = 600

/** Text of these kinds shrinks; pictures and video are compressed already. */
const COMPRESSIBLE =
  /^(text\/|application\/(json|xml|javascript|ld\+json|feed\+json|rss\+xml|atom\+xml|manifest\+json)|image\/svg)/

/** Brotli 5 is within 4 % of 9's size on our pages at a fifth of its time. */
const KEPT_QUALITY = 5
/** For a page that is sent once, time counts more. */
const ONCE_QUALITY = 3

export function isCompressible(body: Buffer, contentType: string): boolean {
  return body.length >= MIN_BYTES && COMPRESSIBLE.test(contentType)
}

/** The body in a coding; `once`: it will not be kept. */
export function encode(body: Buffer, coding: Coding, once: boolean): Promise<Buffer> {
  if (coding === 'gzip') return gzipAsync(body, { level: once ? 2 : 6 })
  if (coding === 'identity') return Promise.resolve(body)
  return brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: once ? ONCE_QUALITY : KEPT_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}

/** Browsers send a handful of these headers, millions of times. */
const chosen = new Map<string, Coding>()
const MOST_CHOSEN = 200

/** The best coding that the `accept-encoding` header allows. */
export function chooseCoding(accept: string | undefined): Coding {
  if (accept === undefined) return 'identity'
  const known = chosen.get(accept)
  if (known !== undefined) return known
  const allowed = new Set<string>()
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    if (weight === undefined || Number(weight.slice(2)) > 0) allowed.add(name)
  }
  const coding = allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : 'identity'
  if (chosen.size < MOST_CHOSEN) chosen.set(accept, coding)
  return coding
}
