import { findQuotations, type VerifiedQuote } from '@aftercut/engine/quotes'
import type { Failure, GateReport, Place, QuoteStanding } from './failure.ts'
import type { GateFacts, MakingFacts } from './facts.ts'
import { proseOf } from './prose.ts'
import { bindWords, innerOf, nearestFix, unquote } from './quote-fixes.ts'
import { holds, rank, standingOf } from './quote-standing.ts'
import type { Parts, Run, Words } from './story-parts.ts'

/** All quotations as a reader finds them: bound or typed, in the headline, in captions, with whom the prose gives them to. */
export function checkRead(parts: Parts, facts: GateFacts, makings: readonly MakingFacts[], found: GateReport): void {
  const prose = proseOf(parts)
  const seen = new Map<number, { quote: VerifiedQuote; making: MakingFacts }>()
  for (const making of makings) {
    for (const quote of making.verifier.verifyStory({ text: prose.text, format: 'text' }).quotes) {
      const before = seen.get(quote.from)
      if (!before || (!holds(before.quote) && rank(quote) > rank(before.quote))) seen.set(quote.from, { quote, making })
    }
  }
  for (const { quote, making } of [...seen.values()].toSorted((a, b) => a.quote.from - b.quote.from)) {
    const at = prose.placeOf(quote.from, quote.to)
    const bound = at?.words.runs.some(({ type, from, to }) => type === 'said' && from < at.to && to > at.from) ?? false
    const place: Place = at?.place ?? { field: 'body' }
    const told = found.failures.some((failure) => overlap(failure.place, place))
    if (!bound) found.quotes.push({ place, words: quote.text, bound, ...standingOf(quote) })
    if (holds(quote)) {
      const last = found.quotes.at(-1)
      if (!bound && last && at?.words.field === 'body' && at.place.from !== undefined)
        last.fix = bindWords(at.words, at.from, at.to, quote, making, facts)
      continue
    }
    if (at && twoVoices(at, found.quotes)) continue
    // Bound words whose speaker the prose does not tell are told by their cues.
    if (told || (bound && quote.verdict === 'ambiguous')) continue
    found.failures.push(readFailure(quote, place, at, making, facts))
  }
  if (makings.length === 0) found.failures.push(...unheld(parts, prose.text, facts))
}

/** So many words, and a colon: what follows is led in anew. "…," she said: "…" is still one person's. */
const LEADS_IN = /(?:\S+\s+){6,}\S*[:：]\s*$/u

/**
 * “How was it?” he asks, and gets his answer from the other: “…”. The finder of quotations joins what an attribution
 * parts; where each half is bound, holds and is another person's by its cues, and the prose leads the second in, these
 * are two quotations.
 */
function twoVoices(at: { words: Words; from: number; to: number }, quotes: readonly QuoteStanding[]): boolean {
  const runs = at.words.runs.filter(({ type, from, to }) => type === 'said' && from < at.to && to > at.from)
  const standing = runs.map((run) =>
    quotes.find(
      ({ place, bound }) => bound && place.from === run.from && String(place.block) === String(at.words.block),
    ),
  )
  const [first, second] = runs
  if (runs.length !== 2 || !first || !second) return false
  if (!standing.every((one) => one?.verdict === 'verbatim' || one?.verdict === 'edited')) return false
  const voices = new Set(runs.map(({ attrs }) => String(attrs['speaker'])))
  return voices.size === 2 && LEADS_IN.test(at.words.text.slice(first.to, second.from))
}

function readFailure(
  quote: VerifiedQuote,
  place: Place,
  at: ReturnType<ReturnType<typeof proseOf>['placeOf']>,
  making: MakingFacts,
  facts: GateFacts,
): Failure {
  const said = quote.verdict === 'wrong-speaker'
  const unclear = quote.verdict === 'ambiguous'
  const truth = said ? quote.speaker : quote.nearest
  const inside = at?.words.text.slice(at.from, at.to) ?? ''
  // What an attribution parts is not one stretch that could be put in another's place.
  const whole = at?.place.from !== undefined && innerOf(inside) === innerOf(quote.text)
  const run: Run | undefined =
    at && whole ? { type: 'text', attrs: {}, from: at.from, to: at.to, text: inside } : undefined
  return {
    code: said ? 'wrong-speaker' : unclear ? 'whose-words' : 'misquote',
    severity: unclear ? 'error' : 'misquote',
    place,
    words: quote.text,
    ...(truth === undefined ? {} : { nearest: truth }),
    message: said
      ? `“${quote.text}” is said by ${quote.speaker ?? 'somebody else'}, not by ${(quote.attributedTo ?? []).join(' or ')}.`
      : unclear
        ? `“${quote.text}” is said by several people: say whose words these are.`
        : `“${quote.text}” is not what the captions say.`,
    values: { who: (quote.attributedTo ?? []).join(', ') },
    ...(run && at && !said && !unclear && quote.nearest !== undefined
      ? nearestFix(at.words, run, quote, making, facts)
      : {}),
    ...(run && at ? { otherwise: unquote(at.words, run) } : {}),
  }
}

/** A story without any making-of can hold no quotation; titles and scare quotes are none. */
function unheld({ words }: Parts, text: string, { titles }: GateFacts): Failure[] {
  const marked = findQuotations(text, 'text', { titles }).find(({ kind }) => kind === 'quotation')
  const bound = words.some(({ type, runs }) => type === 'quote' || runs.some((run) => run.type === 'said'))
  if (!marked || bound) return []
  return [
    {
      code: 'quote-unheld',
      severity: 'warning',
      place: { field: 'about' },
      words: text.slice(marked.from, marked.to),
      message: `${text.slice(marked.from, marked.to)}: the story belongs to no making-of whose captions could hold what it quotes.`,
    },
  ]
}

function overlap(a: Place, b: Place): boolean {
  if (a.field !== b.field || String(a.block) !== String(b.block)) return false
  return a.from === undefined || b.from === undefined || (a.from < (b.to ?? b.from) && b.from < (a.to ?? a.from))
}
