import { distance } from 'fastest-levenshtein'

/** The word among `known` that was probably meant; undefined where none is near (two letters of five may differ). */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const far = Math.max(1, Math.floor(word.length * 0.4))
  const [best] = known
    .map((candidate) => ({ candidate, letters: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.letters - b.letters)
  return best && best.letters <= far ? best.candidate : undefined
}
