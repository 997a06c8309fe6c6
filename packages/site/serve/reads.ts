import { TaggedCache } from './tagged-cache.ts'

type Kept = { tags: readonly string[]; answer: Promise<unknown>; bytes: number; freshUntil: number }

/** Bytes of answers that are kept. */
const MOST_BYTES = 48 * 1024 * 1024
/** What an answer of the library takes: a story page's facts are some 30 kB, most others a few. */
const USUAL_BYTES = 12_000

/**
 * What pages have asked of the library, kept until it changes. Readers with choices of their own get pages of their
 * own, yet of the same facts: those are read once.
 */
export class Reads {
  readonly #cache: TaggedCache<Kept>

  constructor(mostBytes = MOST_BYTES) {
    this.#cache = new TaggedCache<Kept>(mostBytes, ({ bytes }) => bytes)
  }

  /** The answer to a question of this name. `seconds`: for how long time alone leaves it right. */
  ask<Answer>(name: string, tags: readonly string[], seconds: number, read: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#cache.get(name)
    if (kept !== undefined && kept.freshUntil > Date.now()) return kept.answer as Promise<Answer>
    const begun = this.#cache.begin()
    const answer = read()
    const finish = (kept: Kept | undefined): void => this.#cache.finish(begun, name, kept)
    const keep = (value: Answer): void => {
      const bytes = value instanceof Uint8Array ? value.length : USUAL_BYTES
      finish({ tags, answer, bytes, freshUntil: Date.now() + seconds * 1000 })
    }
    answer.then(keep, () => finish(undefined))
    return answer
  }

  /** The library has changed. */
  forget(tags: readonly string[] | 'all'): void {
    if (tags === 'all') this.#cache.invalidateAll()
    else this.#cache.invalidate(tags)
  }
}
