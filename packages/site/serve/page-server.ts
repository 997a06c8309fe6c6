import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseCoding, encodeAll, type Coding } from './content-coding.ts'
import { PageCache, type CachedPage } from './page-cache.ts'

/** Set by a page that may be kept: what it was made from, comma-separated. Never leaves the house. */
export const TAGS_HEADER = 'x-aftercut-tags'
/** Set by a page that goes stale by itself: seconds that it stays fresh. Never leaves the house. */
export const FRESH_HEADER = 'x-aftercut-fresh'

/** No page says "tonight" or "two weeks ago" for longer than this. */
const MAX_FRESH_SECONDS = 300

/** Makes a page: SvelteKit's answer to a request. */
export type MakePage = (req: IncomingMessage) => Promise<Response>

/**
 * Serves pages through the cache. A page that names its tags is made once, compressed once and kept until one of them
 * changes; when only time has passed, it is served once more while a new one is made.
 */
export class PageServer {
  readonly cache: PageCache
  readonly #make: MakePage
  readonly #underWay = new Map<string, Promise<CachedPage>>()

  constructor(make: MakePage, maxCacheBytes: number) {
    this.#make = make
    this.cache = new PageCache(maxCacheBytes)
  }

  /** Answers from the cache, synchronously. False where the page is not there. */
  serveKept(req: IncomingMessage, res: ServerResponse): boolean {
    const kept = this.cache.get(cacheKey(req))
    if (kept === undefined) return false
    if (kept.freshUntil <= Date.now()) void this.#shared(req).catch(() => this.cache.invalidate(kept.tags))
    send(req, res, kept)
    return true
  }

  /** Makes the page, once for all who ask for it at the same time. */
  async serveMade(req: IncomingMessage, res: ServerResponse): Promise<void> {
    send(req, res, await this.#shared(req))
  }

  /** Makes the page for this reader alone. */
  async servePersonal(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const page = await toPage(await this.#make(req))
    setHeader(page.headers, 'cache-control', 'private, no-cache')
    send(req, res, page)
  }

  #shared(req: IncomingMessage): Promise<CachedPage> {
    const key = cacheKey(req)
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return underWay
    const making = this.#makeAndKeep(req, key).finally(() => {
      if (this.#underWay.get(key) === making) this.#underWay.delete(key)
    })
    this.#underWay.set(key, making)
    return making
  }

  /** After a change no one may join a render that began before it. */
  forgetUnderWay(): void {
    this.#underWay.clear()
  }

  async #makeAndKeep(req: IncomingMessage, key: string): Promise<CachedPage> {
    const begun = this.cache.begin()
    let page: CachedPage | undefined
    try {
      page = await toPage(await this.#make(req))
      return page
    } finally {
      this.cache.finish(begun, key, page !== undefined && page.tags.length > 0 ? page : undefined)
    }
  }
}

/** Pages are the same for every reader without cookies: the address decides. */
function cacheKey(req: IncomingMessage): string {
  return `${req.headers.host ?? ''}${req.url ?? '/'}`
}

const OWN_HEADERS = new Set([TAGS_HEADER, FRESH_HEADER, 'content-length', 'etag', 'x-sveltekit-page'])

async function toPage(response: Response): Promise<CachedPage> {
  const body = Buffer.from(await response.arrayBuffer())
  const { headers } = response
  const tags = (headers.get(TAGS_HEADER) ?? '').split(',').filter((tag) => tag !== '')
  const fresh = Math.min(Number(headers.get(FRESH_HEADER) ?? MAX_FRESH_SECONDS), MAX_FRESH_SECONDS)
  const sent: string[] = []
  headers.forEach((value, name) => {
    if (!OWN_HEADERS.has(name) && name !== 'set-cookie') sent.push(name, value)
  })
  for (const cookie of headers.getSetCookie()) sent.push('set-cookie', cookie)
  if (!headers.has('cache-control')) sent.push('cache-control', 'public, max-age=0, must-revalidate')
  return {
    status: response.status,
    headers: sent,
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    bodies: await encodeAll(body, headers.get('content-type') ?? ''),
    // A page that sets a cookie is for one reader.
    tags: response.status < 500 && headers.getSetCookie().length === 0 ? tags : [],
    freshUntil: Date.now() + fresh * 1000,
  }
}

function send(req: IncomingMessage, res: ServerResponse, page: CachedPage): void {
  if (page.status === 200 && req.headers['if-none-match']?.includes(page.etag) === true) {
    res.writeHead(304, [...page.headers.slice(), 'etag', page.etag, 'vary', VARY])
    res.end()
    return
  }
  const wanted = chooseCoding(req.headers['accept-encoding'])
  const [coding, body] = bodyFor(page, wanted)
  const headers = [...page.headers, 'etag', page.etag, 'vary', VARY, 'content-length', String(body.length)]
  if (coding !== 'identity') headers.push('content-encoding', coding)
  res.writeHead(page.status, headers)
  res.end(req.method === 'HEAD' ? undefined : body)
}

const VARY = 'accept-encoding, cookie'

function bodyFor({ bodies }: CachedPage, wanted: Coding): [Coding, Buffer] {
  const body = bodies[wanted]
  return body === undefined ? ['identity', bodies.identity] : [wanted, body]
}

function setHeader(headers: string[], name: string, value: string): void {
  const at = headers.indexOf(name)
  if (at === -1) headers.push(name, value)
  else headers[at + 1] = value
}
