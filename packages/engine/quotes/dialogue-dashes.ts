import type { Marked } from './quotation-marks.ts'
import { attributes } from './quotation-kind.ts'
import { ELSEWHERE_VERB } from './speech-verbs.ts'

/** " —dijo Ana—." or " —dijo Ana" at the end: a clause between dashes that opens with a verb of speech. */
const INCISE = /\s[—―–]\s?(?=\p{Ll})([^—―–\n\ufffc]{3,80})(?:([—―–])[.,;:]?|$)/gu
/** "—Al principio…": the dash of Spanish dialogue stands at the head of its paragraph, without a space. */
const OPENING = /^\s*[—―](?=[\p{L}¿¡«“])/u

type Part = { from: number; to: number }

/**
 * Divides what a mark holds at the clauses that Spanish sets into it: «A —dijo Ana—. B» becomes two marks around "dijo
 * Ana", as “A,” said Ana. “B” is.
 */
export function splitAtIncises(text: string, marked: Marked): Marked[] {
  const [part, ...more] = marked.parts
  if (!part || more.length > 0 || marked.unclosed) return [marked]
  const parts = divide(text, part)
  if (parts.length < 2) return [marked]
  return parts.map((each, index) => ({
    ...marked,
    from: index === 0 ? marked.from : each.from - 1,
    to: index === parts.length - 1 ? marked.to : each.to + 1,
    parts: [each],
  }))
}

/**
 * What is said in a dialogue of dashes. A paragraph that opens with a dash is speech where a clause in it, or in another
 * of its kind in the story, says who speaks.
 */
export function dashDialogue(text: string, paragraphs: readonly Part[], taken: readonly Marked[]): Marked[] {
  let next = 0
  const spoken = paragraphs.flatMap(({ from, to }) => {
    const dash = OPENING.exec(text.slice(from, Math.min(to, from + 20)))
    if (!dash) return []
    while ((taken[next]?.to ?? Infinity) <= from) next++
    return (taken[next]?.from ?? Infinity) < to ? [] : [{ from: from + dash[0].length, to }]
  })
  const divided = spoken.map((part) => divide(text, part))
  if (!divided.some((parts, index) => (parts.at(-1)?.to ?? 0) < (spoken[index]?.to ?? 0) || parts.length > 1)) return []
  return divided.flatMap((parts) =>
    parts.map((each): Marked => ({
      kind: 'dash',
      from: each.from - 1,
      to: each.to + 1,
      parts: [each],
      unclosed: false,
    })),
  )
}

/** The parts that are said; where a clause ends the whole, the last part ends before it. */
function divide(text: string, { from, to }: Part): Part[] {
  const parts: Part[] = []
  let at = from
  for (const incise of text.slice(from, to).matchAll(INCISE)) {
    const [whole, clause = '', closing] = incise
    if (!ELSEWHERE_VERB.test(clause.split(/\s/u)[0] ?? '') || !attributes(clause)) continue
    parts.push({ from: at, to: from + incise.index })
    at = from + incise.index + whole.length
    if (closing === undefined) return parts
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(at, to))) parts.push({ from: at, to })
  return parts
}
