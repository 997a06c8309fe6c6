import type { Match } from '@aftercut/engine/report'
import { bitCount } from '@aftercut/engine/print'

/** Fingerprints at an even rate, `words` numbers of 32 bits each. */
export type Fingerprints = { perSecond: number; words: number; values: Uint32Array }

/** How a plain search lays two videos on each other. */
export type Plainly = {
  /** Bits that may differ, of all, on the mean over a window. */
  mostDiffering: number
  windowSeconds: number
  by: Match['by'][number]
}

/**
 * What a plain search finds: every offset is tried, and where the mean of the differing bits over a window is small
 * enough, that is a match. No other speed is tried. Of matches at one time the better is kept.
 */
export function matchDiagonals(
  making: Fingerprints,
  episodes: readonly { id: string; prints: Fingerprints }[],
  { mostDiffering, windowSeconds, by }: Plainly,
): Match[] {
  const found: { match: Match; differing: number }[] = []
  const window = Math.round(windowSeconds * making.perSecond)
  const count = making.values.length / making.words
  for (const { id, prints } of episodes) {
    const theirs = prints.values.length / prints.words
    for (let offset = -count + window; offset <= theirs - window; offset++) {
      const first = Math.max(0, -offset)
      const end = Math.min(count, theirs - offset)
      const differing = new Float64Array(end - first + 1)
      for (let k = first; k < end; k++) {
        let bits = 0
        for (let w = 0; w < making.words; w++) {
          bits += bitCount(making.values[k * making.words + w]! ^ prints.values[(k + offset) * making.words + w]!)
        }
        differing[k - first + 1] = differing[k - first]! + bits / (32 * making.words)
      }
      let start = -1
      for (let k = 0; k + window < differing.length + 1; k++) {
        const near = k + window < differing.length && differing[k + window]! - differing[k]! <= mostDiffering * window
        if (near && start < 0) start = k
        if (near || start < 0) continue
        const last = k - 1 + window
        const span = { start: (first + start) / making.perSecond, end: (first + last) / making.perSecond }
        const shift = offset / making.perSecond
        found.push({
          match: {
            making: span,
            episode: { id, start: span.start + shift, end: span.end + shift },
            rate: 1,
            by: [by],
            confidence: 1,
          },
          differing: (differing[last]! - differing[start]!) / (last - start),
        })
        start = -1
      }
    }
  }
  const chosen: Match[] = []
  for (const { match } of found.toSorted((a, b) => a.differing - b.differing)) {
    if (chosen.every(({ making: { start, end } }) => match.making.end <= start || match.making.start >= end)) {
      chosen.push(match)
    }
  }
  return chosen
}
