import { EASTERN, isEastern, subjectAfter, subjectBefore, type Attribution, type Subject } from './attribution.ts'
import { secondVoice } from './joined-quotations.ts'
import type { KnownNames, Mention } from './mentions.ts'
import type { Prose } from './prose-writer.ts'
import { paragraphsOf, type Marked } from './quotation-marks.ts'
import { attributes } from './quotation-kind.ts'
import { SPEECH_VERB } from './speech-verbs.ts'
import { paragraphAround, sentenceEnd, sentenceStart } from './story-sentences.ts'

/** A story as its speakers are looked for: `blanked` is its prose without what stands in marks. */
export type Told = { prose: Prose; blanked: string; mentions: readonly Mention[]; known: KnownNames }
/** One quotation, its neighbours, and who spoke before it. */
export type Spoken = {
  marks: readonly Marked[]
  previous: Marked | undefined
  next: Marked | undefined
  lastSpeakers: readonly string[]
}

/** What joins a quotation in Korean or Japanese to the one before, of the same subject, and nothing else between. */
const CHAINED =
  /^(?:이?라(?:고|며|면서)|[고며]|면서|하고|と|って)(?:[^.!?。！？\ufffc]{0,40}?(?:고|며|면서|뒤|다가|데|え|て|、|,))?[\s,、]*(?:또|또한|이어|그리고|さらに|また|そして)?[\s,、]*$/u

/** Whom the story gives a quotation to: by the clause before, by the one after or between, or by a credit line. */
export function storySpeaker(told: Told, spoken: Spoken): Attribution | undefined {
  const { prose, blanked, known } = told
  const { previous, lastSpeakers } = spoken
  const [first] = spoken.marks
  const last = spoken.marks.at(-1)
  if (!first || !last) return undefined
  const resolve = (subject: Subject | undefined) => resolveSubject(subject, told, lastSpeakers)
  const previousEnd = previous?.to ?? 0
  const from = leadStart(told, first, previousEnd)
  const lead = blanked.slice(from, first.from)
  const relative = /^who\s/u.test(lead) ? told.mentions.findLast(({ to }) => to <= from) : undefined
  if (relative) return resolve({ names: [relative.name] })
  if (/[,:—–\uff0c]\s*$/u.test(lead) || EASTERN.test(lead)) {
    const subject = subjectBefore(blanked, from, first.from, known)
    if (subject && (previousEnd <= from || !servesPrevious(prose.text, previous, lead))) return resolve(subject)
  }
  const credited = creditAfter(told, last)
  if (credited) return resolve(credited)
  for (const [index, mark] of spoken.marks.entries()) {
    const subject = subjectOfClauseAfter(told, mark, spoken.marks[index + 1], spoken.next)
    if (subject) return resolve(subject)
  }
  const subject = subjectBefore(blanked, from, first.from, known)
  if (subject) return resolve(subject)
  if (!previous || lastSpeakers.length === 0 || blanked.slice(previousEnd, first.from).includes('\n')) return undefined
  // "picks “…,” adding, “…”": the participle has the subject of the verb before.
  const participle = /^[\s,]*(?:and\s+|before\s+|then\s+)*\p{L}+(?:ing|s|ed)(?!\p{L})/u.test(lead)
  // "called it “so good” and “so perfect”": the second hangs on the first one's verb.
  const hangs = /^\s*(?:,|and|or|but|then|,\s*and|&|\s)*$/iu.test(blanked.slice(previousEnd, first.from))
  // “…”라며 “…”라고 덧붙였다: one subject for both.
  const chained = CHAINED.test(lead)
  return participle || hangs || chained ? { names: [...lastSpeakers], how: 'pronoun' } : undefined
}

/** Where the clause before a quotation begins: its sentence, after the quotation before it, after another's clause. */
function leadStart({ prose, blanked }: Told, first: Marked, previousEnd: number): number {
  const paragraph = paragraphAround(prose.text, first.from)
  if (blanked.slice(paragraph.from, first.from).trim() === '') {
    // A paragraph that ends on a colon introduces the next.
    const above = paragraphsOf(prose.text).findLast(({ to }) => to <= first.from)
    if (above && /:\s*$/u.test(blanked.slice(above.from, above.to)))
      return Math.max(previousEnd, sentenceStart(blanked, prose.text, above.to, above.from, []))
  }
  const from = Math.max(paragraph.from, previousEnd, sentenceStart(blanked, prose.text, first.from, paragraph.from, []))
  const second = from === previousEnd ? secondVoice(blanked.slice(from, first.from)) : undefined
  return second === undefined ? from : from + second
}

/** The line that names who is quoted: "— Son Suk Ku" behind a block, or in a paragraph of its own behind the marks. */
function creditAfter({ blanked, known }: Told, last: Marked): Subject | undefined {
  const rest = blanked.slice(last.to, last.to + 120)
  const credit =
    last.kind === 'block'
      ? /^\s*[—–―-]+\s*(?:[—–―-]\s*)?[^\n]{2,80}/u.exec(rest)
      : /^[\s.,]*\n\n[—–―-]{1,2}[\s—–―-]*[^\n.!?\ufffc]{2,60}(?=\n|$)/u.exec(rest)
  if (!credit) return undefined
  return subjectAfter(blanked, last.to + credit[0].search(/[—–―-]/u), last.to + credit[0].length, known)
}

/** The subject of the clause behind a mark, unless that clause opens the next quotation. */
function subjectOfClauseAfter(
  { prose, blanked, known }: Told,
  mark: Marked,
  following: Marked | undefined,
  next: Marked | undefined,
): Subject | undefined {
  const stop = Math.min(following?.from ?? Infinity, next?.from ?? Infinity)
  const ceiling = paragraphAround(prose.text, Math.max(mark.from, mark.to - 1)).to
  const end = Math.min(stop, sentenceEnd(blanked, mark.to, ceiling))
  const second = stop === end ? secondVoice(blanked.slice(mark.to, end)) : undefined
  const clauseEnd = second === undefined ? end : mark.to + second
  const clause = blanked.slice(mark.to, clauseEnd)
  const inside = prose.text.slice(mark.from, mark.to - 1).trim()
  const servesNext =
    !following && stop === clauseEnd && (leadsOn(clause) || (/[,:]\s*$/u.test(clause) && !inside.endsWith(',')))
  if (servesNext && !/^\s*\p{Ll}/u.test(clause)) return undefined
  if (!attributes(clause) && !/^\s*(?:[—–―(（]|(?:was|is|came)\s)/u.test(clause) && !isEastern(clause)) return undefined
  return subjectAfter(blanked, mark.to, clauseEnd, known)
}

/** "…" Kim Ji Won picks "…": the only verb stands at the end, and opens what follows. */
function leadsOn(clause: string): boolean {
  const verbs = [...clause.matchAll(new RegExp(SPEECH_VERB.source, 'giu'))]
  const [verb] = verbs
  return verbs.length === 1 && verb !== undefined && /^\s*$/u.test(clause.slice(verb.index + verb[0].length))
}

/** Whether the words before a quotation belong to the one before it: "…," she said. */
function servesPrevious(text: string, mark: Marked | undefined, lead: string): boolean {
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
  { blanked, mentions, known }: Told,
  lastSpeakers: readonly string[],
): Attribution | undefined {
  if (!subject) return undefined
  if ('names' in subject) return { names: subject.names.map((name) => inFull(name, mentions, known)), how: 'named' }
  const before = mentionsBefore(mentions, subject.at)
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

/** A pronoun looks back no further than over so many names; it also bounds the work on hostile input. */
const MOST_LOOKED_BACK = 400

/** The last mentions that end before a place, in order. */
function mentionsBefore(mentions: readonly Mention[], place: number): Mention[] {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.from ?? Infinity) < place) low = middle + 1
    else high = middle
  }
  return mentions.slice(Math.max(0, low - MOST_LOOKED_BACK), low).filter(({ to }) => to <= place)
}

/** "Kim said": where a part of a name says too little, the whole name that the story gave with it last. */
function inFull(name: string, mentions: readonly Mention[], known: KnownNames): string {
  if (/\s/u.test(name) || known.is(name)) return name
  let names = wholeNames.get(mentions)
  if (!names) wholeNames.set(mentions, (names = namesByPart(mentions)))
  return names.get(name.toLowerCase()) ?? name
}

const wholeNames = new WeakMap<readonly Mention[], Map<string, string>>()

/** The whole name that a story gives last with each first or last part. */
function namesByPart(mentions: readonly Mention[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { name } of mentions) {
    const words = name.toLowerCase().split(/[\s\u00a0]+/u)
    if (words.length > 1) for (const part of [words[0] ?? '', words.at(-1) ?? '']) names.set(part, name)
  }
  return names
}
