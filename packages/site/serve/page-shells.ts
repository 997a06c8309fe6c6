import type { IncomingMessage } from 'node:http'
import { CHOICES_COOKIE, readChoices, type Reader } from '../src/reader/choices.ts'
import { entityTag, type CachedPage } from './page-cache.ts'
import { TaggedCache } from './tagged-cache.ts'

/** Who asks, as far as a page may differ for it. */
export type Asker = { choices: Reader; cookie: (name: string) => string | undefined }

/** A place of a page that is filled for each reader. */
export type Place = (asker: Asker) => Promise<Buffer>

/** What a page says of itself to be made again without being rendered: its text with places in it, in order. */
export type Mould = {
  pieces: readonly (Buffer | Place)[]
  /** The dramas of which the page tells: what a reader has seen of others makes no difference to it. */
  dramas: readonly string[]
}

type Shell = { tags: readonly string[] } & ({ page: CachedPage; mould: Mould } | { dramas: readonly string[] })

/** Objects around a page's bytes: headers, tags, places. */
const BESIDE_BYTES = 4_000

/** A shell's page has no body: its bytes are the mould's. */
const NOTHING = Buffer.alloc(0)

function bytesOf(shell: Shell): number {
  const pieces = 'mould' in shell ? shell.mould.pieces : []
  return pieces.reduce((sum, piece) => sum + (Buffer.isBuffer(piece) ? piece.length : 0), BESIDE_BYTES)
}

/**
 * Pages that are made for each reader out of what is the same for all readers alike: of one zone, territory and scheme,
 * and as far in the dramas that the page tells of. What is particular to the reader is filled in for each request. A
 * shell rests on the same tags as its page and goes with it; its page may not read the query of its address.
 */
export class PageShells {
  readonly #kept: TaggedCache<Shell>

  constructor(maxBytes: number) {
    this.#kept = new TaggedCache<Shell>(maxBytes, bytesOf)
  }

  /** Fills the page that this request asks for; undefined where its shell is not there. */
  async fill(req: IncomingMessage, site: string): Promise<CachedPage | undefined> {
    const address = addressOf(req, site)
    const known = this.#kept.get(address)
    if (known === undefined || 'page' in known) return undefined
    const asker = askerOf(req)
    const shell = this.#kept.get(`${address}\n${kindOf(asker.choices, known.dramas)}`)
    if (shell === undefined || !('page' in shell) || shell.page.freshUntil <= Date.now()) return undefined
    const { page, mould } = shell
    const body = Buffer.concat(
      await Promise.all(mould.pieces.map(async (piece) => (Buffer.isBuffer(piece) ? piece : piece(asker)))),
    )
    return { ...page, headers: [...page.headers], body, etag: entityTag(body), coded: {} }
  }

  /** Call before the page is rendered; hand what it answers to `finish`, whatever comes of it. */
  begin(): number {
    return this.#kept.begin()
  }

  finish(begun: number, req: IncomingMessage, site: string, made?: { page: CachedPage; mould: Mould }): void {
    if (made === undefined || made.page.status !== 200 || made.page.tags.length === 0)
      return this.#kept.finish(begun, '', undefined)
    const address = addressOf(req, site)
    const { tags } = made.page
    const { dramas } = made.mould
    const kind = kindOf(askerOf(req).choices, dramas)
    // Two entries, each with a beginning of its own.
    this.#kept.begin()
    this.#kept.finish(begun, address, { tags, dramas })
    this.#kept.finish(begun, `${address}\n${kind}`, {
      tags,
      mould: made.mould,
      page: { ...made.page, body: NOTHING, coded: {} },
    })
  }

  invalidate(tags: readonly string[] | 'all'): void {
    if (tags === 'all') this.#kept.invalidateAll()
    else this.#kept.invalidate(tags)
  }
}

/** The address without its query. */
function addressOf(req: IncomingMessage, site: string): string {
  const url = req.url ?? '/'
  const query = url.indexOf('?')
  return site + (query === -1 ? url : url.slice(0, query))
}

/** Readers of one kind see the same page, but for its places. */
function kindOf({ zone, territory, scheme, progress }: Reader, dramas: readonly string[]): string {
  const seen = dramas.map((drama) => {
    const at = progress.get(drama)
    return at === undefined ? '' : `${at.season}.${at.episode}`
  })
  return [zone, territory, scheme, ...seen].join(' ')
}

function askerOf(req: IncomingMessage): Asker {
  const cookies = req.headers.cookie
  const cookie = (name: string) => (cookies === undefined ? undefined : cookieIn(cookies, name))
  return { choices: readChoices(cookie(CHOICES_COOKIE)), cookie }
}

/** A cookie's value (RFC 6265, 4.2.1), the first of its name. */
export function cookieIn(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue
    const value = pair.slice(equals + 1).trim()
    const bare = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value
    try {
      return decodeURIComponent(bare)
    } catch {
      return bare
    }
  }
  return undefined
}
