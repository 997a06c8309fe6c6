import type { FoundCall } from '../calls/index.ts'
import type { Span } from '../report/index.ts'
import type { Performance } from './performances.ts'

/** A performance within the calls that bound it. Seconds of the making-of. */
export type Take = Span & {
  /** Absent where calls bound a take of which no line was recognised. */
  performance?: Performance
  action?: FoundCall
  cut?: FoundCall
}

/** From "action" to the first line, and from the last line to "cut": longer, and the call belongs elsewhere. Seconds. */
const ACTION_BEFORE = 30
const CUT_AFTER = 20
/** A take that only calls bound: longer, and a call in between was not captioned. Seconds. */
const LONGEST_SILENT_TAKE = 240
const SHORTEST_SILENT_TAKE = 3

/** Stretches performances to the calls around them. No take reaches into its neighbours or into a copy of the broadcast. */
export function boundTakes(
  performances: readonly Performance[],
  calls: readonly FoundCall[],
  clips: readonly Span[],
): Take[] {
  const walls = [...clips]
  return performances.map((performance, index) => {
    const from = Math.max(
      performances[index - 1]?.end ?? 0,
      ...walls.map((wall) => (wall.end <= performance.start + 0.5 ? wall.end : 0)),
      performance.start - ACTION_BEFORE,
    )
    const to = Math.min(
      performances[index + 1]?.start ?? Infinity,
      ...walls.map((wall) => (wall.start >= performance.end - 0.5 ? wall.start : Infinity)),
      performance.end + CUT_AFTER,
    )
    return bound(performance, calls, from, to)
  })
}

function bound(performance: Performance, calls: readonly FoundCall[], from: number, to: number): Take {
  const before = calls.filter((call) => call.at >= from - 0.5 && call.at <= performance.start + 0.5)
  const last = before.findLast((call) => call.call !== 'okay')
  const after = calls.filter((call) => call.at >= performance.end - 0.5 && call.at <= to + 0.5)
  const first = after[0]
  const take: Take = { start: performance.start, end: performance.end, performance }
  if (last?.call === 'action') {
    take.start = Math.min(last.at, performance.start)
    take.action = last
  }
  if (first && first.call !== 'action') {
    take.end = Math.max(first.at, performance.end)
    take.cut = first
  }
  return take
}

/** Takes between "action" and "cut" of which no line was recognised. */
export function silentTakes(calls: readonly FoundCall[], taken: readonly Span[]): Take[] {
  const takes: Take[] = []
  for (const [index, action] of calls.entries()) {
    const cut = calls.slice(index + 1).find((call) => call.call !== 'okay')
    if (action.call !== 'action' || !cut || (cut.call !== 'cut' && cut.call !== 'ng')) continue
    const seconds = cut.at - action.at
    if (seconds < SHORTEST_SILENT_TAKE || seconds > LONGEST_SILENT_TAKE) continue
    if (taken.some((span) => span.start < cut.at - 0.5 && span.end > action.at + 0.5)) continue
    takes.push({ start: action.at, end: cut.at, action, cut })
  }
  return takes
}
