import type { Match } from '@aftercut/engine/report'
import type { Truth } from './making.ts'

/** How matches found compare with the truth. `long`: truths of 3 s and more; `short`: under that. */
export type Score = {
  long: { found: number; all: number }
  short: { found: number; all: number }
  right: number
  /** Matches of what is no copy, or of another place. */
  wrong: Match[]
  missed: Truth[]
  /** Of both ends of both spans, of the matches that are right. Seconds. */
  boundaryErrors: number[]
}

/** Right is a match that overlaps a truth by half of the longer, and is off its line by less than this in its middle. */
const MOST_OFF_SECONDS = 0.5

export const emptyScore = (): Score => ({
  long: { found: 0, all: 0 },
  short: { found: 0, all: 0 },
  right: 0,
  wrong: [],
  missed: [],
  boundaryErrors: [],
})

export function addScore(score: Score, truth: readonly Truth[], matches: readonly Match[]): void {
  const taken = new Set<Match>()
  for (const one of truth) {
    const group = one.making.end - one.making.start >= 3 ? score.long : score.short
    group.all++
    const match = matches.find((candidate) => !taken.has(candidate) && isRight(one, candidate))
    if (!match) {
      score.missed.push(one)
      continue
    }
    taken.add(match)
    group.found++
    for (const side of ['making', 'episode'] as const) {
      for (const end of ['start', 'end'] as const)
        score.boundaryErrors.push(Math.abs(match[side][end] - one[side][end]))
    }
  }
  score.right += taken.size
  score.wrong.push(...matches.filter((match) => !taken.has(match)))
}

function isRight({ making, episode, rate }: Truth, match: Match): boolean {
  if (match.episode.id !== episode.id) return false
  const overlap = Math.min(making.end, match.making.end) - Math.max(making.start, match.making.start)
  if (overlap < Math.max(making.end - making.start, match.making.end - match.making.start) / 2) return false
  const middle = (match.making.start + match.making.end) / 2
  const expected = episode.start + (middle - making.start) / rate
  return Math.abs((match.episode.start + match.episode.end) / 2 - expected) < MOST_OFF_SECONDS
}

export const percentile = (values: readonly number[], part: number): number =>
  values.length === 0
    ? NaN
    : values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))]!
