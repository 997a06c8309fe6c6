/** A page as it goes over the wire, once in each coding that browsers ask for. */
export type CachedPage = {
  status: number
  /** Name, value, name, value: what `writeHead` takes fastest. Without content-encoding and content-length. */
  headers: string[]
  etag: string
  bodies: { identity: Buffer; gzip?: Buffer; br?: Buffer }
  /** What the page was made from: 'story:12', 'drama:3', … A change to any of these ends it. */
  tags: readonly string[]
  /** Milliseconds since 1970: from then on it is served once more, while a new one is made. */
  freshUntil: number
}

/** A page larger than this share of the cache is not kept: one page shall not push out all others. */
const MAX_SHARE = 1 / 16

/**
 * Published pages, least recently asked for first. Right before all: a page whose making began before a change that
 * concerns it is never kept, so what is withdrawn cannot come back from a render that was under way.
 */
export class PageCache {
  readonly #maxBytes: number
  readonly #pages = new Map<string, { page: CachedPage; bytes: number }>()
  readonly #keysByTag = new Map<string, Set<string>>()
  /** When each tag last changed, counted in changes, for renders under way. */
  readonly #changedAt = new Map<string, number>()
  #changes = 0
  #allChangedAt = 0
  #bytes = 0
  #rendersUnderWay = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get(key: string): CachedPage | undefined {
    const kept = this.#pages.get(key)
    if (kept === undefined) return undefined
    this.#pages.delete(key)
    this.#pages.set(key, kept)
    return kept.page
  }

  /** Call before reading any data for a page; hand what it answers to `finish`. */
  begin(): number {
    this.#rendersUnderWay += 1
    return this.#changes
  }

  /** Keeps the page unless something that it was made from has changed since `begin`. */
  finish(begun: number, key: string, page: CachedPage | undefined): void {
    if (page !== undefined && !this.#changedSince(begun, page.tags)) this.#keep(key, page)
    this.#rendersUnderWay -= 1
    if (this.#rendersUnderWay === 0) this.#changedAt.clear()
  }

  /** Ends every page made from any of the tags. */
  invalidate(tags: readonly string[]): void {
    this.#changes += 1
    for (const tag of tags) {
      if (this.#rendersUnderWay > 0) this.#changedAt.set(tag, this.#changes)
      for (const key of this.#keysByTag.get(tag) ?? []) this.#drop(key)
    }
  }

  invalidateAll(): void {
    this.#changes += 1
    this.#allChangedAt = this.#changes
    this.#pages.clear()
    this.#keysByTag.clear()
    this.#bytes = 0
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes }
  }

  #changedSince(begun: number, tags: readonly string[]): boolean {
    return this.#allChangedAt > begun || tags.some((tag) => (this.#changedAt.get(tag) ?? 0) > begun)
  }

  #keep(key: string, page: CachedPage): void {
    const { identity, gzip, br } = page.bodies
    const bytes = identity.length + (gzip?.length ?? 0) + (br?.length ?? 0)
    if (bytes > this.#maxBytes * MAX_SHARE) return
    this.#drop(key)
    this.#pages.set(key, { page, bytes })
    this.#bytes += bytes
    for (const tag of page.tags) {
      const keys = this.#keysByTag.get(tag)
      if (keys === undefined) this.#keysByTag.set(tag, new Set([key]))
      else keys.add(key)
    }
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const kept = this.#pages.get(key)
    if (kept === undefined) return
    this.#pages.delete(key)
    this.#bytes -= kept.bytes
    for (const tag of kept.page.tags) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }
}
