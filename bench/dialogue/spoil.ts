import type { Chance } from './random.ts'

const SYLLABLE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Words of a text; in scripts without spaces, pairs of letters. */
function wordsOf(text: string, language: string): { words: string[]; joiner: string } {
  if (language !== 'ja' && language !== 'zh') return { words: text.split(/\s+/u), joiner: ' ' }
  return { words: text.match(/.{1,2}/gsu) ?? [], joiner: '' }
}

/** Misheard words at a rate: most are replaced by others of the drama, some dropped, some put in. */
export function mishear(
  text: string,
  rate: number,
  language: string,
  vocabulary: readonly string[],
  chance: Chance,
): string {
  if (rate === 0) return text
  const { words, joiner } = wordsOf(text, language)
  return words
    .flatMap((word) => {
      if (!chance.happens(rate)) return [word]
      const what = chance.next()
      if (what < 0.6) return [chance.pick(vocabulary)]
      return what < 0.8 ? [] : [word, chance.pick(vocabulary)]
    })
    .join(joiner)
}

/** The words that mishearing puts in. */
export function vocabularyOf(texts: readonly string[], language: string): string[] {
  return [...new Set(texts.flatMap((text) => wordsOf(text.replace(/[\p{P}]/gu, ''), language).words))].filter(
    (word) => word.trim() !== '',
  )
}

/** As machines caption: no punctuation, no capitals. */
export function withoutMarks(text: string): string {
  return text
    .replace(/[.,!?¡¿…~。、！？，"'“”‘’「」『』;:]+/gu, ' ')
    .replace(/\s+/gu, SYLLABLE.test(text) && !/[\p{Script=Hangul}]/u.test(text) ? '' : ' ')
    .trim()
    .toLowerCase()
}

/** Says a line a little otherwise: a word left out, or two words swapped. */
export function sayOtherwise(text: string, language: string, chance: Chance): string {
  const { words, joiner } = wordsOf(text, language)
  if (words.length < 4) return text
  const at = chance.whole(1, words.length - 2)
  if (chance.happens(0.6)) words.splice(at, 1)
  else [words[at], words[at + 1]] = [words[at + 1]!, words[at]!]
  return words.join(joiner)
}
