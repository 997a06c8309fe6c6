/** So many at once (`burst`), refilled at so many a second. */
export type Rate = { burst: number; perSecond: number }

type Bucket = { tokens: number; at: number }

/** Above this many addresses the fullest buckets are forgotten: they would admit the next request anyway. */
const MAX_BUCKETS = 50_000

/** A token bucket for each key. Time in milliseconds, from any steady clock. */
export class RateLimit {
  readonly #rate: Rate
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes a token of `key`. Answers 0 when there was one, else the seconds to wait for it. */
  take(key: string, nowMs: number): number {
    const { burst, perSecond } = this.#rate
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: nowMs }
    const tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.at) / 1000) * perSecond)
    // Deleted and set again, so that the map runs from the longest unseen to the latest.
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: nowMs })
    if (this.#buckets.size > MAX_BUCKETS) this.#forget(nowMs)
    return tokens >= 1 ? 0 : (1 - tokens) / perSecond
  }

  #forget(nowMs: number): void {
    const { burst, perSecond } = this.#rate
    for (const [key, bucket] of this.#buckets) {
      if (bucket.tokens + ((nowMs - bucket.at) / 1000) * perSecond < burst) break
      this.#buckets.delete(key)
    }
    // A flood from ever new addresses: the oldest go, so that memory stays bounded.
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_BUCKETS) break
      this.#buckets.delete(key)
    }
  }
}
