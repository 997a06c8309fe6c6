import type { Turn } from './talk.ts'

/**
 * Whether words stand in a turn, decided in the plainest way and by nothing that the product uses: both sides become
 * lists of words (or of letters, for Korean and Japanese), and the lists are compared. A gap between runs: `few` up to
 * four words, `any` whatever the turn holds.
 */
export type Claim = { runs: string[]; gaps: ('none' | 'few' | 'any')[]; speaker?: string; asks?: boolean }

export function isTrue(claim: Claim, turns: readonly Turn[]): boolean {
  return turns.some((turn) => {
    if (
      UNSPACED.test(turn.text) &&
      claim.runs.length === 1 &&
      (claim.speaker === undefined || turn.speaker === claim.speaker)
    ) {
      return letters(turn.text).includes(letters(claim.runs[0] ?? ''))
    }
    if (claim.speaker !== undefined && turn.speaker !== claim.speaker) return false
    const words = list(turn.text)
    return words.some((_, at) => fits(claim, 0, words, at))
  })
}

function fits(claim: Claim, run: number, words: readonly string[], at: number): boolean {
  const wanted = list(claim.runs[run] ?? '')
  for (const [index, word] of wanted.entries()) if (words[at + index] !== word) return false
  const end = at + wanted.length
  if (run + 1 === claim.runs.length) return true
  const gap = claim.gaps[run]
  const most = gap === 'none' ? 0 : gap === 'few' ? 4 : words.length
  for (let skip = 0; skip <= most && end + skip < words.length; skip++)
    if (fits(claim, run + 1, words, end + skip)) return true
  return false
}

const UNSPACED = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Japanese: whatever its letters spell in a row was said. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

function list(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[^\p{L}\p{N}':]+/u)
    .map((word) => word.replace(/^[':]+|[':]+$/gu, ''))
    .filter((word) => word !== '')
}
