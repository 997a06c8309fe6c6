import type { StoryContent } from '@aftercut/library/schema'
import { checkAiring } from './airing.ts'
import { checkBasics, checkSources, checkSpoiler } from './basics.ts'
import type { Failure, GateReport, Severity } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { checkLinks } from './links.ts'
import { checkPictures } from './pictures.ts'
import { checkQuotes } from './quotes.ts'
import { checkRankings } from './rankings.ts'
import { checkRoles } from './roles.ts'
import { checkSince } from './since.ts'
import type { StoryTies } from './read-facts.ts'
import { partsOf, type Parts } from './story-parts.ts'

/** Holds a story against the facts. Pure: it asks nobody and changes nothing. */
export function checkStory(
  content: StoryContent,
  ties: StoryTies,
  facts: GateFacts,
  parts: Parts = partsOf(content),
): GateReport {
  const { failures, quotes } = checkQuotes(parts, facts, facts.makings)
  const all = [
    ...failures,
    ...checkBasics(parts, content),
    ...checkRoles(parts, content, facts),
    ...checkAiring(parts, facts),
    ...checkSince(parts, facts),
    ...checkRankings(parts, ties.dramaId, facts),
    ...checkSources(parts, ties.makingId, facts),
    ...checkSpoiler(content, facts),
    ...checkPictures(parts, content, facts),
    ...checkLinks(parts, facts),
  ]
  return { failures: all.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || inOrder(a, b)), quotes }
}

const RANK: Record<Severity, number> = { misquote: 0, error: 1, warning: 2 }
const FIELDS = ['headline', 'teaser', 'standfirst', 'body']

/** As the story is read. */
function inOrder({ place: a }: Failure, { place: b }: Failure): number {
  const field = (name: string): number => (FIELDS.indexOf(name) + FIELDS.length + 1) % (FIELDS.length + 1)
  if (a.field !== b.field) return field(a.field) - field(b.field)
  const [one, other] = [a.block ?? [], b.block ?? []]
  for (const [at, step] of one.entries()) {
    const difference = step - (other[at] ?? -1)
    if (difference !== 0) return difference
  }
  return (a.from ?? 0) - (b.from ?? 0)
}
