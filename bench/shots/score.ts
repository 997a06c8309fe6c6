import type { Truth } from './truths.ts'

export type Tally = { found: number; all: number; wrong: number }
export type Score = { cuts: Tally; gradual: Tally }
/** A boundary that was found, and whether it is meant as a gradual change. */
export type Bound = { at: number; gradual: boolean }

/** A cut counts as found within two frames; a dissolve or fade anywhere within it, or a quarter of a second off. */
const CUT_SECONDS = 0.09
const GRADUAL_SECONDS = 0.25

export const emptyScore = (): Score => ({
  cuts: { found: 0, all: 0, wrong: 0 },
  gradual: { found: 0, all: 0, wrong: 0 },
})

/** Adds what was found of a video to a score. What belongs to no truth is wrong, as what it was meant. */
export function addScore({ cuts, gradual }: Score, bounds: readonly Bound[], truth: Truth): void {
  const left = new Set(bounds)
  const take = (at: number, within: number, tally: Tally): void => {
    tally.all++
    const nearest = [...left].toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
    if (nearest === undefined || Math.abs(nearest.at - at) > within) return
    left.delete(nearest)
    tally.found++
  }
  for (const at of truth.cuts) take(at, CUT_SECONDS, cuts)
  for (const { at, seconds } of truth.gradual) take(at, seconds / 2 + GRADUAL_SECONDS, gradual)
  for (const bound of left) (bound.gradual ? gradual : cuts).wrong++
}

export const f1Of = ({ found, all, wrong }: Tally): number => (all === 0 ? NaN : (2 * found) / (all + found + wrong))
