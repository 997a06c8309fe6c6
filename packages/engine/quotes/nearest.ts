import type { Pattern } from './runs.ts'
import { captioned } from './reading-placement.ts'
import { saidAt, stretchAt } from './run-search.ts'
import type { Talk } from './talk.ts'
import { Parting, UNSPACED, type Words } from './words.ts'

/** The captions' words that come nearest to a quotation which is not found. `likeness`: 0 to 1. */
export type Nearest = {
  talk: Talk
  text: string
  from: number
  to: number
  start: number
  end: number
  likeness: number
}

/** A talk's terms and where each stands: words, or pairs of letters where no spaces part words. */
type Terms = { at: Int32Array; postings: Map<string, number[]>; ids: string[] }

/** Below this share of like terms, nothing is near. */
const LEAST_LIKENESS = 0.34
/** A term that stands more often than this says little of the place, and is left out if rarer ones are at hand. */
const COMMON_TERM = 400
const PLACES_TRIED = 6

const termsOfTalk = new WeakMap<Talk, Terms>()

export function findNearest(pattern: Pattern, talks: readonly Talk[]): Nearest | undefined {
  const wanted = pattern.runs.flatMap(({ words }) => termsOf(words, 0, words.fold.length).ids)
  if (wanted.length === 0) return undefined
  let best: Nearest | undefined
  for (const talk of talks) {
    const near = nearestIn(wanted, talk)
    if (near && (!best || near.likeness > best.likeness)) best = near
  }
  return best && best.likeness >= LEAST_LIKENESS ? best : undefined
}

function nearestIn(wanted: readonly string[], talk: Talk): Nearest | undefined {
  let terms = termsOfTalk.get(talk)
  if (!terms) {
    terms = termsOf(talk.words, 0, talk.words.fold.length)
    termsOfTalk.set(talk, terms)
  }
  const { postings, ids, at } = terms
  const known = wanted
    .map((id, place) => ({ place, places: postings.get(id) ?? [] }))
    .filter(({ places }) => places.length > 0)
  const telling = known
    .toSorted((a, b) => a.places.length - b.places.length)
    .filter(({ places }, rank) => rank < 3 || places.length <= COMMON_TERM)
  // Each term votes for where the quotation would begin; neighbouring votes are one place.
  const votes = new Map<number, number>()
  for (const { place, places } of telling) {
    for (const found of places) {
      const bucket = Math.floor((found - place) / 4)
      const weight = 1 / Math.log2(2 + places.length)
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight)
    }
  }
  const tried = [...votes]
    .map(([bucket, weight]) => ({ bucket, weight: weight + (votes.get(bucket + 1) ?? 0) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, PLACES_TRIED)
  let best: { from: number; to: number; likeness: number } | undefined
  for (const { bucket } of tried) {
    const from = Math.max(0, bucket * 4 - 3)
    const window = ids.slice(from, from + wanted.length + Math.ceil(wanted.length / 2) + 8)
    const fit = align(wanted, window)
    if (!best || fit.likeness > best.likeness)
      best = { from: from + fit.from, to: from + fit.to, likeness: fit.likeness }
  }
  if (!best || best.to <= best.from) return undefined
  const from = at[best.from] ?? 0
  let to = (at[best.to - 1] ?? 0) + 1
  while (
    to < talk.words.fold.length &&
    talk.words.partings[to] === Parting.none &&
    !UNSPACED.test(talk.words.fold.charAt(to))
  )
    to++
  const stretch = stretchAt(talk, from)
  if (stretch && to > stretch.to) to = stretch.to
  const { places } = talk.words
  return {
    talk,
    from,
    to,
    likeness: best.likeness,
    text: captioned(talk.text.slice(places[from] ?? 0, markEnd(talk.text, (places[to - 1] ?? 0) + 1))),
    start: talk.said[saidAt(talk, from)]?.start ?? 0,
    end: talk.said[saidAt(talk, to - 1)]?.end ?? 0,
  }
}

function markEnd(text: string, end: number): number {
  const marks = /^[.?!…。？！]+/u.exec(text.slice(end, end + 4))
  return end + (marks?.[0].length ?? 0)
}

function termsOf(words: Words, from: number, to: number): Terms {
  const ids: string[] = []
  const at: number[] = []
  const postings = new Map<string, number[]>()
  const add = (id: string, letter: number) => {
    const list = postings.get(id)
    if (list) list.push(ids.length)
    else postings.set(id, [ids.length])
    ids.push(id)
    at.push(letter)
  }
  let start = from
  for (let letter = from; letter < to; letter++) {
    const end = letter + 1 >= to || words.partings[letter + 1] !== Parting.none
    if (UNSPACED.test(words.fold.charAt(letter))) {
      add(words.fold.slice(letter, end ? letter + 1 : letter + 2), letter)
      start = letter + 1
    } else if (end || UNSPACED.test(words.fold.charAt(letter + 1))) {
      add(words.fold.slice(start, letter + 1), start)
      start = letter + 1
    }
    if (end) start = letter + 1
  }
  return { ids, at: Int32Array.from(at), postings }
}

/**
 * Fits the wanted terms into a window, whose ends are free: words missing, strange or changed cost 1 each, and a word
 * of the same beginning half. O(n·m).
 */
function align(wanted: readonly string[], window: readonly string[]): { from: number; to: number; likeness: number } {
  const width = window.length + 1
  let costs = new Float64Array(width)
  let starts = Int32Array.from({ length: width }, (_, at) => at)
  for (const [row, term] of wanted.entries()) {
    const next = new Float64Array(width)
    const nextStarts = new Int32Array(width)
    next[0] = row + 1
    for (let at = 1; at < width; at++) {
      const change = (costs[at - 1] ?? 0) + difference(term, window[at - 1] ?? '')
      const drop = (costs[at] ?? 0) + 1
      const add = (next[at - 1] ?? 0) + 1
      const least = Math.min(change, drop, add)
      next[at] = least
      nextStarts[at] = (least === change ? starts[at - 1] : least === drop ? starts[at] : nextStarts[at - 1]) ?? 0
    }
    costs = next
    starts = nextStarts
  }
  let best = 0
  for (let at = 1; at < width; at++) if ((costs[at] ?? 0) <= (costs[best] ?? 0)) best = at
  return { from: starts[best] ?? 0, to: best, likeness: 1 - (costs[best] ?? 0) / wanted.length }
}

function difference(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length, 4)
  return shared >= 2 && a.slice(0, shared) === b.slice(0, shared) ? 0.5 : 1
}
