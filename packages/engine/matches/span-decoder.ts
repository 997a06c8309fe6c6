import type { Span } from '../report/index.ts'
import { BIN_SECONDS, type Evidence } from './evidence.ts'

/** What the best reading of the evidence says: a span, its evidence in nats, and for how long each sense speaks. */
export type Reading = {
  span: Span
  evidence: number
  soundSeconds: number
  pictureSeconds: number
  soundEvidence: number
  pictureEvidence: number
  /** Of the picture's evidence, the most that MOMENT_BINS in a row give: a cut alone gives no more. */
  pictureMoment: number
}

/** States of a bin: no copy, a copy by sound alone, by picture alone, by both. */
const STATES = 4

/**
 * Nats to begin or end a copy, and to lose or regain a sense within one: a change of state comes once in many seconds. The
 * picture alone says little in two seconds of calm, and is held to a proof afterwards.
 */
const BEGIN = 4
const BEGIN_SEEN = 2
const SWITCH = 3

/** Nats for each bin of a copy: where nothing is to be seen or heard, a copy does not go on of itself. */
const STAY = 0.02

/**
 * Finds the likeliest run of states (Viterbi, 1967), and returns the copy at or next to `coreSeconds`. Undefined where no
 * copy explains the evidence better.
 */
export function decodeSpan(evidence: Evidence, coreSeconds: number, heard: boolean): Reading | undefined {
  const begin = heard ? BEGIN : BEGIN_SEEN
  const { count, startSeconds, sound, picture } = evidence
  const core = Math.min(count - 1, Math.max(0, Math.floor((coreSeconds - startSeconds) / BIN_SECONDS)))
  const gain = (bin: number, state: number): number =>
    state === 0 ? 0 : (state & 1 ? sound[bin]! : 0) + (state & 2 ? picture[bin]! : 0) - STAY
  const back = new Uint8Array(count * STATES)
  let scores = new Float64Array(STATES)
  for (let bin = 0; bin < count; bin++) {
    const next = new Float64Array(STATES)
    for (let state = 0; state < STATES; state++) {
      let best = -Infinity
      for (let before = 0; before < STATES; before++) {
        const score = bin === 0 ? (before === state ? 0 : -Infinity) : scores[before]! - cost(before, state, begin)
        if (score > best) {
          best = score
          back[bin * STATES + state] = before
        }
      }
      next[state] = best + gain(bin, state)
    }
    scores = next
  }
  const states = new Uint8Array(count)
  let state = 0
  for (let s = 1; s < STATES; s++) if (scores[s]! > scores[state]!) state = s
  for (let bin = count - 1; bin >= 0; bin--) {
    states[bin] = state
    state = back[bin * STATES + state]!
  }
  const found = nearestCopy(states, core)
  if (found === undefined) return undefined
  let first = found
  while (first > 0 && states[first - 1]) first--
  let end = found + 1
  while (end < count && states[end]) end++
  const reading: Reading = {
    span: { start: startSeconds + first * BIN_SECONDS, end: startSeconds + end * BIN_SECONDS },
    evidence: 0,
    soundSeconds: 0,
    pictureSeconds: 0,
    soundEvidence: 0,
    pictureEvidence: 0,
    pictureMoment: 0,
  }
  for (let bin = first; bin < end; bin++) {
    if (states[bin]! & 1) {
      reading.soundSeconds += BIN_SECONDS
      reading.soundEvidence += sound[bin]!
    }
    if (states[bin]! & 2) {
      reading.pictureSeconds += BIN_SECONDS
      reading.pictureEvidence += picture[bin]!
    }
  }
  for (let bin = first; bin < end; bin++) {
    let moment = 0
    for (let b = bin; b < Math.min(end, bin + MOMENT_BINS); b++) if (states[b]! & 2) moment += picture[b]!
    reading.pictureMoment = Math.max(reading.pictureMoment, moment)
  }
  // Changes reach over 0.6 s and speak for their middle: at an end, the first that lies wholly within is 0.3 s inside.
  const stretch = (bin: number): number => (states[bin]! & 1 ? 0 : PICTURE_END_SECONDS)
  reading.span.start = Math.max(startSeconds, reading.span.start - stretch(first))
  reading.span.end = Math.min(startSeconds + count * BIN_SECONDS, reading.span.end + stretch(end - 1))
  reading.evidence = reading.soundEvidence + reading.pictureEvidence
  return reading
}

/** 0.8 s: as long as a cut is within the changes of 0.6 s. */
const MOMENT_BINS = 8

/** What a copied picture reaches beyond its first and last bin of evidence. */
const PICTURE_END_SECONDS = 0.25

/** Bins around the core in which the copy may be: a core is a guess. */
const NEAR_BINS = 15

function nearestCopy(states: Uint8Array, core: number): number | undefined {
  for (let distance = 0; distance <= NEAR_BINS; distance++) {
    if (states[core + distance]) return core + distance
    if (states[core - distance]) return core - distance
  }
  return undefined
}

const cost = (from: number, to: number, begin: number): number =>
  from === to ? 0 : from === 0 || to === 0 ? begin : SWITCH
