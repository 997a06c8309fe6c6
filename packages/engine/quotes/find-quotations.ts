import { EASTERN, subjectAfter, subjectBefore, type Attribution, type Subject } from './attribution.ts'
import { findMentions, type KnownNames, type Mention } from './mentions.ts'
import { proseOf, type StoryFormat } from './prose.ts'
import type { Prose } from './prose-writer.ts'
import { attributes, isDirect, kindOf, type QuotationKind } from './quotation-kind.ts'
import { SPEECH_VERB } from './speech-verbs.ts'
import { findMarked, paragraphsOf, type Marked } from './quotation-marks.ts'

/** What stands in quotation marks in a story. Places are the source's, in UTF-16 units. */
export type Quotation = {
  /** As written, without its marks; parts that an attribution splits are joined by a space. */
  text: string
  kind: QuotationKind
  parts: string[]
  /** Between the parts: the sentence goes on, or another begins. One fewer than `parts`. */
  joins: ('continues' | 'sentence')[]
  from: number
  to: number
  /** The line of the source on which it opens, from 1. */
  line: number
  attribution?: Attribution
  unclosed: boolean
}

/** `names`: those of the house. `titles`: titles of dramas, told apart whatever else. */
export type FindQuotationsOptions = { names?: KnownNames; titles?: readonly string[] }

type Found = { marks: Marked[]; kind: QuotationKind; joins: ('continues' | 'sentence')[] }

/** Finds what a story holds in quotation marks, in order, joined over attributions, with who is said to speak. */
export function findQuotations(source: string, format: StoryFormat, options: FindQuotationsOptions = {}): Quotation[] {
  const prose = proseOf(source, format)
  const marked = findMarked(prose)
  const known = options.names ?? { is: () => false, written: [] }
  const blanked = blank(prose.text, marked)
  const titles = new Set((options.titles ?? []).map(plainTitle))
  const found: Found[] = []
  for (const mark of marked) {
    const inside = insideOf(prose, mark).join(' ')
    const { before, after } = aroundOf(prose.text, blanked, mark, marked)
    const setting = { mark: mark.kind, inside, before, after, parts: mark.parts.length, unclosed: mark.unclosed }
    const kind = titles.has(plainTitle(inside)) && !isDirect(before, after, inside) ? 'title' : kindOf(setting)
    const last = found.at(-1)
    const join = last && kind !== 'title' ? joinOf(prose.text, blanked, last, mark) : undefined
    if (last && join) {
      last.marks.push(mark)
      last.joins.push(join)
      last.kind = 'quotation'
    } else found.push({ marks: [mark], kind, joins: [] })
  }
  return tell(source, prose, blanked, found, known)
}

function tell(source: string, prose: Prose, blanked: string, found: Found[], known: KnownNames): Quotation[] {
  const mentions = findMentions(blanked, 0, blanked.length, known)
  const quotations: Quotation[] = []
  let lastSpeakers: string[] = []
  let line = 1
  let lineAt = 0
  for (const [index, one] of found.entries()) {
    const [first] = one.marks
    const last = one.marks.at(-1)
    if (!first || !last) continue
    const from = prose.origins[first.from] ?? 0
    for (; lineAt < from; lineAt++) if (source.charAt(lineAt) === '\n') line++
    const previous = found.slice(0, index).findLast(({ kind }) => kind === 'quotation')
    const next = found.slice(index + 1).find(({ kind }) => kind === 'quotation')
    const attribution =
      one.kind === 'quotation'
        ? attributionOf(prose, blanked, one, previous, next, mentions, known, lastSpeakers)
        : undefined
    if (attribution) lastSpeakers = attribution.names
    const parts = one.marks.flatMap((mark) => {
      const inside = insideOf(prose, mark)
      return [inside.join(' ')]
    })
    quotations.push({
      text:
        one.kind === 'quotation'
          ? parts.join(' ').trim()
          : parts
              .join(' ')
              .trim()
              .replace(/[,，、]$/u, ''),
      kind: one.kind,
      parts,
      joins: one.joins,
      from,
      to: prose.origins[last.to - 1] === undefined ? from : (prose.origins[last.to - 1] ?? from) + 1,
      line,
      unclosed: one.marks.some(({ unclosed }) => unclosed),
      ...(attribution ? { attribution } : {}),
    })
  }
  return quotations
}

function insideOf(prose: Prose, mark: Marked): string[] {
  return mark.parts.map(({ from, to }) =>
    prose.text
      .slice(from, to)
      .trim()
      .replace(/[\ue0f0\ue0f1\ufffc]/gu, ''),
  )
}

/** The prose with what stands in marks blanked, unit for unit. */
function blank(text: string, marked: readonly Marked[]): string {
  let blanked = ''
  let at = 0
  for (const { from, to, parts } of marked) {
    if (from < at) continue
    blanked += text.slice(at, from)
    const last = parts.at(-1)
    blanked += '\ufffc'.repeat(Math.max(to, last?.to ?? to) - from)
    at = from + Math.max(to, last?.to ?? to) - from
  }
  return blanked + text.slice(at)
}

/** The prose of the sentence on either side of a mark. */
function aroundOf(
  text: string,
  blanked: string,
  mark: Marked,
  marked: readonly Marked[],
): { before: string; after: string } {
  const paragraph = paragraphAround(text, mark.from)
  const end = paragraphAround(text, mark.to - 1).to
  const start = sentenceStart(blanked, text, mark.from, paragraph.from, marked)
  return { before: blanked.slice(start, mark.from), after: blanked.slice(mark.to, sentenceEnd(blanked, mark.to, end)) }
}

function paragraphAround(text: string, at: number): { from: number; to: number } {
  const before = text.lastIndexOf('\n\n', Math.max(0, at))
  const after = text.indexOf('\n\n', at)
  return { from: before < 0 ? 0 : before + 2, to: after < 0 ? text.length : after }
}

const ABBREVIATED = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|jr|sr|prof|vs|\p{Lu})\.$/iu

function sentenceStart(blanked: string, text: string, at: number, floor: number, marked: readonly Marked[]): number {
  for (let place = at - 1; place > floor; place--) {
    const unit = blanked.charAt(place - 1)
    if (
      /[.!?。？！]/u.test(unit) &&
      /[\s\ufffc]/u.test(blanked.charAt(place)) &&
      !ABBREVIATED.test(blanked.slice(Math.max(0, place - 8), place))
    ) {
      return place
    }
    if (unit === '\ufffc' && blanked.charAt(place) !== '\ufffc') {
      const mark = marked.find(({ to }) => to === place)
      const inside = mark ? text.slice(mark.from, mark.to - 1) : ''
      if (/[.!?…。？！]$/u.test(inside.trim()) && /^\s*\p{Lu}/u.test(blanked.slice(place, place + 4))) return place
    }
  }
  return floor
}

function sentenceEnd(blanked: string, at: number, ceiling: number): number {
  for (let place = at; place < ceiling; place++) {
    if (
      /[.!?。？！]/u.test(blanked.charAt(place)) &&
      !ABBREVIATED.test(blanked.slice(Math.max(at, place - 7), place + 1))
    )
      return place + 1
  }
  return ceiling
}

/** Whether a mark goes on where the one before left off, over an attribution: "…," she said, "…". */
function joinOf(text: string, blanked: string, last: Found, mark: Marked): 'continues' | 'sentence' | undefined {
  const before = last.marks.at(-1)
  if (!before || before.kind === 'block' || mark.kind !== before.kind || mark.from - before.to > 160) return undefined
  const between = blanked.slice(before.to, mark.from)
  if (between.includes('\n\n') || between.includes('\ufffc')) return undefined
  const inside = text.slice(before.from + 1, before.to - 1).trim()
  const bare = between.trim().replace(/^,\s*/u, '')
  if (!attributes(bare) || sentenceEnd(bare, 0, bare.length) < bare.length) return undefined
  const opensSmall = !/^[^\p{L}\p{N}]*\p{Lu}/u.test(text.slice(mark.from + 1, mark.from + 6))
  const pausing = /[,—–-]$/u.test(inside) || /^\s*,/u.test(between)
  const goesOn = /[,—–:-]$/u.test(bare)
  if (pausing) {
    if (/[.!?]$/u.test(bare)) return hasOwnAttribution(text, blanked, mark) ? undefined : 'sentence'
    if (!goesOn) return undefined
    return opensSmall ||
      /^[^\p{L}]*I(?![\p{L}])/u.test(text.slice(mark.from + 1, mark.from + 8)) ||
      goesOnSentence(text, mark)
      ? 'continues'
      : 'sentence'
  }
  // "How was it?" Kim Ji Won responds, "…": the name opens the next one's attribution.
  const lowerOpening = /^(?:\p{Ll})/u.test(bare)
  if (/[.!?]$/u.test(bare)) return hasOwnAttribution(text, blanked, mark) ? undefined : 'sentence'
  if (!lowerOpening) return undefined
  return opensSmall ? 'continues' : 'sentence'
}

/** "…" asked A. "…," replied B: the second is somebody's by itself. */
function hasOwnAttribution(text: string, blanked: string, mark: Marked): boolean {
  const end = paragraphAround(text, mark.to - 1).to
  const clause = blanked.slice(mark.to, sentenceEnd(blanked, mark.to, end))
  return /[,?!…—–-]$/u.test(text.slice(mark.from, mark.to - 1).trim()) && attributes(clause)
}

/** After a comma and an attribution that ends on one, a capital is a name's as a rule: the sentence goes on. */
function goesOnSentence(text: string, mark: Marked): boolean {
  return !/^[^\p{L}\p{N}]*\p{Lu}/u.test(text.slice(mark.from + 1, mark.from + 6))
}

function attributionOf(
  prose: Prose,
  blanked: string,
  one: Found,
  previous: Found | undefined,
  next: Found | undefined,
  mentions: readonly Mention[],
  known: KnownNames,
  lastSpeakers: readonly string[],
): Attribution | undefined {
  const [first] = one.marks
  const last = one.marks.at(-1)
  if (!first || !last) return undefined
  const paragraph = paragraphAround(prose.text, first.from)
  const previousEnd = previous?.marks.at(-1)?.to ?? 0
  let from = Math.max(paragraph.from, previousEnd)
  from = Math.max(from, sentenceStart(blanked, prose.text, first.from, paragraph.from, []))
  if (blanked.slice(paragraph.from, first.from).trim() === '') {
    // A paragraph that ends on a colon introduces the next.
    const above = paragraphsOf(prose.text).findLast(({ to }) => to <= first.from)
    if (above && /:\s*$/u.test(blanked.slice(above.from, above.to)))
      from = Math.max(previousEnd, sentenceStart(blanked, prose.text, above.to, above.from, []))
  }
  const resolve = (subject: Subject | undefined) => resolveSubject(subject, blanked, mentions, lastSpeakers)
  const lead = blanked.slice(from, first.from)
  if (/[,:—–\uff0c]\s*$/u.test(lead) || EASTERN.test(lead)) {
    const subject = subjectBefore(blanked, from, first.from, known)
    if (subject && (previousEnd <= from || !servesPrevious(prose.text, previous, lead))) return resolve(subject)
  }
  if (last.kind === 'block') {
    const credit = /^\s*[—–―-]+\s*(?:[—–―-]\s*)?[^\n]{2,80}/u.exec(blanked.slice(last.to))
    const subject = credit
      ? subjectAfter(blanked, last.to + credit[0].search(/[—–―-]/u), last.to + credit[0].length, known)
      : undefined
    if (subject) return resolve(subject)
  }
  for (const mark of one.marks) {
    const following = one.marks[one.marks.indexOf(mark) + 1]
    const stop = Math.min(following?.from ?? Infinity, next?.marks[0]?.from ?? Infinity)
    const end = Math.min(
      stop,
      sentenceEnd(blanked, mark.to, paragraphAround(prose.text, Math.max(mark.from, mark.to - 1)).to),
    )
    const clause = blanked.slice(mark.to, end)
    const inside = prose.text.slice(mark.from, mark.to - 1).trim()
    const servesNext =
      !following && stop === end && (leadsOn(clause) || (/[,:]\s*$/u.test(clause) && !inside.endsWith(',')))
    if (servesNext && !/^\s*\p{Ll}/u.test(clause)) continue
    if (attributes(clause) || /^\s*[—–―]/u.test(clause) || EASTERN.test(clause)) {
      const subject = subjectAfter(blanked, mark.to, end, known)
      if (subject) return resolve(subject)
    }
  }
  const subject = subjectBefore(blanked, from, first.from, known)
  if (subject) return resolve(subject)
  // "picks “…,” adding, “…”": the participle has the subject of the verb before.
  if (
    previous &&
    lastSpeakers.length > 0 &&
    /^[\s,]*(?:and\s+|before\s+|then\s+)*\p{L}+(?:ing|s|ed)(?!\p{L})/u.test(lead)
  ) {
    if (!blanked.slice(previousEnd, first.from).includes('\n')) return { names: [...lastSpeakers], how: 'pronoun' }
  }
  // "called it “so good” and “so perfect”": the second hangs on the first one's verb.
  if (
    previous &&
    /^\s*(?:,|and|or|but|then|,\s*and|&|\s)*$/iu.test(blanked.slice(previousEnd, first.from)) &&
    lastSpeakers.length > 0
  ) {
    if (!blanked.slice(previousEnd, first.from).includes('\n')) return { names: [...lastSpeakers], how: 'pronoun' }
  }
  return undefined
}

/** "…" Kim Ji Won picks "…": the only verb stands at the end, and opens what follows. */
function leadsOn(clause: string): boolean {
  const verbs = [...clause.matchAll(new RegExp(SPEECH_VERB.source, 'giu'))]
  const [verb] = verbs
  return verbs.length === 1 && verb !== undefined && /^\s*$/u.test(clause.slice(verb.index + verb[0].length))
}

/** Whether the words before a quotation belong to the one before it: "…," she said. */
function servesPrevious(text: string, previous: Found | undefined, lead: string): boolean {
  const mark = previous?.marks.at(-1)
  if (!mark) return false
  return (
    text
      .slice(mark.from, mark.to - 1)
      .trim()
      .endsWith(',') &&
    sentenceEnd(lead, 0, lead.length) >= lead.length &&
    attributes(lead)
  )
}

const OFFICE_NAME = /^(?:director|pd|producer|interviewer|staff|writer|reporter)(?!\p{L})|감독|監督/iu

/** A pronoun stands for the person named last; where the story leaves room, for who spoke last or led that sentence. */
function resolveSubject(
  subject: Subject | undefined,
  blanked: string,
  mentions: readonly Mention[],
  lastSpeakers: readonly string[],
): Attribution | undefined {
  if (!subject) return undefined
  if ('names' in subject) return { names: subject.names, how: 'named' }
  const before = mentions.filter(({ to }) => to <= subject.at)
  const last = before.at(-1)
  if (!last) return lastSpeakers.length > 0 ? { names: [...lastSpeakers], how: 'pronoun' } : undefined
  const names = new Set<string>([last.name])
  if (subject.pronoun !== 'one') for (const mention of before.slice(-3)) names.add(mention.name)
  const person = before.findLast(({ name }) => !OFFICE_NAME.test(name))
  if (person) names.add(person.name)
  const start = Math.max(blanked.lastIndexOf('\n\n', last.from), blanked.lastIndexOf('. ', last.from))
  const leader = before.find(({ from }) => from >= start)
  if (leader) names.add(leader.name)
  for (const speaker of lastSpeakers) names.add(speaker)
  return { names: [...names], how: 'pronoun' }
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
