import type { FoundCall } from '../calls/index.ts'
import type { Span } from '../report/index.ts'
import type { PerformedLine } from './performed-lines.ts'

/** Lines of one episode performed in one go. Seconds of the making-of: from the first word to the last. */
export type Performance = Span & { episode: number; lines: PerformedLine[] }

/** Talk of the making-of that performs nothing. */
export type OtherTalk = Span

/** A line of which the drama says less tells nothing of the order: a word in common with some line. Share, 0 to 1. */
const SAYS_A_LINE = 0.35
/** Going on after so long without a word of the scene is beginning again. Seconds. */
const LONGEST_REST = 25
/** Two lines of the drama further apart are not of one performance. Seconds of the episode. */
const LONGEST_LEAP = 120
/**
 * A line said again: with a pause this long, or with other talk between, it is another attempt; at once it is an actor
 * repeating himself within the rehearsal. Seconds.
 */
const PAUSE_OF_A_REPEAT = 4
/** Picking up a line before the last one, amid a take: after a longer pause it is another take. Seconds. */
const PAUSE_OF_A_PICK_UP = 8
/** Two lines swapped within this pause are one performance out of order. Seconds. */
const PAUSE_OF_A_SWAP = 2.5

/**
 * Parts the performed lines into performances: at calls, at copies of the broadcast, at long rests, and where the order of
 * lines goes back to where the performance began.
 */
export function partPerformances(
  lines: readonly PerformedLine[],
  calls: readonly FoundCall[],
  clips: readonly Span[],
  talk: readonly OtherTalk[],
): Performance[] {
  const performances: Performance[] = []
  for (const line of lines.filter((each) => each.share >= SAYS_A_LINE)) {
    const open = performances.at(-1)
    if (open && belongs(open, line, calls, clips, talk)) {
      open.lines.push(line)
      open.end = Math.max(open.end, line.end)
    } else {
      performances.push({ start: line.start, end: line.end, episode: line.episode, lines: [line] })
    }
  }
  return performances
}

function belongs(
  open: Performance,
  line: PerformedLine,
  calls: readonly FoundCall[],
  clips: readonly Span[],
  talk: readonly OtherTalk[],
): boolean {
  const last = open.lines.at(-1)!
  if (line.episode !== open.episode) return false
  const rest = line.start - last.end
  if (rest > LONGEST_REST || Math.abs(line.drama.start - last.drama.end) > LONGEST_LEAP) return false
  const between = (at: number) => at > last.end - 0.4 && at < line.start + 0.4
  if (calls.some((call) => call.call !== 'okay' && between(call.at))) return false
  if (clips.some((clip) => between(clip.start) || between(clip.end))) return false
  const interrupted = talk.some((other) => other.start >= last.end - 0.2 && other.end <= line.start + 0.2)
  return !beginsAgain(open, line, rest, interrupted)
}

/** Whether the line begins another performance, by the order of the lines alone. */
function beginsAgain(open: Performance, line: PerformedLine, rest: number, interrupted: boolean): boolean {
  const last = open.lines.at(-1)!
  /** Lines of different caption files are numbered differently: their times decide. */
  if (line.captions !== last.captions) return line.drama.start < last.drama.start - 0.5
  if (line.firstLine > last.firstLine) return false
  const sameLine = line.firstLine === last.firstLine
  /** The second half of a line whose words stand in two cues. */
  if (sameLine && line.lastLine === last.lastLine && last.dramaShare + line.dramaShare < 1.2)
    return interrupted && rest > PAUSE_OF_A_REPEAT
  const first = Math.min(...open.lines.map((each) => each.firstLine))
  const reached = Math.max(...open.lines.map((each) => each.lastLine))
  const toTheStart = line.firstLine <= first
  const farBack = toTheStart || reached - line.firstLine >= 2
  if (interrupted || rest >= PAUSE_OF_A_REPEAT) return farBack || rest > PAUSE_OF_A_PICK_UP
  if (sameLine) return false
  const lone = open.lines.length === 1 && rest < PAUSE_OF_A_SWAP
  if (lone) return false
  return toTheStart || (farBack && rest >= PAUSE_OF_A_SWAP)
}
