import { fold, lettersOf, tokensOf, type Token } from './fold.ts'
import type { Mention } from './names.ts'
import { filterTerm, initialsTerm, isCommon, pairTerm, runTerms } from './terms.ts'

/** How exactly a query is taken: as written, as far as typed, with slips, with one word left out. */
export type Tier = 'phrase' | 'exact' | 'prefix' | 'near' | 'most'

/** For each person, the tsquery of what is about or by them. */
export type PeopleQueries = ReadonlyMap<string, string>

/** Some words of a query, and what else meets them: being about the drama or person that they name (`named`: their ids). */
export type Part = { words: Token[]; about: string[]; named: string[] }

/** Near alternatives by lookup. */
export type Near = ReadonlyMap<string, readonly string[]>

/** A question longer than this is cut: nobody types more, and each word costs a lookup. */
const MOST_WORDS = 12
const LONGEST_QUERY = 400

/** The words of a query. Spaces separate here, in hangul too: "손석구 고백" asks for both, wherever they stand. */
export function wordsOf(query: string): Token[] {
  return query
    .slice(0, LONGEST_QUERY)
    .split(/\s+/)
    .flatMap((piece) => tokensOf(fold(piece)))
    .slice(0, MOST_WORDS)
}

/** The words in parts: each name that the query mentions, and each other word by itself. */
export function partsOf(words: readonly Token[], mentions: readonly Mention[], people: PeopleQueries): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < words.length;) {
    const mention = mentions.find((each) => each.from === at)
    const to = mention?.to ?? at + 1
    const about = mention
      ? [
          ...mention.dramas.map((id) => lexeme(filterTerm.drama(id))),
          ...mention.people.flatMap((id) => people.get(id) ?? []),
        ]
      : []
    parts.push({ words: words.slice(at, to), about, named: mention ? [...mention.dramas, ...mention.people] : [] })
    at = to
  }
  return parts
}

/** What a word's near alternatives are looked up by: itself, or each letter pair of a run. */
export function lookupsOf(word: Token): string[] {
  return word.script === 'word' ? [word.text] : runTerms(word.text).slice(0, -1)
}

/** What is looked through: heads (stories, dramas, people, moments), of which there are few, or lines (cues). */
export type Where = 'heads' | 'lines'

/** Among lines, a beginning shorter than this is taken for a word: a tenth of all lines have some word that begins so. */
const SHORTEST_BEGINNING = 3

/** The parts as a tsquery, or undefined where the tier adds nothing to the one before. */
export function tsqueryOf(
  given: readonly Part[],
  tier: Tier,
  where: Where,
  near: Near = new Map(),
): string | undefined {
  if (given.length === 0) return undefined
  // A title or name alone asks for that drama or person, not for all of their lines.
  const parts = where === 'lines' && given.length === 1 ? given.map((part) => ({ ...part, about: [] })) : given
  const words = parts.flatMap((part) => part.words)
  if (tier === 'phrase') {
    const pairs = commonPairs(words)
    return pairs.length === 0 ? undefined : all([...words.map(exactly), ...pairs.map(lexeme)])
  }
  if (tier === 'exact') return all(parts.map((part) => partly(part, exactly)))
  if (tier === 'prefix') {
    const last = words.at(-1)
    const begins = (word: Token): boolean =>
      !isShort(word) || (word === last && (where === 'heads' || word.text.length >= SHORTEST_BEGINNING))
    return all(parts.map((part) => partly(part, (word) => (begins(word) ? asTyped(word) : exactly(word)))))
  }
  const nearby = parts.map((part) => partly(part, (word) => nearly(word, near)))
  if (tier === 'near') return [...near.values()].some((others) => others.length > 0) ? all(nearby) : undefined
  if (parts.length < 3) return undefined
  return any(nearby.map((_, left) => all(nearby.filter((_, index) => index !== left))))
}

function partly(part: Part, wordQuery: (word: Token) => string): string {
  return any([all(part.words.map(wordQuery)), ...part.about])
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
  const forms = [word.text, ...withoutLastFinal(word.text)].map(runAsTyped)
  return any(isInitials(word.text) ? [...forms, startingWith(initialsTerm(word.text))] : forms)
}

function runAsTyped(run: string): string {
  const pairs = runTerms(run).slice(0, -1)
  const last = pairs.at(-1)
  if (last === undefined) return startingWith(lettersOf(run))
  return all([...pairs.slice(0, -1).map(lexeme), startingWith(last)])
}

/** The same strokes with the last consonant begun on a new syllable: who types '채워지고' has '채워직' on the way. */
function withoutLastFinal(run: string): string[] {
  const letters = lettersOf(run.at(-1) ?? '')
  const last = letters.at(-1) ?? ''
  const code = run.charCodeAt(run.length - 1) - 0xac00
  if (code < 0 || code > 0x2ba3 || code % 28 === 0 || !/[ㄱ-ㅎ]/.test(last)) return []
  // A compound final keeps its first half; which one that is does not matter to the letters compared.
  const kept =
    letters.length > 3 && /[ㄱ-ㅎ]/.test(letters.at(-2) ?? '') ? [] : [String.fromCharCode(0xac00 + code - (code % 28))]
  return kept.map((syllable) => run.slice(0, -1) + syllable + last)
}

function nearly(word: Token, near: Near): string {
  if (isShort(word)) return lexeme(word.text)
  if (word.script === 'word') return any([startingWith(word.text), ...(near.get(word.text) ?? []).map(lexeme)])
  const pairs = lookupsOf(word)
  if (pairs.length === 0) return asTyped(word)
  return any([
    all(pairs.map((pair) => any([startingWith(pair), ...(near.get(pair) ?? []).map(lexeme)]))),
    asTyped(word),
  ])
}

/** Half the words of a language begin with these letters: as a beginning it says nothing, unless it is being typed. */
function isShort(word: Token): boolean {
  return word.script === 'word' && isCommon(word.text)
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
export function lexeme(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

function startingWith(term: string): string {
  return `${lexeme(term)}:*`
}

export function all(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' & ')})`
}

export function any(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' | ')})`
}
