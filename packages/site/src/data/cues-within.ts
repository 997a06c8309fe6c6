type Cue = { start: number; end: number }

/**
 * Finds the cues that a span touches, in the order of their starts: cues are sorted once, each span costs what it finds and
 * two searches, however many cues there are. A story may hold thousands of quotes, a caption file thousands of cues.
 */
export function cuesWithin<Found extends Cue>(cues: readonly Found[]): (span: Cue) => Found[] {
  const sorted = cues.toSorted((a, b) => a.start - b.start)
  /** The latest end of the cues up to each: where it lies before a span, no earlier cue reaches into the span. */
  const reaches: number[] = []
  for (const { end } of sorted) reaches.push(Math.max(end, reaches.at(-1) ?? Number.NEGATIVE_INFINITY))
  return ({ start, end }) => {
    const from = firstWhere(sorted.length, (index) => (reaches[index] ?? 0) > start)
    const to = firstWhere(sorted.length, (index) => (sorted[index]?.start ?? 0) >= end)
    return sorted.slice(from, to).filter((cue) => cue.end > start)
  }
}

/** The first number below `length` for which it holds, and for all after it; `length` where it never does. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [from, to] = [0, length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
