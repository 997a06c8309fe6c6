import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseCoding, encodeAtOnce, encodeWell, isCompressible, type Coding } from './content-coding.ts'
import { createPageCache, entityTag, type CachedPage, type Coded } from './page-cache.ts'
import type { TaggedCache } from './tagged-cache.ts'

/** Set by a page that may be kept: what it was made from, comma-separated. Never leaves the house. */
export const TAGS_HEADER = 'x-aftercut-tags'
/** Set by a page that goes stale by itself: seconds that it stays fresh. Never leaves the house. */
export const FRESH_HEADER = 'x-aftercut-fresh'

/** No page says "tonight" or "two weeks ago" for longer than this. */
const MAX_FRESH_SECONDS = 300

const VARY = 'accept-encoding, cookie'

export type PageServerOptions = {
  /** Makes the page that a request asks for (see `toPage`). */
  make: (req: IncomingMessage) => Promise<CachedPage>
  maxCacheBytes: number
  /** On every page, name and value by turns: the same array for the same headers. */
  headers: (req: IncomingMessage) => readonly string[]
  /** Pages speak of the site by the name it was asked under, unless it has a name of its own. */
  byHost: boolean
}

/**
 * Serves pages through the cache. A page that names its tags is made once, compressed once and kept until one of them
 * changes; when only time has passed, it is served once more while a new one is made.
 */
export class PageServer {
  readonly cache: TaggedCache<CachedPage>
  readonly #options: PageServerOptions
  readonly #underWay = new Map<string, Promise<CachedPage>>()

  constructor(options: PageServerOptions) {
    this.#options = options
    this.cache = createPageCache(options.maxCacheBytes)
  }

  /** Answers from the cache. False where the page is not there. */
  serveKept(req: IncomingMessage, res: ServerResponse): boolean {
    const kept = this.cache.get(this.#key(req))
    if (kept === undefined) return false
    if (kept.freshUntil <= Date.now()) void this.#shared(req).catch(() => this.cache.invalidate(kept.tags))
    const coding = chooseCoding(req.headers['accept-encoding'])
    this.#sendCoded(req, res, kept, coding)
    if (kept.coded[coding]?.isBest === false) void improve(kept, coding)
    return true
  }

  /** Makes the page, once for all who ask for it at the same time. */
  async serveMade(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const page = await this.#shared(req)
    this.#sendCoded(req, res, page, chooseCoding(req.headers['accept-encoding']))
  }

  /** Makes the page for this reader alone. */
  async servePersonal(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const page = await this.#options.make(req)
    setHeader(page.headers, 'cache-control', 'private, no-cache')
    this.#sendCoded(req, res, page, chooseCoding(req.headers['accept-encoding']))
  }

  /** After a change no one may join a render that began before it. */
  forgetUnderWay(): void {
    this.#underWay.clear()
  }

  /** Pages are the same for every reader without cookies: the address decides. */
  #key(req: IncomingMessage): string {
    return this.#options.byHost ? `${req.headers.host ?? ''}${req.url ?? '/'}` : (req.url ?? '/')
  }

  #shared(req: IncomingMessage): Promise<CachedPage> {
    const key = this.#key(req)
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return underWay
    const making = this.#makeAndKeep(req, key).finally(() => {
      if (this.#underWay.get(key) === making) this.#underWay.delete(key)
    })
    this.#underWay.set(key, making)
    return making
  }

  async #makeAndKeep(req: IncomingMessage, key: string): Promise<CachedPage> {
    const begun = this.cache.begin()
    let page: CachedPage | undefined
    try {
      page = await this.#options.make(req)
      return page
    } finally {
      this.cache.finish(begun, key, page !== undefined && page.tags.length > 0 ? page : undefined)
    }
  }

  #sendCoded(req: IncomingMessage, res: ServerResponse, page: CachedPage, wanted: Coding): void {
    if (page.coded[wanted] === undefined) {
      const coding = isCompressible(page.body, page.contentType) ? wanted : 'identity'
      page.coded[wanted] = codedAs(page, encodeAtOnce(page.body, coding), coding)
    }
    this.#send(req, res, page, wanted)
  }

  #send(req: IncomingMessage, res: ServerResponse, page: CachedPage, coding: Coding): void {
    const coded = page.coded[coding]
    if (coded === undefined) throw new Error(`The page was not made in ${coding}.`)
    const own = this.#options.headers(req)
    if (page.status === 200 && req.headers['if-none-match']?.includes(page.etag) === true) {
      res.writeHead(304, [...own, ...page.headers, 'etag', page.etag, 'vary', VARY])
      res.end()
      return
    }
    if (coded.sent?.after !== own) coded.sent = { after: own, headers: [...own, ...coded.headers] }
    res.writeHead(page.status, coded.sent.headers)
    res.end(req.method === 'HEAD' ? undefined : coded.body)
  }
}

function codedAs(page: CachedPage, body: Buffer, coding: Coding): Coded {
  const headers = [...page.headers, 'etag', page.etag, 'vary', VARY, 'content-length', String(body.length)]
  if (coding !== 'identity') headers.push('content-encoding', coding)
  return { body, headers, isBest: coding === 'identity' }
}

/** A page that is asked for again is worth its best coding: made once, beside the serving, for all who come after. */
async function improve(page: CachedPage, coding: Coding): Promise<void> {
  const quick = page.coded[coding]
  if (quick === undefined || quick.isBest) return
  quick.isBest = true
  page.coded[coding] = { ...codedAs(page, await encodeWell(page.body, coding), coding), isBest: true }
}

const OWN_HEADERS = new Set([TAGS_HEADER, FRESH_HEADER, 'content-length', 'etag', 'x-sveltekit-page'])

/** SvelteKit's answer as a page; `html` in place of its body where there is one. */
export async function toPage(response: Response, html?: Buffer): Promise<CachedPage> {
  const body = html ?? Buffer.from(await response.arrayBuffer())
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
    etag: entityTag(body),
    body,
    contentType: headers.get('content-type') ?? '',
    coded: {},
    // A page that sets a cookie is for one reader.
    tags: response.status < 500 && headers.getSetCookie().length === 0 ? tags : [],
    freshUntil: Date.now() + fresh * 1000,
  }
}

function setHeader(headers: string[], name: string, value: string): void {
  const at = headers.indexOf(name)
  if (at === -1) headers.push(name, value)
  else headers[at + 1] = value
}
