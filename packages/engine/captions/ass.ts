import { LineCursor } from './line-cursor.ts'
import type { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import type { RawCue, Run } from './runs.ts'
import { parseTimestamp } from './timestamp.ts'

/** The order of fields where a file names none: ASS's own; SSA has `Marked` for `Layer`. */
const USUAL_FORMAT = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text'.split(',')
/** Styles that by custom hold on-screen text or songs, not speech. */
const NOT_SPEECH =
  /^(?:signs?|on-?screen|typeset(?:ting)?|op|ed|karaoke|romaji|(?:tl )?notes?|자막 ?설명)(?:[\s_\d-]|$)/i
/** What stands in the Name column without being a name: template marks, and style words. */
const NOT_A_NAME = /^(?:|ntp|0|signs?|text|caption|op|ed|ts|comment|default)$/i

/** Splits at the first `count - 1` commas: the last field, the text, may hold commas itself. */
function splitFields(line: string, count: number): string[] {
  const fields: string[] = []
  let from = 0
  while (fields.length < count - 1) {
    const comma = line.indexOf(',', from)
    if (comma === -1) break
    fields.push(line.slice(from, comma).trim())
    from = comma + 1
  }
  fields.push(line.slice(from))
  return fields
}

type ShownText = { text: string; drawing: boolean }

/** Removes override blocks; what is drawn (`{\p1}m 0 0 l 10 0{\p0}`) is no text. */
export function removeOverrides(text: string): ShownText {
  const shown: string[] = []
  let drawing = false
  let drew = false
  let from = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', from)) {
    const close = text.indexOf('}', open)
    if (close === -1) break
    if (!drawing) shown.push(text.slice(from, open))
    const drawMode = [...text.slice(open, Math.min(close, open + 2000)).matchAll(/\\p(\d)/g)].at(-1)?.[1]
    if (drawMode !== undefined) drawing = drawMode !== '0'
    drew ||= drawing
    from = close + 1
  }
  if (!drawing) shown.push(text.slice(from))
  const joined = shown
    .join('')
    .replace(/\\N/g, '\n')
    .replace(/\\[nh]/g, ' ')
  return { text: joined, drawing: drew && joined.trim() === '' }
}

type Event = { fields: Map<string, string>; line: number }

function toCue({ fields, line }: Event, oddities: Oddities): RawCue | undefined {
  const [start, end] = [parseTimestamp(fields.get('start') ?? ''), parseTimestamp(fields.get('end') ?? '')]
  const raw = fields.get('text') ?? ''
  if (start === undefined || end === undefined) {
    oddities.tell('bad-timing', line, `cannot read the times of the event; lost: "${raw.slice(0, 80)}".`)
    return undefined
  }
  const { text, drawing } = removeOverrides(raw)
  if (drawing) {
    oddities.habit('drawing', line, 'the event draws a shape and holds no words; it is no cue.')
    return undefined
  }
  const name = fields.get('name') ?? fields.get('actor') ?? ''
  const speaker = NOT_A_NAME.test(name) ? undefined : name.replace(/\s+/g, ' ')
  const runs: Run[] = [{ text, speaker }]
  return { start, end, runs, line, ...(NOT_SPEECH.test(fields.get('style') ?? '') ? { speech: false } : {}) }
}

/** Advanced SubStation Alpha and its elder, SSA: the events, in the order of fields that the file names. */
export function parseAss(text: string, oddities: Oddities): RawCaptions {
  const lines = new LineCursor(text)
  const cues: RawCue[] = []
  let format = USUAL_FORMAT
  let inEvents = false
  let previous: { key: string; seen: Set<string> } = { key: '', seen: new Set() }
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const section = /^\s*\[([^\]]{1,60})\]\s*$/.exec(line.slice(0, 80))?.[1]
    if (section !== undefined) inEvents = section.toLowerCase() === 'events'
    const keyword = /^\s*(Format|Dialogue|Comment)\s*:/i.exec(line.slice(0, 40))
    if (!keyword) continue
    const rest = line.slice(keyword[0].length)
    const kind = keyword[1]?.toLowerCase()
    if (kind === 'format' && inEvents) format = rest.split(',').map((field) => field.trim().toLowerCase())
    if (kind !== 'dialogue') continue
    if (!inEvents) oddities.habit('no-events-section', lines.line, 'dialogue stands outside [Events]; it is read.')
    const values = splitFields(rest, format.length)
    if (values.length < format.length) {
      oddities.tell('short-event', lines.line, `the event lacks fields; lost: "${rest.slice(0, 80).trim()}".`)
      continue
    }
    const fields = new Map(format.map((field, index) => [field, values[index] ?? '']))
    const cue = toCue({ fields, line: lines.line }, oddities)
    if (!cue) continue
    // Effects are built of the same words laid over themselves: the reader sees, and hears, them once.
    const key = `${cue.start} ${cue.end}`
    if (key !== previous.key) previous = { key, seen: new Set() }
    const words = `${fields.get('name') ?? ''}:${cue.runs[0]?.text ?? ''}`
    if (previous.seen.has(words))
      oddities.habit('laid-over', lines.line, 'the event repeats the one below it; kept once.')
    else cues.push(cue)
    previous.seen.add(words)
  }
  return { cues }
}
