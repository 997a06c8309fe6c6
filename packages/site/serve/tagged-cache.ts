/** Something kept, with what it was made from: 'story:12', 'drama:3', … A change to any of these ends it. */
export type Tagged = { tags: readonly string[] }

type Entry<Value> = { value: Value; bytes: number; asked: boolean }

/** What takes more than this share of the cache is not kept: one thing shall not push out all others. */
const MAX_SHARE = 1 / 16

/**
 * Pages, and what they are made from. Where room is wanted, the oldest go that nobody asked for since room was last
 * wanted (the clock algorithm: asking costs a flag, not a new place in a list). Right before all: what was begun before a
 * change that concerns it is never kept, so what is withdrawn cannot come back from a render that was under way.
 */
export class TaggedCache<Value extends Tagged> {
  readonly #maxBytes: number
  readonly #bytesOf: (value: Value) => number
  readonly #kept = new Map<string, Entry<Value>>()
  readonly #keysByTag = new Map<string, Set<string>>()
  /** When each tag last changed, counted in changes, for what is under way. */
  readonly #changedAt = new Map<string, number>()
  #changes = 0
  #allChangedAt = 0
  #bytes = 0
  #underWay = 0

  constructor(maxBytes: number, bytesOf: (value: Value) => number) {
    this.#maxBytes = maxBytes
    this.#bytesOf = bytesOf
  }

  get(key: string): Value | undefined {
    const kept = this.#kept.get(key)
    if (kept === undefined) return undefined
    kept.asked = true
    return kept.value
  }

  /** Call before reading any data; hand what it answers to `finish`. */
  begin(): number {
    this.#underWay += 1
    return this.#changes
  }

  /** Keeps the value unless something that it was made from has changed since `begin`. */
  finish(begun: number, key: string, value: Value | undefined): void {
    if (value !== undefined && !this.#changedSince(begun, value.tags)) this.#keep(key, value)
    this.#underWay -= 1
    if (this.#underWay === 0) this.#changedAt.clear()
  }

  /** Ends everything made from any of the tags. */
  invalidate(tags: readonly string[]): void {
    this.#changes += 1
    for (const tag of tags) {
      if (this.#underWay > 0) this.#changedAt.set(tag, this.#changes)
      for (const key of this.#keysByTag.get(tag) ?? []) this.#drop(key)
    }
  }

  invalidateAll(): void {
    this.#changes += 1
    this.#allChangedAt = this.#changes
    this.#kept.clear()
    this.#keysByTag.clear()
    this.#bytes = 0
  }

  get size(): { count: number; bytes: number } {
    return { count: this.#kept.size, bytes: this.#bytes }
  }

  #changedSince(begun: number, tags: readonly string[]): boolean {
    return this.#allChangedAt > begun || tags.some((tag) => (this.#changedAt.get(tag) ?? 0) > begun)
  }

  #keep(key: string, value: Value): void {
    const bytes = this.#bytesOf(value)
    if (bytes > this.#maxBytes * MAX_SHARE) return
    this.#drop(key)
    this.#kept.set(key, { value, bytes, asked: false })
    this.#bytes += bytes
    for (const tag of value.tags) {
      const keys = this.#keysByTag.get(tag)
      if (keys === undefined) this.#keysByTag.set(tag, new Set([key]))
      else keys.add(key)
    }
    // What was asked for goes behind all others, where this walk may come to it once more.
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break
      if (oldest === key) continue
      if (entry.asked) {
        entry.asked = false
        this.#kept.delete(oldest)
        this.#kept.set(oldest, entry)
      } else this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key)
    if (kept === undefined) return
    this.#kept.delete(key)
    this.#bytes -= kept.bytes
    for (const tag of kept.value.tags) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }
}
