import type { Segment, Span } from '../report/index.ts'

/** A segment that claims its span; where two claim the same time, the one named first has it. */
export type Claim = Segment

/** Pieces of a claim shorter than this, left over between others, are not worth a segment. Seconds. */
const SHORTEST_PIECE = 0.4

/**
 * Lays claims over the making-of, the strongest first, and fills what nobody claims with `set`. Out: segments that cover
 * [0, duration] in order without overlap.
 */
export function laySegments(
  claims: readonly Claim[],
  durationSeconds: number,
  rest: (span: Span) => Segment,
): Segment[] {
  let taken: Segment[] = []
  for (const claim of claims) {
    const start = Math.max(0, claim.start)
    const end = Math.min(durationSeconds, claim.end)
    const free = gaps(taken, start, end).filter((gap) => gap.end - gap.start >= SHORTEST_PIECE)
    const pieces =
      claim.kind === 'take' ? free.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, 1) : free
    taken = [...taken, ...pieces.map((piece) => ({ ...claim, ...piece }))].toSorted((a, b) => a.start - b.start)
  }
  const closed = closeSlivers(taken, durationSeconds)
  return [...closed, ...gaps(closed, 0, durationSeconds).map(rest)].toSorted((a, b) => a.start - b.start)
}

/** What of [from, to] no segment covers. */
function gaps(segments: readonly Span[], from: number, to: number): Span[] {
  const free: Span[] = []
  let at = from
  for (const segment of segments) {
    if (segment.end <= at || segment.start >= to) continue
    if (segment.start > at) free.push({ start: at, end: segment.start })
    at = Math.max(at, segment.end)
  }
  if (at < to) free.push({ start: at, end: to })
  return free
}

/** Gives slivers between segments to the one before, or at the very start to the first. */
function closeSlivers(segments: readonly Segment[], durationSeconds: number): Segment[] {
  return segments.map((segment, index) => {
    const next = segments[index + 1]?.start ?? durationSeconds
    const closed = { ...segment }
    if (index === 0 && segment.start < SHORTEST_PIECE) closed.start = 0
    if (next - segment.end < SHORTEST_PIECE) closed.end = next
    return closed
  })
}
