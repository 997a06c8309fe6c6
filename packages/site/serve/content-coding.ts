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
const BROTLI_QUALITY = 5

/** The body in each coding, made once for all who ask. */
export async function encodeAll(
  body: Buffer,
  contentType: string,
): Promise<{ identity: Buffer; gzip?: Buffer; br?: Buffer }> {
  if (body.length < MIN_BYTES || !COMPRESSIBLE.test(contentType)) return { identity: body }
  const [zipped, br] = await Promise.all([
    gzipAsync(body, { level: 6 }),
    brotliAsync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  ])
  return { identity: body, gzip: zipped, br }
}

/** The best coding that the `accept-encoding` header allows. */
export function chooseCoding(accept: string | undefined): Coding {
  if (accept === undefined) return 'identity'
  const allowed = new Set<string>()
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    if (weight === undefined || Number(weight.slice(2)) > 0) allowed.add(name)
  }
  return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : 'identity'
}
