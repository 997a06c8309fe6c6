import { readPlacement, type Reading } from './reading-placement.ts'
import { findPlacements, saidAt, type Placement } from './run-search.ts'
import type { Pattern } from './runs.ts'
import type { Speakers } from './speakers.ts'
import type { Talk } from './talk.ts'

/** A place where the words may stand, how they read there, and the people who may be meant by its speaker. */
export type Candidate = { placement: Placement; reading: Reading; people: ReadonlySet<string> }

/** Which of several places is meant: the one for whose start (seconds) this is least. */
export type Preference = (startSeconds: number) => number

/** The first from this second on. */
export function firstSince(since: number): Preference {
  return (start) => Number(start < since)
}

/** The one nearest to any of these seconds, of which there is one at least. */
export function nearestTo(anchors: readonly number[]): Preference {
  const inOrder = anchors.toSorted((a, b) => a - b)
  return (start) => {
    let [low, high] = [0, inOrder.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    return Math.min((inOrder[low] ?? Infinity) - start, start - (inOrder[low - 1] ?? -Infinity))
  }
}

/** Every place in all captions where the words stand in order, read or refused. */
export function readAll(pattern: Pattern, talks: readonly Talk[], speakers: Speakers): Candidate[] {
  return talks
    .flatMap((talk) => findPlacements(pattern, talk))
    .map((placement) => ({
      placement,
      reading: readPlacement(pattern, placement),
      people: speakers.ofLabel(placement.stretch.speaker),
    }))
}

/** Fewest changes first, then what is preferred, then as the captions run. */
export function inOrder(standing: readonly Candidate[], preference: Preference): Candidate[] {
  return standing
    .map((candidate) => ({ candidate, rank: preference(startOf(candidate.placement)) }))
    .toSorted((a, b) => a.candidate.reading.changes.length - b.candidate.reading.changes.length || a.rank - b.rank)
    .map(({ candidate }) => candidate)
}

/** When the first of its words is said. Seconds. */
export function startOf(placement: Placement): number {
  return placement.talk.said[saidAt(placement.talk, placement.spans[0]?.from ?? 0)]?.start ?? 0
}
