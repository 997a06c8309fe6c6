import { everydayMarks, everydayOf } from './everyday.ts'
import type { Run, Vocabulary } from './corpus.ts'
import type { Script } from './tokens.ts'

/**
 * A drama of a few minutes knows too few words to say which are rare: as many words again as in a quarter of an hour of
 * talk are taken as spoken besides.
 */
export const UNHEARD_TOKENS = 2000

/**
 * Neighbouring words foretell each other, and neighbouring pairs of letters share one: a sequence says less than the
 * sum of its parts. Share kept, from entropy against unigram rates of English and Korean talk (4 of 6.5 nats, 3.5 of 7).
 */
const KEPT = { words: 0.7, letters: 0.5 } as const
/** The most that an everyday word, or a word within an everyday phrase, may testify. Nats. */
const EVERYDAY_WORD = { words: 1.2, letters: 0.6 } as const
const EVERYDAY_PHRASE = { words: 0.3, letters: 0.15 } as const

/** What each token of the making-of testifies when it is heard in the drama as well. Nats; by token. */
export function evidenceOf(
  making: Run,
  vocabulary: Vocabulary,
  counts: Int32Array,
  dramaTokens: number,
  language: string,
  script: Script,
): Float64Array {
  const everyday = everydayOf(language, script)
  const words = wordsByKey(vocabulary)
  const evidence = new Float64Array(making.keys.length)
  for (let line = 0; line + 1 < making.firstToken.length; line++) {
    const from = making.firstToken[line]!
    const keys = [...making.keys.subarray(from, making.firstToken[line + 1])]
    const marks = everydayMarks(
      keys.map((key) => words[key]!),
      everyday,
    )
    for (const [offset, key] of keys.entries()) {
      const rare = KEPT[script] * Math.log((dramaTokens + UNHEARD_TOKENS) / (counts[key]! + 1))
      const most = marks[offset] === 2 ? EVERYDAY_PHRASE[script] : marks[offset] === 1 ? EVERYDAY_WORD[script] : rare
      evidence[from + offset] = Math.min(rare, most)
    }
  }
  return evidence
}

function wordsByKey(vocabulary: Vocabulary): string[] {
  const words: string[] = []
  for (const [word, key] of vocabulary) words[key] = word
  return words
}
