import type { Match } from '../report/index.ts'
import type { Seed } from './seeds.ts'

export type Found = { match: Match; seed: Seed; evidence: number }

/** The best match at each time of the making-of: those of more evidence first, earlier episodes before later ones. */
export function chooseMatches(found: readonly Found[]): Match[] {
  const chosen: Match[] = []
  for (const { match } of found.toSorted((a, b) => b.evidence - a.evidence || a.seed.episode - b.seed.episode)) {
    const overlaps = chosen.some(
      ({ making }) => making.start < match.making.end - 0.3 && making.end > match.making.start + 0.3,
    )
    if (!overlaps) chosen.push(match)
  }
  return chosen.toSorted((a, b) => a.making.start - b.making.start)
}
