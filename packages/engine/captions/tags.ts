import { decodeEntities } from './entities.ts'
import type { Run } from './runs.ts'
import { parseTimestamp } from './timestamp.ts'

/** What stands between angle brackets is markup in SubRip only for these names; anything else is text. */
const HTML_NAMES = new Set(
  'b i u s c v em strong strike del font span div p br ruby rt lang a center small big tt sub sup'.split(' '),
)
const VTT_NAMES = new Set(['b', 'i', 'u', 'c', 'v', 'lang', 'ruby', 'rt'])
/** Tags longer than this (a `<font>` with all its attributes stays below) are text. Keeps the scan linear. */
const MAX_TAG_CHARACTERS = 1000

type Tag = { name: string; closing: boolean; annotation: string; next: number }

/** The tag at `offset` (where '<' stands), or undefined when it is none. */
function readTag(text: string, offset: number): Tag | undefined {
  const close = text.slice(offset + 1, offset + MAX_TAG_CHARACTERS).search(/[<>]/)
  if (close === -1 || text[offset + 1 + close] !== '>') return undefined
  const inside = text.slice(offset + 1, offset + 1 + close)
  const closing = inside.startsWith('/')
  const body = closing ? inside.slice(1) : inside
  const name = /^[^\s./]*/.exec(body)?.[0] ?? ''
  const space = body.search(/\s/)
  return {
    name,
    closing,
    annotation: space === -1 ? '' : body.slice(space + 1),
    next: offset + close + 2,
  }
}

export type TagDialect = 'vtt' | 'html'
export type TaggedText = { runs: Run[]; unknownTags: string[]; strayAngles: number }

type State = { dialect: TagDialect; speakers: string[]; hidden: number; time: number | undefined }

function applyTag(tag: Tag, state: State, runs: Run[]): void {
  const name = tag.name.toLowerCase()
  if (name === 'br') runs.push({ text: '\n' })
  else if (name === 'rt') state.hidden = Math.max(0, state.hidden + (tag.closing ? -1 : 1))
  else if (name === 'ruby' && tag.closing) state.hidden = 0
  else if (name === 'v' && tag.closing) state.speakers.pop()
  else if (name === 'v') {
    const speaker = decodeEntities(tag.annotation).replace(/\s+/g, ' ').trim()
    // SubRip has no voices: one that strays into it is read as the label that it stands for.
    if (state.dialect === 'html' && speaker !== '') runs.push({ text: `${speaker}: ` })
    else state.speakers = [speaker]
  }
}

/**
 * Reads WebVTT's cue text (all of its spans, and timestamps), or the HTML that finds its way into SubRip. Annotations
 * of `<ruby>` are not said and are left out. An angle bracket that opens no tag is text, as the writer meant it.
 */
export function readTags(text: string, dialect: TagDialect, cueStart: number, cueEnd: number): TaggedText {
  if (!text.includes('<')) return { runs: [{ text: decodeEntities(text) }], unknownTags: [], strayAngles: 0 }
  const runs: Run[] = []
  const found: TaggedText = { runs, unknownTags: [], strayAngles: 0 }
  const state: State = { dialect, speakers: [], hidden: 0, time: undefined }
  const say = (raw: string) => {
    if (raw === '' || state.hidden > 0) return
    runs.push({ text: decodeEntities(raw), speaker: state.speakers.at(-1) || undefined, startSeconds: state.time })
  }
  let last = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const tag = readTag(text, at)
    const isTime = tag && /^\d/.test(tag.name) ? parseTimestamp(text.slice(at + 1, tag.next - 1)) : undefined
    const known = tag && (dialect === 'vtt' ? VTT_NAMES : HTML_NAMES).has(tag.name.toLowerCase())
    const dropped = dialect === 'vtt' && tag && /^[A-Za-z]|^$/.test(tag.name)
    if (!tag || !(known || isTime !== undefined || dropped)) {
      found.strayAngles++
      at++
      continue
    }
    say(text.slice(last, at))
    if (isTime !== undefined) {
      // WebVTT: a timestamp lies within its cue and after the one before it; another is no word's time.
      const later = isTime > Math.max(cueStart, state.time ?? 0)
      if (dialect === 'vtt' && later && isTime <= cueEnd) state.time = isTime
    } else if (known) applyTag(tag, state, runs)
    else if (tag.name !== '') found.unknownTags.push(tag.name)
    last = tag.next
    at = tag.next
  }
  say(text.slice(last))
  return found
}
