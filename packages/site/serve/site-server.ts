import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { addressGroup, clientAddress, requestScheme } from './client-address.ts'
import { sendMedia, type MediaSource } from './media-files.ts'
import type { PageServer } from './page-server.ts'
import type { RateLimit } from './rate-limit.ts'
import { securityHeaders } from './security-headers.ts'

export type SiteServerParts = {
  pages: PageServer
  /** SvelteKit's own handler: built assets, forms, the desk, everything that is not a public page; and uploads. */
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<void> | undefined
  /** What stands under '/media/PATH', where it may be shown to all. */
  media: (path: string) => Promise<MediaSource | undefined>
  /** True for a file whose name tells its content, other than those that the handler knows itself. */
  isImmutable: (path: string) => boolean
  limits: { pages: RateLimit; api: RateLimit }
  /** How many proxies of ours stand in front. */
  proxies: number
  /** Bytes that a request's address and headers may take together. */
  maxHeaderBytes?: number
}

/** Addresses that are never a public page: built assets, and all that belongs to one person. */
const NOT_PUBLIC = /^\/(_app\/|r\/|desk(\/|$|\?)|icon\.svg|service-worker\.js|[\w-]+\.(png|ico|txt)$)/

const IMMUTABLE = 'public, max-age=31536000, immutable'

/** A name or an address, with or without a port. */
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-fA-F:.]+\](:\d{1,5})?$/

/** A slow sender may hold a connection this long, and no longer. Milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 120_000
const KEEP_ALIVE_MS = 65_000

export function createSiteServer(parts: SiteServerParts): Server {
  const server = createServer(
    {
      maxHeaderSize: parts.maxHeaderBytes ?? 16_384,
      keepAliveTimeout: KEEP_ALIVE_MS,
      noDelay: true,
      // A request without a body has no stream to be read to its end: a fifth of what a kept page costs.
      optimizeEmptyRequests: true,
    },
    (req, res) => {
      try {
        // What is kept was asked for in the same words before: nothing is left to check, or to wait for.
        if (isAnonymousReading(req) && parts.pages.serveKept(req, res)) return
      } catch (error) {
        return fail(req, res, error)
      }
      answer(parts, req, res).catch((error: unknown) => fail(req, res, error))
    },
  )
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  return server
}

const PLAIN = securityHeaders(false)
const SECURE = securityHeaders(true)

/** Headers of every answer, name and value by turns. */
export function headersFor(req: IncomingMessage, proxies: number): readonly string[] {
  return requestScheme(req, proxies) === 'https' ? SECURE : PLAIN
}

function setHeaders(req: IncomingMessage, res: ServerResponse, proxies: number): void {
  const headers = headersFor(req, proxies)
  for (let index = 0; index < headers.length; index += 2) res.setHeader(headers[index] ?? '', headers[index + 1] ?? '')
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isAnonymousReading(req: IncomingMessage): boolean {
  return isReading(req) && req.headers.cookie === undefined && req.headers.authorization === undefined
}

async function answer(parts: SiteServerParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = req.url ?? '/'
  const reading = isReading(req)
  const isPage = reading && !url.startsWith('/media/') && !NOT_PUBLIC.test(url)
  if (!isPage) setHeaders(req, res, parts.proxies)
  if (!url.startsWith('/') || url.startsWith('//') || !HOST.test(req.headers.host ?? ''))
    return refuse(res, 400, 'Bad request.')
  if (reading && url.startsWith('/media/')) return answerMedia(parts, req, res, url)
  if (!isPage) {
    if (parts.isImmutable(url)) res.setHeader('cache-control', IMMUTABLE)
    await parts.handler(req, res)
    return
  }
  const address = addressGroup(clientAddress(req, parts.proxies))
  const limit = url.startsWith('/api/') ? parts.limits.api : parts.limits.pages
  const wait = limit.take(address, performance.now())
  if (wait > 0) {
    res.setHeader('retry-after', String(Math.ceil(wait)))
    return refuse(res, 429, `Too many requests. Try again in ${Math.ceil(wait)} s.`)
  }
  await (isAnonymousReading(req) ? parts.pages.serveMade(req, res) : parts.pages.servePersonal(req, res))
}

async function answerMedia(
  parts: SiteServerParts,
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
): Promise<void> {
  const path = decodePath(url.slice('/media/'.length).split('?', 1)[0] ?? '')
  const source = path === undefined ? undefined : await parts.media(path)
  if (source === undefined) return refuse(res, 404, 'There is nothing here that may be shown.')
  await sendMedia(req, res, source)
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return /(^|\/)\.\.?(\/|$)|\0|\\/.test(decoded) ? undefined : decoded
  } catch {
    return undefined
  }
}

function refuse(res: ServerResponse, status: number, message: string): void {
  res
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${message}\n`)
}

function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  console.error(`${req.method} ${req.url} failed:`, error)
  if (res.headersSent) res.destroy()
  else refuse(res, 500, 'Something went wrong on our side.')
}
