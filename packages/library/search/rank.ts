import { fold, lettersOf, tokensOf, type Token } from './fold.ts'
import type { Part } from './wanted.ts'
import { slipsBetween, slipsWithin } from './near.ts'

/** A text made ready to be compared with many words. */
type Prepared = { folded: string; words: Set<string>; compact: string; letters: string }

/** How well a word is met, from whole to guessed. Exact beats prefix beats near, whatever else is equal. */
const MET = { exact: 1, prefix: 0.7, near: 0.45, about: 0.4, scattered: 0.2 } as const

/** Share of a run's letters that may differ for it to count as near: one in five, as one wrong vowel in two syllables. */
const NEAR_SHARE = 0.2

/** Only the beginning of long texts is compared letter by letter with runs; a longer one is met by its exact words. */
const LETTERS_COMPARED = 2000

/** `ownerId`: the drama or person, where the text is about one as such. */
export type Scored = { title: string; words: string; ownerId?: string }

/**
 * How well a hit answers a query, higher is better. What stands in a title counts twice; the whole query as one phrase
 * counts as much as a word more; a short text that is mostly the query comes before a long one that mentions it.
 */
export function scoreOf(
  parts: readonly Part[],
  query: string,
  { title, words: text, ownerId = '' }: Scored,
  inTitle: boolean,
): number {
  const phrase = fold(query).trim().replaceAll(/\s+/g, ' ')
  const body = prepare(text)
  const head = inTitle ? prepare(title) : undefined
  let met = 0
  for (const part of parts) {
    let literal = 0
    for (const word of part.words) literal += Math.max(metIn(word, body), head ? 2 * metIn(word, head) : 0)
    // A line need not name the drama that it is from, nor the person who says it.
    const about = inTitle && part.named.includes(ownerId) ? 2 : part.about.length > 0 ? MET.about : 0
    met += Math.max(literal / part.words.length, about)
  }
  const score = met / parts.length
  const whole = phraseBonus(phrase, body) + (head ? 2 * phraseBonus(phrase, head) : 0)
  const equal = head && head.folded.split(' · ').some((name) => name.trim() === phrase) ? 2 : 0
  const length = (head && text === '' ? title : text).length
  return score + whole + equal + 0.25 * Math.min(1, phrase.length / Math.max(1, length))
}

/** Scripts in which a phrase is one however it is spaced. */
const NOT_SPACED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}]/u

function phraseBonus(phrase: string, text: Prepared): number {
  if (phrase === '') return 0
  return text.folded.includes(phrase)
    ? 1
    : text.compact.includes(phrase.replaceAll(' ', '')) && NOT_SPACED.test(phrase)
      ? 0.9
      : 0
}

function metIn(word: Token, text: Prepared): number {
  if (word.script === 'word') {
    if (text.words.has(word.text)) return MET.exact
    let best = 0
    const most = word.text.length >= 7 ? 2 : word.text.length >= 4 ? 1 : 0
    for (const other of text.words) {
      if (other.startsWith(word.text)) return MET.prefix
      if (most > 0 && best < MET.near && slipsBetween(word.text, other, most) <= most) best = MET.near
    }
    return best
  }
  if (text.compact.includes(word.text)) return MET.exact
  const letters = Array.from(word.text, lettersOf).join('')
  if (text.letters.includes(letters)) return MET.prefix
  const slips = slipsWithin(letters, text.letters)
  return slips <= Math.max(1, Math.floor(letters.length * NEAR_SHARE)) && slips < letters.length
    ? MET.near
    : MET.scattered
}

function prepare(text: string): Prepared {
  const folded = fold(text).replaceAll(/\s+/g, ' ')
  const tokens = tokensOf(folded)
  const compact = folded.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
  const letters = Array.from(compact.slice(0, LETTERS_COMPARED), lettersOf).join('')
  const words = new Set(tokens.flatMap((token) => (token.script === 'word' ? [token.text] : [])))
  return { folded, words, compact, letters }
}

/** Where the query's words stand in a text, as [start, end) offsets of UTF-16 units, in order and apart: for marking. */
export function marksIn(words: readonly Token[], text: string): [number, number][] {
  const at: number[] = []
  let folded = ''
  for (let index = 0; index < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
    const form = fold(character)
    for (let each = 0; each < form.length; each++) at.push(index)
    folded += form
    index += character.length
  }
  at.push(text.length)
  const found: [number, number][] = []
  for (const { text: word, script } of words) {
    for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
      if (script === 'word' && from > 0 && /[\p{L}\p{N}]/u.test(folded[from - 1] ?? '')) continue
      found.push([at[from] ?? 0, at[from + word.length] ?? text.length])
    }
  }
  found.sort((a, b) => a[0] - b[0])
  const apart: [number, number][] = []
  for (const [start, end] of found) {
    const last = apart.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else apart.push([start, end])
  }
  return apart
}
