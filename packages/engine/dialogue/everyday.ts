import en from './everyday.en.json' with { type: 'json' }
import es from './everyday.es.json' with { type: 'json' }
import ja from './everyday.ja.json' with { type: 'json' }
import ko from './everyday.ko.json' with { type: 'json' }
import zh from './everyday.zh.json' with { type: 'json' }
import { type Script, tokensOf } from './tokens.ts'

/** What people say all day, so that saying it twice proves nothing. */
export type Everyday = { words: Set<string>; phrases: Map<string, string[][]> }

const FILES: Record<string, { words: string[]; phrases: string[] }> = { en, es, ja, ko, zh }

/** The everyday words and phrases of a language ('ko', 'pt-BR'); empty for one that we hold no list of. */
export function everydayOf(language: string, script: Script): Everyday {
  const file = FILES[language.slice(0, 2)]
  const words = new Set(file?.words.flatMap((word) => tokensOf(word, script).map((token) => token.key)))
  const phrases = new Map<string, string[][]>()
  for (const phrase of file?.phrases ?? []) {
    const keys = tokensOf(phrase, script).map((token) => token.key)
    const first = keys[0]
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), keys])
  }
  return { words, phrases }
}

/** For each token of a line: 2 within an everyday phrase, 1 for an everyday word, 0 otherwise. */
export function everydayMarks(keys: readonly string[], everyday: Everyday): Uint8Array {
  const marks = Uint8Array.from(keys, (key) => (everyday.words.has(key) ? 1 : 0))
  for (const [index, key] of keys.entries()) {
    for (const phrase of everyday.phrases.get(key) ?? []) {
      if (phrase.every((each, offset) => keys[index + offset] === each)) marks.fill(2, index, index + phrase.length)
    }
  }
  return marks
}
