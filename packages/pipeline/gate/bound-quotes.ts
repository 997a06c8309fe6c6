import type { VerifiedQuote } from '@aftercut/engine/quotes'
import { bindingOf, personOf, PLACE_SECONDS, trueSpan, type Binding } from './binding.ts'
import type { Failure, GateReport, QuoteStanding } from './failure.ts'
import type { GateFacts, MakingFacts } from './facts.ts'
import { bind, innerOf, nearestFix, unquote } from './quote-fixes.ts'
import { holds, standingOf } from './quote-standing.ts'
import { placeIn, type Run, type Words } from './story-parts.ts'

/** One quotation that is bound: its words, its place, its layer and its speaker must be those of its cues. */
export function checkBound(words: Words, run: Run, facts: GateFacts, found: GateReport): void {
  const place = placeIn(words, run.from, run.to)
  const binding = bindingOf(run.attrs)
  const text = innerOf(run.text)
  const misquote = (code: string, message: string, more: Partial<Failure> = {}): void => {
    found.failures.push({
      code,
      severity: 'misquote',
      place,
      words: run.text,
      message,
      ...more,
      otherwise: unquote(words, run),
    })
  }
  const making = binding && facts.makings.get(binding.making)
  if (!binding || !making)
    return misquote(
      'quote-unbound',
      `“${text}” is bound to no making-of: choose its place among the quotes, or unquote it.`,
    )
  if (making.tracks.length === 0) return misquote('no-captions', `“${text}”: the making-of has no captions to hold it.`)
  const { quote, own } = verifyBound(text, binding, making, facts)
  const standing: QuoteStanding = {
    place,
    words: run.text,
    bound: true,
    ...standingOf(quote),
  }
  found.quotes.push(standing)
  if (quote.verdict === 'wrong-speaker') {
    const person = personOf(quote.speaker, facts)
    misquote('wrong-speaker', `“${text}” is said by ${quote.speaker ?? 'somebody else'}.`, {
      nearest: quote.speaker ?? '',
      ...(person === undefined
        ? {}
        : { fix: bind(words, run, { ...run.attrs, speaker: person.id }, 'speaker', quote.speaker) }),
    })
    return
  }
  if (!holds(quote) && quote.verdict !== 'ambiguous') {
    const nearest = quote.nearest
    const warned = quote.warnings[0] === undefined ? '' : ` ${quote.warnings[0]}`
    misquote('misquote', `“${text}” is not what the captions say.${warned}`, {
      ...(nearest !== undefined && { nearest }),
      ...nearestFix(words, run, quote, making, facts),
    })
    return
  }
  // Somebody says the same elsewhere: the cues that it is bound to decide.
  if (quote.verdict === 'ambiguous') standing.verdict = quote.changes.length === 0 ? 'verbatim' : 'edited'
  const attrs = trueSpan(run.attrs, quote, making)
  const wrong = own ? misplaced(binding, quote) : 'quote-track'
  if (wrong !== undefined)
    found.failures.push({
      code: wrong,
      severity: 'error',
      place,
      words: run.text,
      nearest: `${Math.floor((quote.start ?? 0) / 60)}:${String(Math.floor((quote.start ?? 0) % 60)).padStart(2, '0')}`,
      message: `“${text}” stands elsewhere than it plays: at ${quote.start?.toFixed(1)} s of ${quote.file ?? 'the captions'}.`,
      fix: bind(words, run, attrs, 'bind'),
    })
}

/** Against its own track, from its own second; else against all of the making's. */
function verifyBound(
  text: string,
  binding: Binding,
  making: MakingFacts,
  facts: GateFacts,
): { quote: VerifiedQuote; own: boolean } {
  const person = binding.speaker === null ? undefined : facts.people.get(binding.speaker)
  const speaker = binding.speaker === null ? undefined : (person?.spellings[0] ?? binding.speaker)
  // Captions of another cut may start a little earlier than the words are bound.
  const since = Math.max(0, binding.start - PLACE_SECONDS)
  const track = binding.track === null ? undefined : making.byTrack.get(binding.track)
  const own = track?.verifyQuotation(text, speaker, since)
  if (own && own.verdict !== 'not-found') return { quote: own, own: true }
  return {
    quote: making.verifier.verifyQuotation(text, speaker, since),
    own: track === undefined && binding.track === null,
  }
}

function misplaced(binding: Binding, quote: VerifiedQuote): string | undefined {
  const { start = 0, end = 0 } = quote
  // The whole cue may be played; not another one.
  if (start < binding.start - PLACE_SECONDS || end > binding.end + PLACE_SECONDS) return 'quote-place'
  if (binding.layer !== quote.layer) return 'quote-layer'
  return undefined
}
