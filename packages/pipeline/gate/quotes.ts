import type { VerifiedQuote } from '@aftercut/engine/quotes'
import { bindingOf, personOf, trueSpan, type Binding } from './binding.ts'
import type { Failure, Fix, Place, QuoteStanding } from './failure.ts'
import type { GateFacts, MakingFacts } from './facts.ts'
import { proseOf } from './prose.ts'
import { placeIn, type Parts, type Run, type Words } from './story-parts.ts'

type Found = { failures: Failure[]; quotes: QuoteStanding[] }
const holds = ({ verdict }: VerifiedQuote): boolean => verdict === 'verbatim' || verdict === 'edited'

/** Checks every quotation: those bound to cues each against its cues, and all of them as a reader reads the story. */
export function checkQuotes(parts: Parts, facts: GateFacts, all: GateFacts['makings']): Found {
  const found: Found = { failures: [], quotes: [] }
  for (const words of parts.words) {
    if (words.type === 'quote')
      checkBound(
        words,
        { type: 'quote', attrs: words.attrs, from: 0, to: words.text.length, text: words.text },
        facts,
        found,
      )
    for (const run of words.runs) if (run.type === 'said') checkBound(words, run, facts, found)
  }
  checkRead(parts, facts, [...all.values()], found)
  return found
}

/** One quotation that is bound: its words, its place, its layer and its speaker must be those of its cues. */
function checkBound(words: Words, run: Run, facts: GateFacts, found: Found): void {
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

/** Half a second is under a syllable or two: a reader hears the words from their beginning. */
const PLACE_SECONDS = 0.5

function misplaced(binding: Binding, quote: VerifiedQuote): string | undefined {
  const { start = 0, end = 0 } = quote
  // The whole cue may be played; not another one.
  if (start < binding.start - PLACE_SECONDS || end > binding.end + PLACE_SECONDS) return 'quote-place'
  if (binding.layer !== quote.layer) return 'quote-layer'
  return undefined
}

/** All quotations as a reader finds them: bound or typed, in the headline, in captions, with whom the prose gives them to. */
function checkRead(parts: Parts, facts: GateFacts, makings: readonly MakingFacts[], found: Found): void {
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
  if (makings.length === 0) found.failures.push(...unheld(parts, prose.text))
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

const rank = ({ verdict, nearest }: VerifiedQuote): number =>
  verdict === 'verbatim' || verdict === 'edited' ? 3 : verdict !== 'not-found' ? 2 : nearest === undefined ? 0 : 1

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

/** A story without any making-of can hold no quotation. */
function unheld({ words }: Parts, text: string): Failure[] {
  const marked = /[“"「『«][^”"」』»\n]{12,}[”"」』»]/u.exec(text)
  const bound = words.some(({ type, runs }) => type === 'quote' || runs.some((run) => run.type === 'said'))
  if (!marked || bound) return []
  return [
    {
      code: 'quote-unheld',
      severity: 'warning',
      place: { field: 'about' },
      words: marked[0],
      message: `${marked[0]}: the story belongs to no making-of whose captions could hold what it quotes.`,
    },
  ]
}

function standingOf(quote: VerifiedQuote): Omit<QuoteStanding, 'place' | 'words' | 'bound'> {
  const { verdict, start, end, speaker, layer, language, file, changes, warnings } = quote
  return {
    verdict,
    changes: changes.map(({ kind, was, now }) => ({
      kind,
      ...(was === undefined ? {} : { was }),
      ...(now === undefined ? {} : { now }),
    })),
    warnings,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(layer === undefined ? {} : { layer }),
    ...(language === undefined ? {} : { language }),
    ...(file === undefined ? {} : { file }),
  }
}

const OPENERS = /^[\s"“”„«‹「『‘']+/u
const CLOSERS = /[\s"“”»›」』’']+$/u

/** The words of a quotation without the marks around them. */
export function innerOf(text: string): string {
  return text.replace(OPENERS, '').replace(CLOSERS, '')
}

/** The captions' words in the place of the story's, kept only if they hold: with the marks and the comma as they stood. */
function nearestFix(
  words: Words,
  run: Run,
  quote: VerifiedQuote,
  making: MakingFacts,
  facts: GateFacts,
): { fix: Fix } | Record<string, never> {
  const { nearest, nearestAt } = quote
  if (nearest === undefined || nearestAt === undefined) return {}
  const since = Math.max(0, nearestAt.start - PLACE_SECONDS)
  const again = making.verifier.verifyQuotation(nearest, undefined, since)
  if (again.verdict !== 'verbatim' && again.verdict !== 'ambiguous') return {}
  const [opening = ''] = OPENERS.exec(run.text) ?? []
  const [closing = ''] = CLOSERS.exec(run.text) ?? []
  const inner = innerOf(run.text)
  const [comma = ''] = /[,，]$/u.exec(inner) ?? []
  const said = comma === '' ? nearest : nearest.replace(/[.。,]$/u, '') + comma
  const person = personOf(again.speaker, facts)
  const attrs = trueSpan({ ...run.attrs, making: making.id, speaker: person?.id ?? null }, again, making)
  const text = opening + said + closing
  const at = { ...placeIn(words, run.from, run.to), from: run.from, to: run.to }
  const replaced: Fix = { label: 'nearest', shows: said, edits: [{ do: 'replace', at, text }] }
  if (words.type === 'quote' && words.block) replaced.edits.push({ do: 'attrs', block: words.block, attrs })
  else if (words.field === 'body' && run.type === 'said') replaced.edits.push({ do: 'mark', at, mark: 'said', attrs })
  return { fix: replaced }
}

function bind(words: Words, run: Run, attrs: Record<string, unknown>, label: string, shows?: string): Fix {
  const edit =
    words.type === 'quote' && words.block
      ? ({ do: 'attrs', block: words.block, attrs } as const)
      : ({
          do: 'mark',
          at: { ...placeIn(words, run.from, run.to), from: run.from, to: run.to },
          mark: 'said',
          attrs,
        } as const)
  return { label, edits: [edit], ...(shows === undefined ? {} : { shows }) }
}

/** Binds typed words that hold, so that they play. */
function bindWords(
  words: Words,
  from: number,
  to: number,
  quote: VerifiedQuote,
  making: MakingFacts,
  facts: GateFacts,
): Fix {
  const attrs = trueSpan({ making: making.id, speaker: personOf(quote.speaker, facts)?.id ?? null }, quote, making)
  return bind(words, { type: 'said', attrs, from, to, text: words.text.slice(from, to) }, attrs, 'bind')
}

/** Makes a quotation the writer's own words: no marks, no binding. */
function unquote(words: Words, run: Run): Fix {
  if (words.type === 'quote' && words.block)
    return { label: 'unquote', edits: [{ do: 'paragraph', block: words.block }] }
  const at = { ...placeIn(words, run.from, run.to), from: run.from, to: run.to }
  const inner = innerOf(run.text)
  const unmark = run.type === 'said' && words.field === 'body' ? [{ do: 'unmark', at, mark: 'said' } as const] : []
  return {
    label: 'unquote',
    edits: [...unmark, ...(inner === run.text ? [] : [{ do: 'replace', at, text: inner } as const])],
  }
}

function overlap(a: Place, b: Place): boolean {
  if (a.field !== b.field || String(a.block) !== String(b.block)) return false
  return a.from === undefined || b.from === undefined || (a.from < (b.to ?? b.from) && b.from < (a.to ?? a.from))
}
