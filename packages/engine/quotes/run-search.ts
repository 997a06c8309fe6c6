import { countWords, Parting, type Words } from './words.ts'
import { endsWord, startsWord } from './word-edges.ts'
import type { Between, Pattern, Run } from './runs.ts'
import type { Stretch, Talk } from './talk.ts'

/** Where a quotation stands: for each of its runs the letters of the talk that it matches. */
export type Placement = { talk: Talk; stretch: Stretch; spans: { from: number; to: number }[] }

/** Words that a bracket may replace: "up to a few". */
export const MOST_REPLACED_WORDS = 4
/**
 * How much an ellipsis, or an attribution between two sentences, may pass over. More is another answer: at the 2 to 3
 * words a second of talk, both bounds are about half a minute.
 */
const MOST_DROPPED_WORDS = 75
const MOST_DROPPED_SECONDS = 30
/** A placement is searched for among so many ways to lay the runs; a story has no use for more. */
const MOST_STEPS = 5000
const MOST_PLACEMENTS = 200

/** Every place of the talk where the runs of a quotation stand in order within one stretch. */
export function findPlacements(pattern: Pattern, talk: Talk): Placement[] {
  const [first] = pattern.runs
  if (!first) return []
  let anchor: Run = first
  for (const run of pattern.runs) if (run.words.fold.length > anchor.words.fold.length) anchor = run
  const found: Placement[] = []
  const stream = talk.words
  let seen: Stretch | undefined
  for (let at = stream.fold.indexOf(anchor.words.fold); at >= 0; at = stream.fold.indexOf(anchor.words.fold, at + 1)) {
    if (seen && at < seen.to) continue
    const stretch = stretchAt(talk, at)
    if (!stretch) continue
    if (pattern.runs.length === 1) {
      if (standsAt(first, stream, at)) {
        found.push({ talk, stretch, spans: [{ from: at, to: at + first.words.fold.length }] })
      }
    } else {
      seen = stretch
      placeAll(pattern, talk, stretch, found)
    }
    if (found.length >= MOST_PLACEMENTS) break
  }
  return found
}

/** Lays the runs over one stretch, from every place where the first one stands. */
function placeAll(pattern: Pattern, talk: Talk, stretch: Stretch, found: Placement[]): void {
  const [first, ...rest] = pattern.runs
  if (!first) return
  const stream = talk.words
  const steps = { left: MOST_STEPS }
  for (
    let at = stream.fold.indexOf(first.words.fold, stretch.from);
    at >= 0 && at + first.words.fold.length <= stretch.to && found.length < MOST_PLACEMENTS;
    at = stream.fold.indexOf(first.words.fold, at + 1)
  ) {
    if (!standsAt(first, stream, at)) continue
    const to = at + first.words.fold.length
    const spans = follow(rest, pattern.betweens.slice(1), talk, stretch, to, steps)
    if (spans) found.push({ talk, stretch, spans: [{ from: at, to }, ...spans] })
  }
}

function follow(
  runs: readonly Run[],
  betweens: readonly Between[],
  talk: Talk,
  stretch: Stretch,
  end: number,
  steps: { left: number },
): { from: number; to: number }[] | undefined {
  const [run, ...rest] = runs
  const [between] = betweens
  if (!run || !between) return []
  for (const at of nextPlaces(run, between, talk, stretch, end)) {
    if (steps.left-- <= 0) return undefined
    const to = at + run.words.fold.length
    const after = follow(rest, betweens.slice(1), talk, stretch, to, steps)
    if (after) return [{ from: at, to }, ...after]
  }
  return undefined
}

/** Where the next run may stand after letter `end`, nearest first, by what is written between. */
function* nextPlaces(run: Run, between: Between, talk: Talk, stretch: Stretch, end: number): Generator<number> {
  const stream = talk.words
  const loose = between.ellipsis || between.attribution === 'sentence'
  const brackets = between.brackets.filter((bracket) => bracket !== '').length
  if (!loose && brackets === 0 && !between.stem) {
    if (end + run.words.fold.length <= stretch.to && standsAt(run, stream, end)) yield end
    return
  }
  for (
    let at = stream.fold.indexOf(run.words.fold, end);
    at >= 0 && at + run.words.fold.length <= stretch.to;
    at = stream.fold.indexOf(run.words.fold, at + 1)
  ) {
    const words = countWords(stream, end, at)
    if (words > MOST_DROPPED_WORDS || secondsAt(talk, at) - secondsAt(talk, end - 1) > MOST_DROPPED_SECONDS) return
    if (!loose && words > MOST_REPLACED_WORDS * Math.max(1, brackets)) return
    if (!standsAt(run, stream, at)) continue
    if (between.stem && !stemFits(between.stem, stream, end, at)) continue
    if (between.attribution === 'sentence' && !between.ellipsis && brackets === 0 && at > end) {
      if (!sentenceEndsAt(talk, end) || !sentenceEndsAt(talk, at)) continue
    }
    yield at
  }
}

/** "fill[ed]" stands for one word that begins as it does. */
function stemFits(stem: { before: string; after: string }, stream: Words, from: number, to: number): boolean {
  if (countWords(stream, from, to) !== 1) return false
  const word = stream.fold.slice(from, to)
  return word.startsWith(stem.before.toLowerCase()) && word.endsWith(stem.after.toLowerCase())
}

/** Whether the captions show that a sentence ends before this letter. */
function sentenceEndsAt(talk: Talk, letter: number): boolean {
  const { places } = talk.words
  const between = talk.text.slice((places[letter - 1] ?? 0) + 1, places[letter] ?? 0)
  if (/[.!?。！？…]/u.test(between)) return true
  if (talk.marksSentences) return false
  return between.includes('\n') && secondsAt(talk, letter) - endSecondsAt(talk, letter - 1) >= 1
}

/** Whether a run's letters, partings and edges agree with the stream at this letter. Case and moods come later. */
function standsAt(run: Run, stream: Words, at: number): boolean {
  const { words } = run
  const { length } = words.fold
  if (!stream.fold.startsWith(words.fold, at)) return false
  for (let letter = 1; letter < length; letter++) {
    const mine = words.partings[letter]
    const theirs = stream.partings[at + letter]
    if (mine !== theirs && !isLoose(mine) && !isLoose(theirs)) return false
  }
  return startsWord(stream, at) && endsWord(stream, at + length)
}

/** Korean spacing and broken lines: both readings are true. */
function isLoose(parting: number | undefined): boolean {
  return parting === Parting.either || parting === Parting.broken
}

export function stretchAt(talk: Talk, letter: number): Stretch | undefined {
  let low = 0
  let high = talk.stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((talk.stretches[middle]?.from ?? 0) <= letter) low = middle
    else high = middle - 1
  }
  return talk.stretches[low]
}

export function saidAt(talk: Talk, letter: number): number {
  let low = 0
  let high = talk.said.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((talk.said[middle]?.from ?? 0) <= letter) low = middle
    else high = middle - 1
  }
  return low
}

function secondsAt(talk: Talk, letter: number): number {
  return talk.said[saidAt(talk, letter)]?.start ?? 0
}

function endSecondsAt(talk: Talk, letter: number): number {
  return talk.said[saidAt(talk, letter)]?.end ?? 0
}
