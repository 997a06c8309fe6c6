import type { NameReading } from './name-readings.ts'
import type { SyllableReadings } from './romanised-syllable.ts'

/** What it costs that two written syllables stand for one spoken one: the cheapest that both may be. */
function syllableDistance(a: SyllableReadings, b: SyllableReadings): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let least = Infinity
  for (const [code, cost] of small) {
    const other = large.get(code)
    if (other !== undefined && cost + other < least) least = cost + other
  }
  return least
}

/**
 * How far two written names are from being one name: the sum over their syllables, as cheaply as both can be heard.
 * Infinity where no one name can be written both ways. Exact within `most`.
 */
export function nameDistance(a: readonly NameReading[], b: readonly NameReading[], most: number): number {
  let least = Infinity
  for (const left of a) {
    for (const right of b) {
      if (left.syllables.length !== right.syllables.length) continue
      let sum = left.cost + right.cost
      for (let at = 0; at < left.syllables.length && sum < least && sum <= most; at++) {
        const one = left.syllables[at]
        const other = right.syllables[at]
        if (one && other) sum += syllableDistance(one, other)
      }
      if (sum < least) least = sum
    }
  }
  return least
}
