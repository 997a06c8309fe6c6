import type { Span } from '@aftercut/engine/report'
import type { FindingKind } from '../schema/making-tables.ts'

/** A finding, or what a decision was made on. */
export type Marked = Span & { id: string; kind: FindingKind; label: string }

/** A decision with the span and label as found, and, where a person changed them, as decided. */
export type Decided = Marked & { changed?: Span & { label: string } }

/** Points (calls) and short spans that lie no further apart than this are the same event: captions differ that much. */
const SAME_EVENT_SECONDS = 1.5

/** Spans of the same label that overlap less than this, by their union, are two things. */
const LEAST_OVERLAP = 0.3

/** A moment or segment told anew as another kind is still the same if it lies in nearly the same place. */
const LEAST_OVERLAP_RENAMED = 0.8

/** Labels that are an identity, not a judgement: a match with another episode, a quote in another language. */
const FIXED_LABELS: ReadonlySet<FindingKind> = new Set(['match', 'quote'])

/**
 * Finds, for each decision, its finding in a new run: of the same kind, in the same place; the best first, each used
 * once. What has no counterpart is absent from the answer. Returns decision id to finding id.
 */
export function carryDecisions(decisions: readonly Decided[], findings: readonly Marked[]): Map<string, string> {
  const pairs: { decision: string; finding: string; score: number }[] = []
  for (const decision of decisions) {
    for (const finding of findings) {
      const score = Math.max(
        likeness(decision, finding),
        decision.changed ? likeness({ ...decision, ...decision.changed }, finding) : 0,
      )
      if (score > 0) pairs.push({ decision: decision.id, finding: finding.id, score })
    }
  }
  pairs.sort((a, b) => b.score - a.score || (a.decision < b.decision ? -1 : 1))
  const carried = new Map<string, string>()
  const taken = new Set<string>()
  for (const { decision, finding } of pairs) {
    if (carried.has(decision) || taken.has(finding)) continue
    carried.set(decision, finding)
    taken.add(finding)
  }
  return carried
}

/** 0: not the same thing. Above: the more alike, the higher; the same label counts more than any overlap. */
function likeness(a: Marked, b: Marked): number {
  if (a.kind !== b.kind) return 0
  const sameLabel = a.label === b.label
  if (!sameLabel && FIXED_LABELS.has(a.kind)) return 0
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start)
  const overlap = union > 0 ? Math.max(0, shared) / union : 1
  const apart = Math.abs((a.start + a.end) / 2 - (b.start + b.end) / 2)
  if (sameLabel && overlap >= LEAST_OVERLAP) return 2 + overlap
  if (sameLabel && apart <= SAME_EVENT_SECONDS) return 1 + (1 - apart / SAME_EVENT_SECONDS)
  return !sameLabel && overlap >= LEAST_OVERLAP_RENAMED ? overlap : 0
}
