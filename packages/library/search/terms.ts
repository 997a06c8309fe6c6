import { compact, fold, initialsOf, lettersOf, tokensOf, type Token } from './fold.ts'

/**
 * Words this short are common in every language written with spaces; a pair of them is indexed as a term too, so that
 * "it was so good" is found among a hundred thousand lines with "it" and "was". Its idea: Lucene's CommonGrams.
 */
const COMMON_LETTERS = 4

/** PostgreSQL takes lexemes under 2,047 bytes; no word that anyone searches for comes near. */
const LONGEST_WORD = 64

/** The terms under which a text is found: words, pairs of common words, pairs of letters for hangul, Han and kana. */
export function termsOf(words: string): Set<string> {
  const terms = new Set<string>()
  let before: Token | undefined
  for (const token of tokensOf(fold(words))) {
    if (token.script === 'word') {
      const word = token.text.slice(0, LONGEST_WORD)
      terms.add(word)
      if (before?.script === 'word' && isCommon(before.text) && isCommon(word)) terms.add(pairTerm(before.text, word))
    } else for (const term of runTerms(token.text)) terms.add(term)
    before = token
  }
  return terms
}

/** Terms of a name or title: as `termsOf`, and the initials of its hangul. */
export function nameTermsOf(name: string): Set<string> {
  const terms = termsOf(name)
  for (const token of tokensOf(fold(name)))
    if (token.script === 'hangul') terms.add(initialsTerm(initialsOf(token.text)))
  return terms
}

/** The letter pairs of a run, and its last letter alone, so that each letter begins some term. */
export function runTerms(run: string): string[] {
  const letters = Array.from(run, lettersOf)
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}

export function isCommon(word: string): boolean {
  return word.length <= COMMON_LETTERS
}

export function pairTerm(first: string, second: string): string {
  return `${first}_${second}`
}

export function initialsTerm(initials: string): string {
  return `^${initials}`
}

/** What a hit can be narrowed by, kept among its terms so that one index answers all at once. */
export const filterTerm = {
  drama: (id: string): string => `#d:${id}`,
  person: (id: string): string => `#p:${id}`,
  moment: (kind: string): string => `#m:${kind}`,
  making: (id: string): string => `#v:${id}`,
  /** Who speaks, as the captions name them: whom that means is decided when it is asked. */
  speaker: (name: string): string => `#s:${compact(name)}`,
  language: (language: string): string => `#l:${language.split('-')[0]?.toLowerCase() ?? ''}`,
}
