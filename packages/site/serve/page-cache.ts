import { hash } from 'node:crypto'
import { TaggedCache } from './tagged-cache.ts'
import type { Coding } from './content-coding.ts'

/**
 * `isBest`: nothing is left to gain by compressing it again with more patience. `sent`: the headers after those that
 * every page has, laid together once for all who ask.
 */
export type Coded = { body: Buffer; headers: string[]; isBest: boolean; sent?: Sent }

type Sent = { after: readonly string[]; headers: string[] }

/** A page as it goes over the wire. Each coding is made when first asked for, once for all who ask. */
export type CachedPage = {
  status: number
  etag: string
  body: Buffer
  contentType: string
  /** Name, value, name, value: what `writeHead` takes fastest. Without those that depend on the coding. */
  headers: string[]
  coded: { [coding in Coding]?: Coded }
  /** What the page was made from. */
  tags: readonly string[]
  /** Milliseconds since 1970: from then on it is served once more, while a new one is made. */
  freshUntil: number
}

/** What compressed copies add to a page's size: a fifth each, by our own pages. */
const WITH_CODINGS = 1.4

/** Published pages, by address. */
export function createPageCache(maxBytes: number): TaggedCache<CachedPage> {
  return new TaggedCache(maxBytes, ({ body }) => Math.ceil(body.length * WITH_CODINGS))
}

/** The same for the same bytes, in whatever coding they are sent. */
export function entityTag(body: Buffer): string {
  return `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`
}
