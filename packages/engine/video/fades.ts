import type { PictureSeries } from '../readings/index.ts'

export type GradualChange = { atSeconds: number; startSeconds: number; endSeconds: number }

/** Luma variance of a picture of one tone: what a fade goes through. */
export const BLANK_VARIANCE = 30

/** The longest way from a picture to the blank, or from the blank to a picture. */
const REACH_SECONDS = 1.2

/** Part of the pictures' contrast that is left at most in the middle of a fade, as variance: a sixth of the contrast. */
const LEFT = 0.03

/** A picture counts as there when it has this part of its contrast. */
const THERE = 0.7

/** Fades through one tone, such as black: the contrast goes in steps on both sides, and is gone between them. */
export function findFades(series: PictureSeries, first: number, end: number): GradualChange[] {
  const variances = Float64Array.from({ length: Math.max(0, end - first) }, (_, i) => variance(series, first + i))
  const reach = Math.round(REACH_SECONDS * series.rate)
  const fades: GradualChange[] = []
  for (let i = 1; i < variances.length - 1; i++) {
    const here = variances[i]!
    if (here > variances[i - 1]! || here >= variances[i + 1]!) continue
    const before = mostOf(variances, i - reach, i)
    const after = mostOf(variances, i + 1, i + 1 + reach)
    if (here > LEFT * Math.min(before, after) || Math.min(before, after) < 4 * BLANK_VARIANCE) continue
    let start = i
    while (start > 0 && variances[start]! < THERE * before) start--
    let stop = i
    while (stop < variances.length - 1 && variances[stop]! < THERE * after) stop++
    const startSeconds = (first + start + 0.5) / series.rate
    const endSeconds = (first + stop + 0.5) / series.rate
    fades.push({ atSeconds: (first + i + 0.5) / series.rate, startSeconds, endSeconds })
  }
  return fades
}

function mostOf(values: Float64Array, from: number, to: number): number {
  let most = 0
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) most = Math.max(most, values[i]!)
  return most
}

function variance({ luma, width, height }: PictureSeries, k: number): number {
  const pixels = width * height
  let sum = 0
  let squares = 0
  for (let i = k * pixels; i < (k + 1) * pixels; i++) {
    const value = luma[i]!
    sum += value
    squares += value * value
  }
  return squares / pixels - (sum / pixels) ** 2
}
