import { LineCursor } from './line-cursor.ts'
import type { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import type { RawCue } from './runs.ts'
import { readTags } from './tags.ts'
import { parseTiming, seemsBrokenTiming, seemsTiming } from './timestamp.ts'

const SIGNATURE = /^WEBVTT(?:[ \t]|$)/
/** How HTTP Live Streaming ties cue times to its stream's clock of 90 kHz (RFC 8216, 3.5). */
const TIMESTAMP_MAP = /^X-TIMESTAMP-MAP=/

type Header = { language?: string | undefined }

/** The lines up to the first empty one: `Language: en` (YouTube), `X-TIMESTAMP-MAP=…`, free text. */
function readHeader(lines: LineCursor, oddities: Oddities): Header {
  const header: Header = {}
  while ((lines.peek() ?? '') !== '' && !seemsTiming(lines.peek() ?? '')) {
    const line = lines.next() ?? ''
    const language = /^Language:\s*([A-Za-z0-9-]{2,35})\s*$/i.exec(line.slice(0, 100))?.[1]
    if (language) header.language = language
    if (TIMESTAMP_MAP.test(line) && !/MPEGTS:0\b/.test(line))
      oddities.habit(
        'timestamp-map',
        lines.line,
        `${line.slice(0, 80)} ties the cues to a stream; their times are kept.`,
      )
  }
  return header
}

/** Where ASS's captions stand on the screen: converters carry it over (`{\\an8}`), and it is no text. */
const PLACEMENT = /\{\\an?\d{1,2}\}/gu

/** WebVTT's cue text ends at an empty line, or where the next timing begins. A line with a space alone is not empty. */
function readText(lines: LineCursor): string {
  const text: string[] = []
  for (let line = lines.peek(); line !== undefined && line !== ''; line = lines.peek()) {
    if (line.includes('-->') && (seemsTiming(line) || seemsBrokenTiming(line))) break
    text.push(line)
    lines.next()
  }
  return text.join('\n')
}

function skipBlock(lines: LineCursor): void {
  while ((lines.peek() ?? '') !== '' && !seemsTiming(lines.peek() ?? '')) lines.next()
}

function readCue(lines: LineCursor, line: number, oddities: Oddities): RawCue | undefined {
  const timingLine = lines.next() ?? ''
  const timing = parseTiming(timingLine)
  const timingNumber = lines.line
  const end = timing?.endSeconds
  if (!timing || end === undefined) {
    const lost = readText(lines).slice(0, 80)
    oddities.tell('bad-timing', timingNumber, `cannot read the times in "${timingLine.slice(0, 80)}"; lost: "${lost}".`)
    return undefined
  }
  if (timing.repaired || /[,;]\d/.test(timingLine.slice(0, 40)))
    oddities.habit('sloppy-timing', timingNumber, 'the times are not as WebVTT writes them.')
  const tagged = readTags(readText(lines).replace(PLACEMENT, ''), 'vtt', timing.startSeconds, end)
  for (const name of tagged.unknownTags)
    oddities.habit(
      'unknown-tag',
      timingNumber + 1,
      `<${name.slice(0, 40)}> is no tag of WebVTT; it is left out, its text kept.`,
    )
  if (tagged.strayAngles > 0) oddities.habit('stray-angle', timingNumber + 1, "a '<' opens no tag; it is kept as text.")
  return { start: timing.startSeconds, end, runs: tagged.runs, line }
}

/** WebVTT (W3C), its file and cue text; where a file breaks the rules, what was meant is kept and the breach told. */
export function parseVtt(text: string, oddities: Oddities): RawCaptions {
  const lines = new LineCursor(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text)
  let header: Header = {}
  if (SIGNATURE.test(lines.peek() ?? '')) {
    lines.next()
    header = readHeader(lines, oddities)
  } else oddities.habit('no-signature', 1, 'the file does not begin with WEBVTT.')
  const cues: RawCue[] = []
  for (let line = lines.peek(); line !== undefined; line = lines.peek()) {
    const next = lines.peek(1) ?? ''
    if (line === '') lines.next()
    else if (line.includes('-->')) {
      const cue = readCue(lines, lines.line + 1, oddities)
      if (cue) cues.push(cue)
    } else if (next.includes('-->')) {
      // An identifier. The cue starts at its line.
      lines.next()
      const cue = readCue(lines, lines.line, oddities)
      if (cue) cues.push(cue)
    } else if (SIGNATURE.test(line)) {
      lines.next()
      oddities.habit('repeated-header', lines.line, 'the file is joined of several; their times are kept as written.')
      header = { ...readHeader(lines, oddities), ...header }
    } else if (/^NOTE(?:[ \t]|$)|^(?:STYLE|REGION)[ \t]*$/.test(line)) skipBlock(lines)
    else {
      const number = lines.line + 1
      oddities.tell('text-outside', number, `"${line.slice(0, 80)}" stands outside any cue, from here to the next one.`)
      skipBlock(lines)
    }
  }
  return { cues, declaredLanguage: header.language }
}
