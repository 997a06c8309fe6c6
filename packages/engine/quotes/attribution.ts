import { findMentions, type KnownNames, type Mention } from './mentions.ts'
import { SPEECH_VERB } from './speech-verbs.ts'

/**
 * Who a story says is speaking: any of `names`. `how`: named outright, or by a pronoun that stands for somebody named
 * before.
 */
export type Attribution = { names: string[]; how: 'named' | 'pronoun' }
/** A subject as it stands in a clause: names, or a pronoun still to be resolved. */
export type Subject = { names: string[] } | { pronoun: 'one' | 'some' | 'many'; at: number }

/** Prose that names its subject by a particle or by its verb, not by its place before one. */
export const EASTERN = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** Whether a clause is written in one of those scripts, names in brackets apart: "Kim Ji Won (김지원) said". */
export function isEastern(clause: string): boolean {
  return EASTERN.test(clause) && EASTERN.test(clause.replace(/[（(][^()（）]*[)）]/gu, ''))
}
const PRONOUN =
  /(?<![\p{L}'’])(?:(she|he|the (?:\p{L}+\s)?(?:actor|actress|star|singer|idol|lead|leading (?:man|lady)|performer|former|latter))|(they|the (?:two|pair|duo|couple|co-stars|actors|stars|cast)|both))(?![\p{L}])/giu
const OFFICE =
  /(?<!\p{L})the\s+(director|interviewer|producer|staff(?: members?)?|pd|reporter|host|cameraman|crew|narrator|writer)(?!\p{L})/giu
const EASTERN_PRONOUN =
  /(?<!\p{Script=Hangul})(?:그는|그녀는|그가|그녀가|그도|이에 그는|이어|또|그러면서)(?!\p{Script=Hangul})|彼女?[はが]/u
/** Nouns for what somebody says: "Kim Ji Won's answer was “…”", "“…” was the reply from Kim Ji Won". */
const WORDS_OF =
  '(?:answer|reply|response|retort|comment|verdict|remark|explanation|confession|message|advice|question|words|reaction)'
const OWN_WORDS = new RegExp(
  `^['’]s?\\s+(?:\\p{L}+\\s+)?${WORDS_OF}(?:\\s+(?:was|is|to\\s[^,]{1,40}?))?\\s*[,:]?\\s*$`,
  'iu',
)
const KOREAN_WORDS_OF = /^\s*(?:말|소감|고백|이야기|얘기|답|대답|설명|농담|각오|한마디)/u
const PREPOSITION =
  /(?<!\p{L})(?:to|with|at|of|by|from|for|about|beside|besides|near|alongside|between|like|on|in|next to|opposite|against|around|behind|than|toward|towards|over)\s+(?:(?:his|her|the|their|co-star|costar|fellow|actor|actress|director)\s+)*$/iu
const SUBORDINATE =
  /^\s*(?:who|which|whom|whose|as|while|when|after|before|with|without|next|alongside|together|despite|although|though|if|because|since|until|once|during|in|on|at|for|about|by|to|\p{L}+ing)(?!\p{L})/iu

/** Between "the actress" and the role that she is named by. */
const PLAYS = /^\s+(?:who\s+(?:plays|played|portrays|portrayed|voices|voiced)|playing|behind)\s+(?:the role of\s+)?$/iu

/** The subject of the clause before a quotation: "Kim Ji Won comments, “". `text` is blanked prose. */
export function subjectBefore(text: string, from: number, to: number, known: KnownNames): Subject | undefined {
  const clause = text.slice(from, to)
  if (isEastern(clause)) return easternSubject(text, from, to, known, true)
  const label = /(?:^|[.!?]\s+)\s*(?:\*\*)?([^,:;.!?]{1,40}?)\s*(?::|[—–]|\s-)\s*$/u.exec(clause)
  const mentions = findMentions(text, from, to, known)
  if (label) {
    const labelled = mentions.filter((mention) => mention.to >= to - 6 - (label[0].length - (label[1]?.length ?? 0)))
    const [only] = labelled
    if (only && mentions.length === 1) return { names: [only.name] }
  }
  const verbs = [...clause.matchAll(new RegExp(SPEECH_VERB.source, 'giu'))].filter(
    (match) => !/[’'-]$/u.test(clause.slice(0, match.index)),
  )
  const verb = verbs.findLast(
    (match) => !mentions.some((mention) => mention.from <= from + match.index && mention.to > from + match.index),
  )
  const credited = /(?<!\p{L})(?:according to|in the words of|in)\s+$/iu
  for (const mention of mentions) {
    const lead = text.slice(from, mention.from)
    // "Kim Ji Won's “…” moved everyone", "Kim Ji Won's answer was “…”".
    const owned = text.slice(mention.to, to)
    if (mention.owner && (OWN_WORDS.test(owned) || /^['’]s?\s*$/u.test(owned))) return { names: [mention.name] }
    if (/according to\s+$|in the words of\s+$/iu.test(lead)) return { names: namesFrom(mention, mentions, text) }
    if (
      credited.test(lead) &&
      mention.owner &&
      /^['’]s?\s+(?:own\s+)?words/iu.test(text.slice(mention.to, mention.to + 20))
    ) {
      return { names: [mention.name] }
    }
    if (/(?:asked|told|greeted|teased|praised)\s+by\s+$/iu.test(lead) && mention.to >= to - 3)
      return { names: [mention.name] }
  }
  if (!verb) return /:\s*$/u.test(clause) ? pick(text, from, to, mentions) : undefined
  const verbAt = from + verb.index
  // "When A asks, B waves it off: “": the verb is another clause's.
  const comma = clause.indexOf(',', verb.index)
  if (comma > 0 && /:\s*$/u.test(clause) && SUBORDINATE.test(clause.slice(clause.lastIndexOf(',', verb.index) + 1))) {
    const main = pick(text, from + comma + 1, to, mentions)
    if (main) return main
  }
  if (
    /(?:is|was|are|were|been|being|gets?|got)\s+(?:\p{L}+ly\s+)?$/iu.test(text.slice(from, verbAt)) &&
    /^(?:told|asked)/iu.test(verb[0])
  )
    return undefined
  const subject = pick(text, from, verbAt, mentions)
  if (subject || !/:\s*$/u.test(clause)) return subject
  // "With a smile, Kim Ji Won: “": the verb was none.
  const last = mentions.at(-1)
  return last && /^[\s)]*:\s*$/u.test(text.slice(last.to, to)) ? { names: [last.name] } : undefined
}

/** The subject of the clause after a quotation: "she said", "said Kim Ji Won". */
export function subjectAfter(text: string, from: number, to: number, known: KnownNames): Subject | undefined {
  const clause = text.slice(from, to)
  if (isEastern(clause)) return easternSubject(text, from, to, known, false)
  const mentions = findMentions(text, from, to, known)
  const credit = /^\s*[—–―-][\s—–―-]*/u.exec(clause)
  const [first] = mentions
  if (first && /^\s*[(（]$/u.test(text.slice(from, first.from)) && /[)）]/u.test(text.charAt(first.to)))
    return { names: [first.name] }
  if (first && /^\s*(?:was|is|came)\s/u.test(clause)) {
    const lead = text.slice(from, first.from)
    if (new RegExp(`${WORDS_OF}\\s+(?:from|of|by)\\s+$`, 'iu').test(lead)) return { names: [first.name] }
    if (first.owner && new RegExp(`^['’]s?\\s+(?:\\p{L}+\\s+)?${WORDS_OF}`, 'iu').test(text.slice(first.to, to)))
      return { names: [first.name] }
    return undefined
  }
  const verb = new RegExp(SPEECH_VERB.source, 'iu').exec(clause)
  if (!verb) return credit && first && first.from === from + credit[0].length ? { names: [first.name] } : undefined
  const verbAt = from + verb.index
  return pick(text, from, verbAt, mentions) ?? pickFirst(text, verbAt + verb[0].length, to, mentions)
}

/** The subject among what stands before a verb: the first in the last part of the sentence that is no aside. */
function pick(text: string, from: number, to: number, mentions: readonly Mention[]): Subject | undefined {
  const parts: { from: number; to: number }[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    if (at === to || /[,;]/u.test(text.charAt(at))) {
      parts.push({ from: start, to: at })
      start = at + 1
    }
  }
  for (const [rank, part] of parts.toReversed().entries()) {
    if (rank > 0 && SUBORDINATE.test(text.slice(part.from, part.to))) continue
    const subject = pickFirst(text, part.from, part.to, mentions)
    if (subject) return subject
  }
  return undefined
}

function pickFirst(text: string, from: number, to: number, mentions: readonly Mention[]): Subject | undefined {
  const clause = text.slice(from, to)
  const named = mentions.find(
    (mention) =>
      mention.from >= from &&
      mention.to <= to &&
      !mention.owner &&
      !PREPOSITION.test(text.slice(Math.max(0, mention.from - 60), mention.from)),
  )
  PRONOUN.lastIndex = 0
  const pronoun = PRONOUN.exec(clause)
  OFFICE.lastIndex = 0
  const office = OFFICE.exec(clause)
  const places = [
    named?.from ?? Infinity,
    pronoun ? from + pronoun.index : Infinity,
    office ? from + office.index : Infinity,
  ]
  const nearest = Math.min(...places)
  if (nearest === Infinity) return undefined
  if (named && nearest === named.from) return { names: namesFrom(named, mentions, text) }
  // "The actress who plays Woo Young-woo said": she is named by her role.
  const played = pronoun && mentions.find(({ from: at }) => PLAYS.test(text.slice(nearest + pronoun[0].length, at)))
  if (played) return { names: [played.name] }
  if (pronoun && nearest === from + pronoun.index)
    // "The actress" may stand for any of those named of late.
    return { pronoun: pronoun[2] !== undefined ? 'many' : /^the/iu.test(pronoun[0]) ? 'some' : 'one', at: nearest }
  return { names: [office?.[1] ?? ''] }
}

/** A name with those that share its place: "A and B", "Mr. Gu (Son Suk Ku)". */
function namesFrom(first: Mention, mentions: readonly Mention[], text: string): string[] {
  const names = [first.name]
  let end = first.to
  for (const mention of mentions) {
    if (mention.from < end) continue
    const between = text.slice(end, mention.from)
    if (!/^\s*(?:,|&|and|,\s*and|\(|\(played by|, played by)\s*$/iu.test(between)) break
    names.push(mention.name)
    end = mention.to
  }
  return names
}

function easternSubject(
  text: string,
  from: number,
  to: number,
  known: KnownNames,
  before: boolean,
): Subject | undefined {
  const mentions = findMentions(text, from, to, known)
  const subject = before ? mentions.findLast(({ subject }) => subject) : mentions.find(({ subject }) => subject)
  const pronoun = EASTERN_PRONOUN.exec(text.slice(from, to))
  if (subject) {
    const names = mentions.filter(
      (mention) =>
        mention.to <= subject.to &&
        /^(?:와|과|,|\s)*$/u.test(text.slice(mention.to, subject.from)) &&
        mention !== subject,
    )
    return { names: [...names.map(({ name }) => name), subject.name] }
  }
  const [first] = mentions
  // “…” 김지원의 말이다.
  if (!before && first?.owner && KOREAN_WORDS_OF.test(text.slice(first.to, to))) return { names: [first.name] }
  if (before && first && /[:：]\s*$/u.test(text.slice(from, to))) return { names: [first.name] }
  // 박은빈 “…”, 三枝律「…」, “…”（三枝律）: a name beside the marks, as headlines and captions write it.
  const last = mentions.at(-1)
  if (before && last && /^[\s,，、·]*$/u.test(text.slice(last.to, to))) return { names: [last.name] }
  return pronoun ? { pronoun: 'one', at: from + pronoun.index } : undefined
}
