import { dashDialogue, splitAtIncises } from './dialogue-dashes.ts'
import { MARKUP_QUOTE, type Prose } from './prose-writer.ts'

export type MarkKind = 'double' | 'single' | 'guillemet' | 'corner' | 'white-corner' | 'angle' | 'block' | 'dash'

/** What stands between a pair of quotation marks. Places are the prose's; `parts` leave out marks that are repeated. */
export type Marked = {
  kind: MarkKind
  /** Of the opening mark. */
  from: number
  /** After the closing mark. */
  to: number
  parts: { from: number; to: number }[]
  /** The marks do not pair: one is missing. Read as far as the paragraph goes. */
  unclosed: boolean
}

type Pair = { kind: MarkKind; closers: string }
/** An opening mark, then all that may close it, by kind. */
const MARKS: Record<Exclude<MarkKind, 'block' | 'dash'>, string[]> = {
  double: ['“”', '„“”‟', '‟”', '""', '＂＂', '〝〞〟', '””', '❝❞', MARKUP_QUOTE.open + MARKUP_QUOTE.close],
  guillemet: ['«»', '»«', '‹›', '›‹'],
  corner: ['「」', '｢｣'],
  'white-corner': ['『』'],
  angle: ['〈〉', '《》', '<>', '＜＞'],
  single: ['‘’', '❛❜', '‚‘’', "''", '‛’'],
}
const PAIRS: Record<string, Pair> = Object.fromEntries(
  Object.entries(MARKS).flatMap(([kind, marks]) =>
    marks.map((mark) => [mark.charAt(0), { kind: kind as MarkKind, closers: mark.slice(1) }]),
  ),
)

/** A quotation within one paragraph is shorter than this, in units; it also bounds the work on hostile input. */
const LONGEST_PART = 5000
/** Words that an apostrophe opens: 'tis, '90s, rock 'n' roll. */
const ELISION = /^['‘’](?:[Tt]is|[Tt]was|em|til|cause|bout|round|n|\d0s)(?![\p{L}\p{N}])/u
const EAST_ASIAN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Everything that stands in quotation marks, outermost pairs only, in order. */
export function findMarked(prose: Prose): Marked[] {
  const found: Marked[] = []
  const paragraphs = paragraphsOf(prose.text)
  let carried: { opener: string; marked: Marked } | undefined
  for (const [index, { from, to }] of paragraphs.entries()) {
    let at = from
    if (carried) {
      const { opener, marked } = carried
      at = skipMark(prose.text, from, opener)
      const close = findCloser(prose.text, at, to, opener)
      if (close >= 0) {
        marked.parts.push({ from: at, to: close })
        marked.to = close + 1
        found.push(marked)
        carried = undefined
        at = close + 1
      } else {
        marked.parts.push({ from: at, to })
        marked.to = to
        if (opensWith(prose.text, paragraphs[index + 1], opener)) continue
        found.push({ ...marked, unclosed: true })
        carried = undefined
        continue
      }
    }
    while (at < to) {
      const opener = prose.text.charAt(at)
      const pair = openerAt(prose.text, at, from, to)
      if (!pair) {
        if (closesUnopened(prose.text, at, from)) {
          const start = Math.max(from, found.at(-1)?.to ?? from)
          const part = { from: start, to: at }
          if (/[\p{L}\p{N}]/u.test(prose.text.slice(start, at)))
            found.push({ kind: 'double', from: start, to: at + 1, parts: [part], unclosed: true })
        }
        at++
        continue
      }
      const close = findCloser(prose.text, at + 1, to, opener)
      if (close >= 0) {
        if (/[\p{L}\p{N}]/u.test(prose.text.slice(at + 1, close))) {
          found.push({
            kind: pair.kind,
            from: at,
            to: close + 1,
            parts: [{ from: at + 1, to: close }],
            unclosed: false,
          })
        }
        at = close + 1
        continue
      }
      if (pair.kind === 'single' || pair.kind === 'angle' || opener === '”' || opener === '»') {
        at++
        continue
      }
      const marked: Marked = { kind: pair.kind, from: at, to, parts: [{ from: at + 1, to }], unclosed: false }
      if (opensWith(prose.text, paragraphs[index + 1], opener)) carried = { opener, marked }
      else if (/[\p{L}\p{N}]/u.test(prose.text.slice(at + 1, to))) found.push({ ...marked, unclosed: true })
      break
    }
  }
  if (carried) found.push({ ...carried.marked, unclosed: true })
  const split = found.flatMap((marked) => splitAtIncises(prose.text, marked))
  const dashes = dashDialogue(prose.text, paragraphs, split)
  return [...split, ...dashes, ...blockQuotations(prose, [...split, ...dashes])].toSorted((a, b) => a.from - b.from)
}

/** A double mark that closes what nothing opened. Inches are none. */
function closesUnopened(text: string, at: number, from: number): boolean {
  const unit = text.charAt(at)
  if (unit !== '"' && unit !== '”' && unit !== '」' && unit !== '»') return false
  const before = at > from ? text.charAt(at - 1) : ' '
  return /[\p{L}.,!?…。？！]/u.test(before)
}

export function paragraphsOf(text: string): { from: number; to: number }[] {
  const paragraphs: { from: number; to: number }[] = []
  let from = 0
  for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n', from)) {
    if (at > from) paragraphs.push({ from, to: at })
    from = at + 2
  }
  if (from < text.length) paragraphs.push({ from, to: text.length })
  return paragraphs
}

function skipMark(text: string, from: number, opener: string): number {
  let at = from
  while (/\s/u.test(text.charAt(at))) at++
  return text.charAt(at) === opener || (opener === '«' && text.charAt(at) === '»') ? at + 1 : from
}

function opensWith(text: string, paragraph: { from: number; to: number } | undefined, opener: string): boolean {
  if (!paragraph) return false
  const first = text.slice(paragraph.from, paragraph.to).trimStart().charAt(0)
  // Some houses repeat a closing guillemet at the head of each paragraph.
  return first === opener || (opener === '«' && first === '»')
}

function openerAt(text: string, at: number, from: number, to: number): Pair | undefined {
  const unit = text.charAt(at)
  const pair = PAIRS[unit]
  if (!pair) return undefined
  const before = at > from ? text.charAt(at - 1) : ' '
  const after = at + 1 < to ? text.charAt(at + 1) : ' '
  const afterLetter = /[\p{L}\p{N}]/u.test(before)
  switch (unit) {
    case '"':
      // Inches: 6", 5'10".
      if (/\p{N}/u.test(before) && !/\p{L}/u.test(after)) return undefined
      return /[\p{L}\p{N}.,!?…)\]]/u.test(before) && !/[\p{L}\p{N}([¿¡'‘“]/u.test(after) ? undefined : pair
    case '”':
    case '»':
      return !afterLetter && /[\s([—–]/u.test(before) && /[\p{L}\p{N}[(¿¡…]/u.test(after) ? pair : undefined
    case '<':
    case '＜':
      return EAST_ASIAN.test(text.slice(at + 1, at + 3)) ? pair : undefined
    case "'":
    case '‘':
    case '‚':
    case '‛':
      if (/\s/u.test(after) || ELISION.test(text.slice(at, at + 8))) return undefined
      return afterLetter && !EAST_ASIAN.test(before) ? undefined : pair
    default:
      return pair
  }
}

function findCloser(text: string, from: number, paragraphEnd: number, opener: string): number {
  const pair = PAIRS[opener]
  if (!pair) return -1
  const to = Math.min(paragraphEnd, from + LONGEST_PART)
  if (pair.kind === 'single') return findSingleCloser(text, from, Math.min(to, from + 2000), pair.closers)
  if (opener === '"') return findStraightCloser(text, from, to)
  let depth = 0
  let shallow = -1
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at)
    if (unit === opener && !pair.closers.includes(unit)) depth++
    else if (pair.closers.includes(unit)) {
      if (shallow < 0) shallow = at
      if (depth-- === 0) return at
    }
  }
  if (shallow >= 0) return shallow
  // A curly mark that somebody closed with a straight one.
  return pair.kind === 'double' && opener !== MARKUP_QUOTE.open ? findStraightCloser(text, from, to) : -1
}

function findStraightCloser(text: string, from: number, to: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) {
    const feet = /\p{N}\s?['′’]\s?\p{N}{1,2}$/u.test(text.slice(Math.max(from, at - 6), at))
    const measured = /^"\s?(?:tall|wide|long|high|deep|thick|across|screen|tv|monitor|x|by|×)(?!\p{L})/iu.test(
      text.slice(at, at + 12),
    )
    if (feet || (measured && /\p{N}/u.test(text.charAt(at - 1)))) continue
    return at
  }
  return -1
}

/** The closing mark is an apostrophe too: the likeliest is the one beside another mark; the plural of one is not. */
function findSingleCloser(text: string, from: number, to: number, closers: string): number {
  let likely = -1
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at)
    if (!closers.includes(unit)) continue
    const before = text.charAt(at - 1)
    const after = at + 1 < to ? text.charAt(at + 1) : ' '
    if (/\s/u.test(before) || at === from) continue
    if (/[\p{L}\p{N}]/u.test(after) && !EAST_ASIAN.test(after) && !EAST_ASIAN.test(before)) continue
    if (/[.,?!…—–;:。？！]/u.test(before) || EAST_ASIAN.test(before)) return at
    if (likely < 0 || (/s/iu.test(text.charAt(likely - 1)) && !/s/iu.test(before))) likely = at
    if (!/s/iu.test(before)) {
      // "‘The actors’ words,’": a later mark beside punctuation belongs to the same pair only if no other opens first.
      const next = nextPunctuatedCloser(text, at + 1, to, closers)
      return next >= 0 && /^['’]\s\p{Ll}/u.test(text.slice(at, at + 3)) && /s$/iu.test(text.slice(from, at)) ? next : at
    }
    const next = nextPunctuatedCloser(text, at + 1, to, closers)
    if (next >= 0) return next
  }
  return likely
}

function nextPunctuatedCloser(text: string, from: number, end: number, closers: string): number {
  const to = Math.min(end, from + 400)
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at)
    if (/[\s(]/u.test(text.charAt(at - 1)) && /['‘]/u.test(unit) && /\p{L}/u.test(text.charAt(at + 1))) return -1
    if (closers.includes(unit) && /[.,?!…。？！]/u.test(text.charAt(at - 1))) return at
  }
  return -1
}

/** A block quotation without marks of its own is a quotation as it stands, but for the line that names its speaker. */
function blockQuotations(prose: Prose, found: readonly Marked[]): Marked[] {
  const blocks: Marked[] = []
  for (const { from, to } of prose.quoted) {
    if (found.some((marked) => marked.from < to && marked.to > from)) continue
    const parts: { from: number; to: number }[] = []
    for (const paragraph of paragraphsOf(prose.text.slice(from, to))) {
      const text = prose.text.slice(from + paragraph.from, from + paragraph.to)
      const credit =
        /(?:^|\s|(?<=[.!?…。”"])(?=[—–―]))(?:[—–―-]{1,2}\s*)+(?=\p{Lu}|\p{Script=Hangul}|\p{Script=Katakana})[^.!?]{2,60}$/u.exec(
          text,
        )
      const end = credit ? credit.index : text.length
      if (/[\p{L}\p{N}]/u.test(text.slice(0, end))) {
        parts.push({ from: from + paragraph.from, to: from + paragraph.from + end })
      }
    }
    const [first] = parts
    const last = parts.at(-1)
    if (first && last) blocks.push({ kind: 'block', from: first.from, to: last.to, parts, unclosed: false })
  }
  return blocks
}
