import type { Line } from './lines.ts'
import { type Script, tokensOf } from './tokens.ts'

/** Lines as one run of numbered tokens. All arrays are indexed by token, but `firstToken`, which is by line. */
export type Run = {
  keys: Int32Array
  line: Int32Array
  /** Seconds. */
  start: Float64Array
  end: Float64Array
  /** Index of each line's first token; one longer than the lines. */
  firstToken: Int32Array
}

/** Numbers for words, shared by the texts that are compared. */
export type Vocabulary = Map<string, number>

/** Lays out the tokens of `lines` one after the other, numbering new ones in `vocabulary`. */
export function layOut(lines: readonly Line[], script: Script, vocabulary: Vocabulary): Run {
  const keys: number[] = []
  const line: number[] = []
  const start: number[] = []
  const end: number[] = []
  const firstToken = new Int32Array(lines.length + 1)
  for (const [index, each] of lines.entries()) {
    firstToken[index] = keys.length
    const seconds = each.end - each.start
    for (const token of tokensOf(each.text, script)) {
      let key = vocabulary.get(token.key)
      if (key === undefined) vocabulary.set(token.key, (key = vocabulary.size))
      keys.push(key)
      line.push(index)
      start.push(each.start + seconds * token.start)
      end.push(each.start + seconds * token.end)
    }
  }
  firstToken[lines.length] = keys.length
  return {
    keys: Int32Array.from(keys),
    line: Int32Array.from(line),
    start: Float64Array.from(start),
    end: Float64Array.from(end),
    firstToken,
  }
}

/** How often each numbered token occurs. Out: one count per word of the vocabulary. */
export function countKeys(run: Run, vocabulary: Vocabulary): Int32Array {
  const counts = new Int32Array(vocabulary.size)
  for (const key of run.keys) counts[key]!++
  return counts
}
