import { attributes } from './quotation-kind.ts'
import type { Marked } from './quotation-marks.ts'
import { SPEECH_VERB } from './speech-verbs.ts'
import { paragraphAround, sentenceEnd } from './story-sentences.ts'

/** What an attribution between two quotations parts: the sentence goes on, or another begins. */
export type Join = 'continues' | 'sentence'

const CHINESE_ATTRIBUTION =
  /^\s*[\p{Script=Han}·]{1,8}(?:说|說|表示|道|问|問|笑|称|稱|坦言|透露|补充|補充)\p{Script=Han}{0,4}[，,]\s*$/u

/** Two quotations further apart than this, in units, are no one quotation. */
const LONGEST_ATTRIBUTION = 160

/** Whether a mark goes on where the one before left off, over an attribution: "…," she said, "…". */
export function joinOf(text: string, blanked: string, before: Marked | undefined, mark: Marked): Join | undefined {
  if (!before || before.kind === 'block' || mark.kind !== before.kind) return undefined
  if (mark.from - before.to > LONGEST_ATTRIBUTION) return undefined
  const between = blanked.slice(before.to, mark.from)
  if (between.includes('\n\n') || between.includes('\ufffc') || secondVoice(between) !== undefined) return undefined
  if (saidAnotherTime(between)) return undefined
  const inside = text.slice(before.from + 1, before.to - 1).trim()
  const bare = between.trim().replace(/^,\s*/u, '')
  // “…，”李明说，“…”
  if (CHINESE_ATTRIBUTION.test(between)) {
    if (/[,，]$/u.test(bare)) return /[，,]$/u.test(inside) ? 'continues' : 'sentence'
    return undefined
  }
  if (!attributes(bare) || sentenceEnd(bare, 0, bare.length) < bare.length) return undefined
  const opensSmall = !/^[^\p{L}\p{N}]*\p{Lu}/u.test(text.slice(mark.from + 1, mark.from + 6))
  const pausing = /[,—–-]$/u.test(inside) || /^\s*,/u.test(between)
  const goesOn = /[,—–:-]$/u.test(bare)
  if (pausing) {
    if (/[.!?]$/u.test(bare)) return hasOwnAttribution(text, blanked, mark) ? undefined : 'sentence'
    if (!goesOn) return undefined
    // After a comma and an attribution that ends on one, a capital is a name's as a rule: the sentence goes on.
    const opensWithI = /^[^\p{L}]*I(?![\p{L}])/u.test(text.slice(mark.from + 1, mark.from + 8))
    return opensSmall || opensWithI ? 'continues' : 'sentence'
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

/** What may open a second clause, and its subject. A lower-case word after "and" is the first subject's next verb. */
const SECOND_CLAUSE =
  /(?:[,;—–]\s*|\s)(?:(?:and|but|then|so|before|whereupon|to which|at which|upon which)(?:\s+(?:then|in turn|finally|later))?\s+(?=\p{Lu}|(?:he|she|they|the|his|her|both|one)\s)|(?=who\s))/gu

/**
 * "…," says A, and B replies, "…": where the clause begins that gives the second quotation to somebody by itself.
 * Undefined where one attribution stands between.
 */
export function secondVoice(between: string): number | undefined {
  const first = SPEECH_VERB.exec(between)
  if (!first) return undefined
  const from = first.index + first[0].length
  for (const match of between.slice(from).matchAll(SECOND_CLAUSE)) {
    const at = from + match.index + match[0].length
    if (SPEECH_VERB.test(between.slice(at)) && /[,:]\s*$/u.test(between)) return at
  }
  return undefined
}

/** "…," says A, and later adds: "…": the same voice another time, so the second need not go on from the first. */
const ANOTHER_TIME =
  /[,;—–\s](?:and|but|then|before)?\s*(?:later|earlier|afterwards?|subsequently|separately|elsewhere|eventually|another time)\s+(?:on\s+)?(?=\p{Ll})/giu

function saidAnotherTime(between: string): boolean {
  const first = SPEECH_VERB.exec(between)
  if (!first) return false
  return [...between.matchAll(ANOTHER_TIME)].some(
    (match) =>
      match.index >= first.index + first[0].length - 1 &&
      SPEECH_VERB.test(between.slice(match.index + match[0].length)),
  )
}
