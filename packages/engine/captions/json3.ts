import { LineCounter } from './line-counter.ts'
import type { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import type { RawCue, Run } from './runs.ts'

/** YouTube's timed text, `fmt=json3`, as far as it is read. Times in milliseconds; a segment's count from its event. */
type Segment = { utf8?: unknown; tOffsetMs?: unknown; acAsrConf?: unknown }
type TimedEvent = { tStartMs?: unknown; dDurationMs?: unknown; segs?: unknown; aAppend?: unknown; wWinId?: unknown }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const ms = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined

/** Gives the line on which the next event's start stands: JSON.parse keeps no places. */
function startLines(text: string): () => number {
  const lines = new LineCounter(text)
  let offset = 0
  return () => {
    const found = text.indexOf('"tStartMs"', offset)
    if (found !== -1) offset = found + 1
    return lines.at(offset)
  }
}

function readEvents(text: string, oddities: Oddities): TimedEvent[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isObject(parsed) && Array.isArray(parsed['events'])) return parsed['events'].filter(isObject)
    oddities.tell('bad-json', 1, 'the file has no list of events: it is not YouTube timed text (json3).')
  } catch (error) {
    oddities.tell('bad-json', 1, `the file is no JSON: ${error instanceof Error ? error.message : 'unknown fault'}.`)
  }
  return []
}

/** YouTube's json3. In automatic captions each event holds new words alone, with their times. */
export function parseJson3(text: string, oddities: Oddities): RawCaptions {
  const nextLine = startLines(text)
  const cues: RawCue[] = []
  let automatic = false
  for (const event of readEvents(text, oddities)) {
    const line = event.tStartMs === undefined ? 1 : nextLine()
    if (!Array.isArray(event.segs)) continue
    const segments: Segment[] = event.segs.filter(isObject)
    automatic ||= event.aAppend === 1 || segments.some((segment) => segment.acAsrConf !== undefined)
    const words = segments.map((segment) => (typeof segment.utf8 === 'string' ? segment.utf8 : '')).join('')
    if (event.aAppend === 1 && words.trim() === '') continue
    const startMs = ms(event.tStartMs)
    if (startMs === undefined) {
      oddities.tell('bad-timing', line, `the event has no start; lost: "${words.slice(0, 80)}".`)
      continue
    }
    const runs = segments.map((segment): Run => {
      const offset = ms(segment.tOffsetMs)
      const startSeconds = offset === undefined || offset === 0 ? undefined : (startMs + offset) / 1000
      return { text: typeof segment.utf8 === 'string' ? segment.utf8 : '', startSeconds }
    })
    cues.push({ start: startMs / 1000, end: (startMs + (ms(event.dDurationMs) ?? 0)) / 1000, runs, line })
  }
  if (automatic) endAtNext(cues)
  return { cues, automatic }
}

/** A rolling line stays while the next one comes: its words are over by then. */
function endAtNext(cues: RawCue[]): void {
  for (const [index, cue] of cues.entries()) {
    const next = cues[index + 1]
    if (next && next.start > cue.start) cue.end = Math.min(cue.end, next.start)
  }
}
