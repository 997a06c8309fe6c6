import type { PictureSeries } from '../readings/index.ts'
import { type GradualChange, findFades, BLANK_VARIANCE } from './fades.ts'

/** Half lengths of the transitions sought, in seconds. */
const HALF_LENGTHS = [0.3, 0.5, 0.8, 1.2]

/** Mean squared luma difference between before and after that makes a change of shot: 11 grey levels. */
const LEAST_DIFFERENCE = 120

/**
 * What may be left, as a part of the difference between before and after, when the pictures between are explained as
 * mixtures of the two. In a dissolve only the motion is left; in a pan, most of it.
 */
const MOST_LEFT = 0.06

/** Dissolves and fades that lie wholly between `startSeconds` and `endSeconds`, where no hard cut is. */
export function findGradualChanges(series: PictureSeries, startSeconds: number, endSeconds: number): GradualChange[] {
  const first = Math.ceil(startSeconds * series.rate)
  const end = Math.min(series.count, Math.floor(endSeconds * series.rate))
  const candidates: (GradualChange & { strength: number })[] = []
  for (let k = first; k < end; k++) {
    for (const seconds of HALF_LENGTHS) {
      const half = Math.round(seconds * series.rate)
      if (k - half < first || k + half >= end) continue
      const strength = mixtureStrength(series, k, half)
      if (strength > 0) {
        const at = (k + 0.5) / series.rate
        candidates.push({ atSeconds: at, startSeconds: at - seconds, endSeconds: at + seconds, strength })
      }
    }
  }
  for (const fade of findFades(series, first, end)) candidates.push({ ...fade, strength: Infinity })
  candidates.sort((a, b) => b.strength - a.strength)
  const chosen: GradualChange[] = []
  for (const { atSeconds, startSeconds: from, endSeconds: to } of candidates) {
    if (chosen.every((other) => other.endSeconds <= from || other.startSeconds >= to)) {
      chosen.push({ atSeconds, startSeconds: from, endSeconds: to })
    }
  }
  return joinFades(
    series,
    chosen.toSorted((a, b) => a.atSeconds - b.atSeconds),
  )
}

/** 0 where the pictures around `k` are no mixture of those `half` before and after; else how clearly they are. */
function mixtureStrength(series: PictureSeries, k: number, half: number): number {
  const { luma } = series
  const pixels = series.width * series.height
  const before = (k - half) * pixels
  const after = (k + half) * pixels
  let difference = 0
  for (let i = 0; i < pixels; i++) difference += (luma[after + i]! - luma[before + i]!) ** 2
  if (difference < LEAST_DIFFERENCE * pixels) return 0
  // Motion goes on before and after; a transition begins and ends.
  if (differenceOf(series, k - 2 * half, k - half) > MOST_MOTION * difference) return 0
  if (differenceOf(series, k + half, k + 2 * half) > MOST_MOTION * difference) return 0
  const quarter = Math.max(1, Math.round(half / 2))
  const parts: number[] = []
  let left = 0
  for (const m of [k - quarter, k, k + quarter]) {
    const part = mixturePart(luma, before, after, m * pixels, pixels, difference)
    parts.push(part)
    left += remainder(luma, before, after, m * pixels, pixels, part) / difference
    if (left > 3 * MOST_LEFT) return 0
  }
  // The mixture is even in the middle, and under way on both sides of it: what pops up is there at once.
  const [early, middle, late] = parts as [number, number, number]
  if (middle < 0.3 || middle > 0.7 || early < 0.06 || early > 0.47 || late < 0.53 || late > 0.94) return 0
  if (!spreads(luma, before, after, pixels) || isSameView(luma, before, after, pixels)) return 0
  return (1 - left / 3 / MOST_LEFT) * Math.sqrt(difference / pixels)
}

/** Part of the difference between before and after that the picture may change by itself on either side. */
const MOST_MOTION = 0.3

/** Part of the picture that must change, by more luma than CHANGED: captions that fade in change up to a third. */
const LEAST_SPREAD = 0.4
const CHANGED = 5

/** Correlation past which two pictures show the same: a slow pan mixes what it leaves and what it comes to. */
const SAME_VIEW = 0.75

/** A blank picture shows nothing, and is never the same. */
function isSameView(luma: Uint8Array, before: number, after: number, pixels: number): boolean {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (let i = 0; i < pixels; i++) {
    const x = luma[before + i]!
    const y = luma[after + i]!
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }
  const varianceA = aa / pixels - (a / pixels) ** 2
  const varianceB = bb / pixels - (b / pixels) ** 2
  if (varianceA < BLANK_VARIANCE || varianceB < BLANK_VARIANCE) return false
  return ab / pixels - (a / pixels) * (b / pixels) > SAME_VIEW * Math.sqrt(varianceA * varianceB)
}

function spreads(luma: Uint8Array, before: number, after: number, pixels: number): boolean {
  let changed = 0
  for (let i = 0; i < pixels; i++) if (Math.abs(luma[after + i]! - luma[before + i]!) > CHANGED) changed++
  return changed >= LEAST_SPREAD * pixels
}

/** Squared difference of two pictures; those beyond the ends of the video are as those at the ends. */
function differenceOf({ luma, width, height, count }: PictureSeries, a: number, b: number): number {
  const pixels = width * height
  const from = Math.max(0, Math.min(count - 1, a)) * pixels
  const to = Math.max(0, Math.min(count - 1, b)) * pixels
  let sum = 0
  for (let i = 0; i < pixels; i++) sum += (luma[to + i]! - luma[from + i]!) ** 2
  return sum
}

/** How much of `after` is in the mixture, by least squares. */
function mixturePart(
  luma: Uint8Array,
  before: number,
  after: number,
  at: number,
  pixels: number,
  difference: number,
): number {
  let dot = 0
  for (let i = 0; i < pixels; i++) {
    dot += (luma[at + i]! - luma[before + i]!) * (luma[after + i]! - luma[before + i]!)
  }
  return dot / difference
}

function remainder(luma: Uint8Array, before: number, after: number, at: number, pixels: number, part: number): number {
  let sum = 0
  for (let i = 0; i < pixels; i++) {
    sum += (luma[at + i]! - luma[before + i]! - part * (luma[after + i]! - luma[before + i]!)) ** 2
  }
  return sum
}

/** A fade out and the fade in after it are one change, in the middle of the blank between them. */
function joinFades(series: PictureSeries, changes: GradualChange[]): GradualChange[] {
  const joined: GradualChange[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    if (last && isBlank(series, last.endSeconds, change.startSeconds)) {
      joined[joined.length - 1] = {
        startSeconds: last.startSeconds,
        endSeconds: change.endSeconds,
        atSeconds: (last.endSeconds + change.startSeconds) / 2,
      }
    } else joined.push(change)
  }
  return joined
}

function isBlank({ luma, rate, width, height, count }: PictureSeries, from: number, to: number): boolean {
  const pixels = width * height
  const first = Math.max(0, Math.round(from * rate) - 1)
  const last = Math.min(count - 1, Math.round(to * rate))
  for (let k = first; k <= last; k++) {
    let sum = 0
    let squares = 0
    for (let i = 0; i < pixels; i++) {
      const value = luma[k * pixels + i]!
      sum += value
      squares += value * value
    }
    if (squares / pixels - (sum / pixels) ** 2 > BLANK_VARIANCE) return false
  }
  return true
}
