/** A seeded source of numbers: mulberry32 (Ettinger, 2017). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!
  }

  chance(part: number): boolean {
    return this.next() < part
  }
}

/** Noise that wanders smoothly between -1 and 1, about `perSecond` turns a second: value noise with cubic easing. */
export function wander(seed: number, perSecond: number): (seconds: number) => number {
  const values = new Map<number, number>()
  const value = (i: number): number => {
    let v = values.get(i)
    if (v === undefined) values.set(i, (v = new Random(seed * 7919 + i * 104729).next() * 2 - 1))
    return v
  }
  return (seconds) => {
    const t = seconds * perSecond
    const i = Math.floor(t)
    const f = t - i
    const ease = f * f * (3 - 2 * f)
    return value(i) * (1 - ease) + value(i + 1) * ease
  }
}
