import { fold, lettersOf, tokensOf, type Token } from './fold.ts'
import { initialsTerm, isCommon, pairTerm, runTerms } from './terms.ts'

/** How exactly a query is taken: as written, as far as typed, with slips, with one word left out. */
export type Tier = 'phrase' | 'exact' | 'prefix' | 'near' | 'most'

/** A question longer than this is cut: nobody types more, and each word costs a lookup. */
const MOST_WORDS = 12

/** The words of a query. Spaces separate here, in hangul too: "손석구 고백" asks for both, wherever they stand. */
export function wordsOf(query: string): Token[] {
  return query
    .slice(0, 400)
    .split(/\s+/)
    .flatMap((piece) => tokensOf(fold(piece)))
    .slice(0, MOST_WORDS)
}

/** What a word's near alternatives are looked up by: itself, or each letter pair of a run. */
export function lookupsOf(word: Token): string[] {
  return word.script === 'word' ? [word.text] : runTerms(word.text).slice(0, -1)
}

/**
 * The words as a tsquery, or undefined where the tier adds nothing to the one before. `near`: alternatives by lookup.
 */
export function tsqueryOf(
  words: readonly Token[],
  tier: Tier,
  near: ReadonlyMap<string, readonly string[]> = new Map(),
): string | undefined {
  if (words.length === 0) return undefined
  if (tier === 'phrase') {
    const pairs = commonPairs(words)
    return pairs.length === 0 ? undefined : all([...words.map(exactly), ...pairs.map(lexeme)])
  }
  if (tier === 'exact') return all(words.map(exactly))
  if (tier === 'prefix') return all(words.map(asTyped))
  if (tier === 'near')
    return [...near.values()].some((others) => others.length > 0)
      ? all(words.map((word) => nearly(word, near)))
      : undefined
  if (words.length < 3) return undefined
  const alternatives = words.map((word) => nearly(word, near))
  return any(alternatives.map((_, left) => all(alternatives.filter((_, index) => index !== left))))
}

/** Pairs of neighbouring common words, as the index holds them. */
function commonPairs(words: readonly Token[]): string[] {
  return words.slice(1).flatMap((word, index) => {
    const before = words[index]
    const both = before?.script === 'word' && word.script === 'word' && isCommon(before.text) && isCommon(word.text)
    return both ? [pairTerm(before.text, word.text)] : []
  })
}

function exactly(word: Token): string {
  if (word.script === 'word') return lexeme(word.text)
  if (isUnfinished(word.text)) return asTyped(word)
  const pairs = runTerms(word.text).slice(0, -1)
  return pairs.length === 0 ? startingWith(lettersOf(word.text)) : all(pairs.map(lexeme))
}

function asTyped(word: Token): string {
  if (word.script === 'word') return startingWith(word.text)
  const pairs = runTerms(word.text).slice(0, -1)
  const last = pairs.at(-1)
  const typed =
    last === undefined
      ? startingWith(lettersOf(word.text))
      : all([...pairs.slice(0, -1).map(lexeme), startingWith(last)])
  return isInitials(word.text) ? any([typed, startingWith(initialsTerm(word.text))]) : typed
}

function nearly(word: Token, near: ReadonlyMap<string, readonly string[]>): string {
  if (word.script === 'word') return any([startingWith(word.text), ...(near.get(word.text) ?? []).map(lexeme)])
  const pairs = lookupsOf(word)
  if (pairs.length === 0) return asTyped(word)
  const withSlips = all(pairs.map((pair) => any([startingWith(pair), ...(near.get(pair) ?? []).map(lexeme)])))
  return isInitials(word.text) ? any([withSlips, asTyped(word)]) : withSlips
}

/** Only the initials of syllables: 'ㅅㅅㄱ'. */
function isInitials(run: string): boolean {
  return run.length > 1 && /^[ㄱ-ㅎ]+$/.test(run)
}

/** Ends within a syllable, as it does while someone types. */
function isUnfinished(run: string): boolean {
  return /[ㄱ-ㅣ]$/.test(run)
}

/** Terms hold letters, digits and our own marks; the quotes are for those marks. */
function lexeme(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

function startingWith(term: string): string {
  return `${lexeme(term)}:*`
}

export function all(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' & ')})`
}

function any(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' | ')})`
}

export function filterQuery(terms: readonly string[]): string[] {
  return terms.map(lexeme)
}
