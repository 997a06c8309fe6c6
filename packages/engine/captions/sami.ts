import { decodeEntities } from './entities.ts'
import { LineCounter } from './line-counter.ts'
import type { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import type { RawCue, Run } from './runs.ts'

/** The classes in use, where the style sheet says nothing of their language. */
const CLASS_LANGUAGES: [RegExp, string][] = [
  [/^(?:kr|ko|kor)/i, 'ko'],
  [/^(?:en|eg|us)/i, 'en'],
  [/^(?:jp|ja|jpn)/i, 'ja'],
  [/^(?:cn|ch|zh|tw)/i, 'zh'],
  [/^(?:es|sp)cc/i, 'es'],
  [/^(?:fr)cc/i, 'fr'],
  [/^(?:de|ge)cc/i, 'de'],
]
/** For a last caption that nothing clears: reading speed by Netflix's style guide, its longest event. */
const CHARACTERS_PER_SECOND = 15
const LONGEST_SECONDS = 7

/** Anything else between angle brackets is text: '<웃음>', '<3'. */
const TAGS = new Set(
  (
    '! sami head title samiparam style body sync p br i b u s font span ruby rb rt rp div a center em strong small big ' +
    'img table tr td'
  ).split(' '),
)

type Markup = { name: string; closing: boolean; body: string; text: string; offset: number }

/** Cuts SAMI into tags, each with the text after it. A tag without '>' ends where the next begins. Linear. */
function* readMarkup(text: string): Generator<Markup> {
  let open = text.indexOf('<')
  let commentsEnd = true
  while (open !== -1) {
    const isComment: boolean = commentsEnd && text.startsWith('<!--', open)
    const commentEnd: number = isComment ? text.indexOf('-->', open) : -1
    if (isComment && commentEnd === -1) commentsEnd = false
    const next = text.indexOf('<', isComment && commentEnd !== -1 ? commentEnd : open + 1)
    const stop = next === -1 ? text.length : next
    const piece = text.slice(open, stop)
    const close = isComment && commentEnd !== -1 ? commentEnd + 2 - open : piece.indexOf('>')
    const inside = piece.slice(1, close === -1 ? piece.length : close)
    const name = /^\/?\s*(!|[A-Za-z][A-Za-z0-9]{0,20})/.exec(inside)?.[1]?.toLowerCase()
    if (name && TAGS.has(name)) {
      const after = close === -1 ? '' : piece.slice(close + 1)
      yield { name, closing: inside.startsWith('/'), body: inside, text: after, offset: open }
    } else yield { name: '', closing: false, body: '', text: piece, offset: open }
    open = next
  }
}

function attribute(body: string, name: 'start' | 'end' | 'class'): string | undefined {
  const pattern = { start: /\bstart\s*=\s*["']?\s*(-?[\w.:]+)/i, end: /\bend\s*=\s*["']?\s*(-?[\w.:]+)/i }
  const found = name === 'class' ? /\bclass\s*=\s*["']?\s*([\w-]+)/i.exec(body) : pattern[name].exec(body)
  return found?.[1]
}

/** `.KRCC { Name: Korean; lang: ko-KR; }` */
function styleLanguages(text: string): Map<string, string> {
  const languages = new Map<string, string>()
  const head = text.slice(0, 20_000)
  for (const rule of head.matchAll(/\.([\w-]{1,40})\s*\{([^}]{0,500})\}/g)) {
    const language = /\blang\s*:\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)/i.exec(rule[2] ?? '')?.[1]
    if (rule[1] && language) languages.set(rule[1].toUpperCase(), language)
  }
  return languages
}

type Shown = { start: number; end?: number | undefined; runs: Run[]; line: number }
type Sync = { start: number; end?: number | undefined; line: number }

const isBlank = (shown: Shown): boolean => shown.runs.every((run) => run.text.trim() === '')

function readSync(markup: Markup, line: number, oddities: Oddities): Sync | undefined {
  const start = Number.parseInt(attribute(markup.body, 'start') ?? '', 10)
  const end = Number.parseInt(attribute(markup.body, 'end') ?? '', 10)
  if (Number.isNaN(start)) {
    oddities.tell('bad-timing', line, `cannot read the start in "<${markup.body.slice(0, 60)}>".`)
    return undefined
  }
  return { start: start / 1000, end: Number.isNaN(end) ? undefined : end / 1000, line }
}

/** What each class shows, in the file's order; an empty one clears the screen. */
function readClasses(text: string, oddities: Oddities): Map<string, Shown[]> {
  const classes = new Map<string, Shown[]>()
  const lines = new LineCounter(text)
  let [hidden, style] = [0, false]
  let sync: Sync | undefined
  let shown: Shown | undefined
  /** A sync without any paragraph clears every class. */
  const clear = () => {
    if (sync && !shown) for (const list of classes.values()) list.push({ ...sync, runs: [] })
  }
  const show = (name: string): Shown | undefined => {
    if (!sync) return undefined
    const list = classes.get(name) ?? []
    classes.set(name, list)
    const next: Shown = { ...sync, runs: [] }
    list.push(next)
    return next
  }
  for (const markup of readMarkup(text)) {
    const line = lines.at(markup.offset)
    if (markup.name === 'style') style = !markup.closing
    else if (markup.name === 'sync' && !markup.closing) {
      clear()
      sync = readSync(markup, line, oddities)
      ;[shown, hidden] = [undefined, 0]
    } else if (markup.name === 'p' && !markup.closing)
      shown = show((attribute(markup.body, 'class') ?? '').toUpperCase())
    else if (markup.name === 'br') shown?.runs.push({ text: '\n' })
    else if (markup.name === 'rt') hidden = markup.closing ? 0 : 1
    const words = decodeEntities(markup.text.replace(/\s+/g, ' '))
    if (style || hidden || words === '' || !sync) continue
    if (!shown && words.trim() !== '') shown = show('')
    shown?.runs.push({ text: words })
  }
  clear()
  return joinUnnamed(classes)
}

/** Paragraphs without a class belong to the only class there is; if there are several, they can only clear. */
function joinUnnamed(classes: Map<string, Shown[]>): Map<string, Shown[]> {
  const unnamed = classes.get('')
  const named = [...classes].filter(([name]) => name !== '')
  if (!unnamed || named.length === 0) return classes
  const joining = named.length === 1 ? unnamed : unnamed.filter(isBlank)
  const joined = named.map(([name, list]): [string, Shown[]] => [
    name,
    [...list, ...joining].toSorted((a, b) => a.line - b.line || a.start - b.start),
  ])
  const rest = unnamed.filter((shown) => !joining.includes(shown) && !isBlank(shown))
  return new Map(rest.length > 0 ? [['', unnamed], ...joined] : joined)
}

function toCues(shown: Shown[], oddities: Oddities): RawCue[] {
  const cues: RawCue[] = []
  for (const [index, one] of shown.entries()) {
    if (isBlank(one)) continue
    const next = shown.slice(index + 1, index + 50).find((later) => later.start > one.start)
    let end = one.end ?? next?.start
    if (end === undefined) {
      const characters = one.runs.reduce((sum, run) => sum + run.text.length, 0)
      end = one.start + Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil(characters / CHARACTERS_PER_SECOND)))
      oddities.tell('no-end', one.line, `nothing clears the last caption; it is taken to end at ${end} s.`, one.start)
    }
    cues.push({ start: one.start, end, runs: one.runs, line: one.line })
  }
  return cues
}

/** SAMI, as Korean subtitles come: tags unclosed, any case, several languages by class, `&nbsp;` to clear. */
export function parseSami(text: string, oddities: Oddities): RawCaptions[] {
  const styles = styleLanguages(text)
  const classes = readClasses(text.replace(/\r\n?/g, '\n'), oddities)
  const tracks: RawCaptions[] = []
  for (const [name, shown] of classes) {
    const guess = CLASS_LANGUAGES.find(([pattern]) => name !== '' && pattern.test(name))?.[1]
    const cues = toCues(shown, oddities)
    if (cues.length > 0) tracks.push({ cues, declaredLanguage: styles.get(name) ?? guess })
  }
  return tracks
}
