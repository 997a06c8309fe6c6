/**
 * Hours optional, minutes of any count, a fraction after a dot, comma, semicolon or colon: what SubRip, WebVTT, ASS
 * and their sloppy relatives write. Counts are bounded, so that the match is linear.
 */
const TIMESTAMP = /(-?)(?:(\d{1,6}):)?(-?\d{1,5}):(-?\d{1,2})(?:[.,;:](-?\d{1,9}))?/y
const ARROW = /\s*(?:-{1,3}\s?>|[–—]{1,2}\s?>)\s*/y
/** A timing line longer than this is not one; keeps repairs off hostile lines. */
const MAX_TIMING_CHARACTERS = 300

export type Timing = {
  startSeconds: number
  /** Absent when only the start can be read. */
  endSeconds?: number
  /** The line differs from `HH:MM:SS,mmm --> HH:MM:SS,mmm` in these ways. */
  dots: boolean
  hoursMissing: boolean
  repaired: boolean
  rest: string
}

type Stamp = { seconds: number; next: number; dot: boolean; hours: boolean }

/** Seconds, to the millisecond. */
function readStamp(text: string, offset: number): Stamp | undefined {
  TIMESTAMP.lastIndex = offset
  const found = TIMESTAMP.exec(text)
  if (!found) return undefined
  const [whole, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = found
  const size = [hours, minutes, seconds].map((part) => Math.abs(Number(part)))
  const fractionMs = Math.round(Number(`0.${fraction.replace('-', '') || '0'}`) * 1000)
  const ms = (size[0] ?? 0) * 3_600_000 + (size[1] ?? 0) * 60_000 + (size[2] ?? 0) * 1000 + fractionMs
  const negative = sign === '-' || whole.slice(1).includes('-')
  const mark = fraction ? whole[whole.length - fraction.length - 1] : undefined
  return {
    seconds: ms === 0 ? 0 : (negative ? -ms : ms) / 1000,
    next: offset + whole.length,
    dot: mark === '.',
    hours: found[2] !== undefined,
  }
}

/** A single timestamp that fills `text` ('00:01:02.500', '1:02,5'). Seconds, to the millisecond. */
export function parseTimestamp(text: string): number | undefined {
  const trimmed = text.length > 40 ? text : text.trim()
  const stamp = readStamp(trimmed, 0)
  return stamp && stamp.next === trimmed.length ? stamp.seconds : undefined
}

/** Can this line be a timing line at all? Cheap: run on every line of a file. */
export function seemsTiming(line: string): boolean {
  return line.length <= MAX_TIMING_CHARACTERS && line.includes('>') && parseTiming(line) !== undefined
}

/** A line that was meant as a timing line but holds no start that can be read: '00:0x:01 --> …'. */
export function seemsBrokenTiming(line: string): boolean {
  if (line.length > MAX_TIMING_CHARACTERS) return false
  const arrow = line.indexOf('-->')
  return arrow !== -1 && /\d/.test(line) && !/\p{L}{3}/u.test(line.slice(0, arrow)) && !seemsTiming(line)
}

function readTiming(line: string, repaired: boolean): Timing | undefined {
  const lead = line.length - line.trimStart().length
  const start = readStamp(line, lead)
  if (!start) return undefined
  ARROW.lastIndex = start.next
  const arrow = ARROW.exec(line)
  if (!arrow) return undefined
  const afterArrow = start.next + arrow[0].length
  const end = readStamp(line, afterArrow)
  const common = { startSeconds: start.seconds, repaired: repaired || !arrow[0].includes('-->') }
  if (!end) return { ...common, dots: start.dot, hoursMissing: !start.hours, rest: line.slice(afterArrow) }
  const rest = line.slice(end.next)
  if (rest && !/^\s/.test(rest)) return undefined
  return {
    ...common,
    endSeconds: end.seconds,
    dots: start.dot || end.dot,
    hoursMissing: !start.hours || !end.hours,
    rest: rest.trim(),
  }
}

/** Reads a timing line, also `00: 00: 01, 000 -> 00:00:02.5`. Undefined when it is none. */
export function parseTiming(line: string): Timing | undefined {
  if (line.length > MAX_TIMING_CHARACTERS) return undefined
  const plain = readTiming(line, false)
  if (plain?.endSeconds !== undefined) return plain
  // Machine-translated files put spaces into the times.
  const closed = line.replace(/(\d) ?([:,.;]) ?(?=\d)/g, '$1$2')
  return (closed === line ? undefined : readTiming(closed, true)) ?? plain
}

function clock(seconds: number, mark: string): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const part = (value: number, digits: number) => String(value).padStart(digits, '0')
  const hours = part(Math.floor(ms / 3_600_000), 2)
  const minutes = part(Math.floor(ms / 60_000) % 60, 2)
  return `${hours}:${minutes}:${part(Math.floor(ms / 1000) % 60, 2)}${mark}${part(ms % 1000, 3)}`
}

/** `HH:MM:SS,mmm`, as SubRip writes it. */
export const srtTime = (seconds: number): string => clock(seconds, ',')
/** `HH:MM:SS.mmm`, as WebVTT writes it. */
export const vttTime = (seconds: number): string => clock(seconds, '.')
