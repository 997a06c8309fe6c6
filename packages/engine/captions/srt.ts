import { LineCursor } from './line-cursor.ts'
import type { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import type { RawCue } from './runs.ts'
import { readTags } from './tags.ts'
import { parseTiming, seemsBrokenTiming, seemsTiming } from './timestamp.ts'

const isNumber = (line: string | undefined): boolean =>
  line !== undefined && line.length < 20 && /^\s*\d+[.:]?\s*$/.test(line)

/** ASS's overrides in SubRip (`{\an8}`, `{\i1}`) and MicroDVD's styles (`{y:i}`): markup, no text. */
const OVERRIDE = /\{(?:\\[^{}\n]{0,200}|[yYcCfFsSpPoO]:[^{}\n]{0,60})\}/g

type Beginning = 'cue' | 'broken' | undefined

/**
 * Does a cue begin here (a timing line, or a number and a timing line), or one whose times are broken? `number`: the one
 * that is next, which may have an empty line behind it.
 */
function beginning(lines: LineCursor, number: number): Beginning {
  const line = lines.peek()
  if (line === undefined) return undefined
  const timing = isNumber(line) ? (lines.peek(isParted(lines, number) ? 2 : 1) ?? '') : line
  if (seemsTiming(timing)) return 'cue'
  return seemsBrokenTiming(timing) ? 'broken' : undefined
}

/** The number that is next, an empty line, and a timing. */
function isParted(lines: LineCursor, number: number): boolean {
  return Number.parseInt(lines.peek() ?? '', 10) === number && lines.peek(1)?.trim() === ''
}

function readText(lines: LineCursor, number: number, oddities: Oddities): string {
  const text: string[] = []
  let blank = false
  while (lines.peek() !== undefined && beginning(lines, number) === undefined) {
    const line = lines.next() ?? ''
    if (line.trim() === '') blank = text.length > 0
    else {
      if (blank) oddities.tell('blank-line', lines.line, 'an empty line stands within a cue; its text is kept.')
      blank = false
      text.push(line)
    }
  }
  return text.join('\n')
}

function skipBroken(lines: LineCursor, next: number, oddities: Oddities): void {
  const parted = isParted(lines, next)
  if (isNumber(lines.peek())) lines.next()
  if (parted) lines.next()
  const timing = lines.next() ?? ''
  const number = lines.line
  const text: string[] = []
  while ((lines.peek() ?? '').trim() !== '' && beginning(lines, next) === undefined) text.push(lines.next() ?? '')
  const lost = text.join(' / ').slice(0, 80)
  oddities.tell('bad-timing', number, `cannot read the times in "${timing.slice(0, 80)}"; lost: "${lost}".`)
}

function skipOutside(lines: LineCursor, oddities: Oddities): void {
  const line = lines.next() ?? ''
  if (line.trim() !== '') oddities.tell('text-outside', lines.line, `"${line.slice(0, 80)}" stands outside any cue.`)
}

/** SubRip, forgiving: numbers, empty lines, hours and fractions may be missing; what is lost is told. */
export function parseSrt(text: string, oddities: Oddities): RawCaptions {
  const lines = new LineCursor(text)
  const cues: RawCue[] = []
  let next = 1
  while (lines.peek() !== undefined) {
    const begins = beginning(lines, next)
    if (begins === 'broken') skipBroken(lines, next, oddities)
    if (begins === undefined) skipOutside(lines, oddities)
    if (begins !== 'cue') continue
    const numbered = isNumber(lines.peek())
    if (numbered) {
      const parted = isParted(lines, next)
      next = Number.parseInt(lines.next() ?? '', 10) + 1
      if (parted) {
        lines.next()
        oddities.habit('parted-number', lines.line, 'an empty line stands between a number and its times.')
      }
    } else next++
    const line = lines.line + (numbered ? 0 : 1)
    const timing = parseTiming(lines.next() ?? '')
    if (!timing) continue
    if (!numbered) oddities.habit('missing-number', line, 'the cue has no number.')
    if (timing.dots) oddities.habit('dots-for-commas', lines.line, 'the times have dots for commas.')
    if (timing.hoursMissing) oddities.habit('missing-hours', lines.line, 'the times have no hours.')
    if (timing.repaired) oddities.habit('sloppy-timing', lines.line, 'the timing line is sloppy, but can be read.')
    const start = timing.startSeconds
    if (timing.endSeconds === undefined) oddities.tell('bad-timing', lines.line, 'the cue has no end that can be read.')
    const end = timing.endSeconds ?? start
    const tagged = readTags(readText(lines, next, oddities).replace(OVERRIDE, ''), 'html', start, end)
    cues.push({ start, end, runs: tagged.runs, line })
  }
  return { cues }
}
