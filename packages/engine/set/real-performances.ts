import type { FoundCall } from '../calls/index.ts'
import type { Span } from '../report/index.ts'
import type { Performance, PerformedLine } from '../segments/index.ts'

/** Less of a line is a quotation within other talk ("when he says …"), or chance. Share of what the line testifies. */
const LINE_IS_PERFORMED = 0.5
/** A performance of one line must say most of it and little else, and be rare: e⁹ to one against chance. */
const ONE_LINE_SHARE = 0.65
const ONE_LINE_OF_DRAMA = 0.6
const ONE_LINE_NATS = 9
/** Between calls people perform, so there less will do. Seconds; nats. */
const CALL_WITHIN = 10
const ONE_LINE_BY_CALLS_NATS = 4
/** Where calls are captioned, a line said between a cut and the next call is said for fun. */
const CALLS_ARE_CAPTIONED = 2
const QUOTED = /["“”「『«'‘][^"“”」』»'’]{4,}["“”」』»'’]/u

/** The performances that are takes: two lines or more, or one that is rare enough; not what an interview quotes. */
export function realPerformances(
  performances: readonly Performance[],
  calls: readonly FoundCall[],
  interviews: readonly Span[],
): Performance[] {
  return performances.flatMap((performance) => {
    const lines = trimmed(performance.lines)
    const first = lines[0]
    if (!first) return []
    const real = { ...performance, lines, start: first.start, end: Math.max(...lines.map((line) => line.end)) }
    return isReal(real, calls, interviews) ? [real] : []
  })
}

/** Leaves out weak lines at either end; in the middle they are a line that was changed. */
function trimmed(lines: readonly PerformedLine[]): PerformedLine[] {
  const first = lines.findIndex(isPerformed)
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isPerformed) + 1)
}

/** Whether a line is the drama's for the most part. */
export function isPerformed(line: PerformedLine): boolean {
  return line.share >= LINE_IS_PERFORMED
}

function isReal(performance: Performance, calls: readonly FoundCall[], interviews: readonly Span[]): boolean {
  const strong = performance.lines.filter(isPerformed)
  const said = new Set(strong.map((line) => `${String(line.captions)} ${String(line.firstLine)}`))
  const talked = interviews.some((span) => performance.start < span.end && performance.end > span.start)
  const called = calls.some(
    (call) =>
      (call.call === 'action' && call.at <= performance.start + 0.5 && performance.start - call.at < CALL_WITHIN) ||
      (call.call === 'cut' && call.at >= performance.end - 0.5 && call.at - performance.end < CALL_WITHIN),
  )
  if (said.size >= 2) return !talked || called
  const line = strong[0]!
  const captioned = calls.filter((call) => call.call === 'action').length >= CALLS_ARE_CAPTIONED
  const lastCall = calls.findLast((call) => call.at <= performance.start && call.call !== 'okay')
  if (captioned && !called && lastCall && lastCall.call !== 'action') return false
  if (talked || (QUOTED.test(line.text) && line.share < 0.9)) return false
  if (line.share < ONE_LINE_SHARE || line.dramaShare < ONE_LINE_OF_DRAMA) return false
  return line.nats >= (called ? ONE_LINE_BY_CALLS_NATS : ONE_LINE_NATS)
}
