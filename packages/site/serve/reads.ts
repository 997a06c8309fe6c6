import { TaggedCache } from './tagged-cache.ts'

type Kept = { tags: readonly string[]; answer: Promise<unknown>; freshUntil: number }

/** So many answers of the library are kept; each is a few kilobytes. */
const MOST_ANSWERS = 4000

/**
 * What pages have asked of the library, kept until it changes. Readers with choices of their own get pages of their
 * own, yet of the same facts: those are read once.
 */
export class Reads {
  readonly #cache = new TaggedCache<Kept>(MOST_ANSWERS, () => 1)

  /** The answer to a question of this name. `seconds`: for how long time alone leaves it right. */
  ask<Answer>(name: string, tags: readonly string[], seconds: number, read: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#cache.get(name)
    if (kept !== undefined && kept.freshUntil > Date.now()) return kept.answer as Promise<Answer>
    const begun = this.#cache.begin()
    const answer = read()
    const keep = (value: Kept | undefined) => this.#cache.finish(begun, name, value)
    answer.then(
      () => keep({ tags, answer, freshUntil: Date.now() + seconds * 1000 }),
      () => keep(undefined),
    )
    return answer
  }

  /** The library has changed. */
  forget(tags: readonly string[] | 'all'): void {
    if (tags === 'all') this.#cache.invalidateAll()
    else this.#cache.invalidate(tags)
  }
}
