import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'

/** Speeds that editors set, apart from 1: what slow motion and time-lapse buttons offer. */
const SPEEDS = [0.5, 0.55, 0.6, 0.65, 2 / 3, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.96, 1.05, 1.1, 1.15, 1.2, 1.25, 25 / 24]

/** Whether a rate is so near to 1 that it is 1: over ten seconds, a frame. */
export const isOwnRate = (rate: number): boolean => Math.abs(rate - 1) <= 0.004

/** The rate nearest to `rate` among 1 and those that editors set. Making seconds per episode second. */
export function plainRate(rate: number): number {
  let best = 1
  for (const speed of SPEEDS) if (Math.abs(Math.log(rate * speed)) < Math.abs(Math.log(rate / best))) best = 1 / speed
  return best
}

/**
 * Of those, the ones between which a few seconds of picture can tell: within a twentieth of 1 it says 1, and of 0.5 and 0.55
 * what is set more often.
 */
const SEEN_SPEEDS = [1, 0.5, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 1.1, 1.15, 1.2, 1.25]

/** The rates that a picture can tell apart, those whose logarithm is within `reach` of that of `rate`. */
export const seenRatesNear = (rate: number, reach: number): number[] =>
  SEEN_SPEEDS.map((speed) => 1 / speed).filter((plain) => Math.abs(Math.log(rate / plain)) <= reach)

/** A line of another rate through the same middle of a span. */
export function turnedTo(alignment: Alignment, rate: number, { start, end }: Span): Alignment {
  const middle = (start + end) / 2
  return { rate, offsetSeconds: middle - rate * toEpisode(alignment, middle) }
}
