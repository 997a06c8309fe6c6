import { fold, scriptOf } from './tokens.ts'

/** A word as it stands in one text or in both. Of words in both, the spelling of the second text is given. */
export type ComparedWord = { text: string; in: 'both' | 'first' | 'second' }

/**
 * Compares two texts word by word (longest common subsequence); in scripts without spaces, letter by letter. Case,
 * accents and punctuation tell nothing apart. Out: in order, what only the first has before what only the second has.
 */
export function compareWords(first: string, second: string): ComparedWord[] {
  const letters = scriptOf(first + second) === 'letters' && !/\p{Script=Hangul}/u.test(first + second)
  const a = wordsOf(first, letters)
  const b = wordsOf(second, letters)
  const common = commonLengths(a, b)
  const compared: ComparedWord[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]!.key === b[j]!.key) {
      compared.push({ text: b[j]!.text, in: 'both' })
      i++
      j++
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      compared.push({ text: a[i++]!.text, in: 'first' })
    } else compared.push({ text: b[j++]!.text, in: 'second' })
  }
  return compared
}

function wordsOf(text: string, letters: boolean): { text: string; key: string }[] {
  const pieces = letters ? (text.match(/\S/gu) ?? []) : text.trim().split(/\s+/u)
  return pieces
    .map((piece) => ({ text: piece, key: fold(piece).replace(/[^\p{L}\p{N}]/gu, '') }))
    .filter((piece) => piece.key !== '')
}

/** Length of the longest common subsequence of a[i…] and b[j…]. */
function commonLengths(a: readonly { key: string }[], b: readonly { key: string }[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i]!.key === b[j]!.key ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
