import { GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import type { Alignment } from './alignment.ts'
import type { Anchor } from './anchors.ts'
import { CHANGE_SECONDS, DENSITY, episodeChanges, LAG, makingChanges } from './picture-changes.ts'
import { bestRun } from './offset-scan.ts'
import type { Search } from './search.ts'
import type { Seed } from './seeds.ts'

/** Rates from 0.79 to 2.05 making seconds per episode second, 8 % apart, 1 among them. */
const RATES = Array.from({ length: 13 }, (_, i) => 1.083 ** (i - 3))

/** Making-of on each side of an anchor that decides on the rate. */
const AROUND_SECONDS = 3

/** Energy, of all cells, that a change must have to say something. */
const LEAST_ENERGY = 4

/**
 * The lines through an anchor at a rate of 1, and at the rates whose changes stay in step for longest, in the episode and in
 * the making-of, if others.
 */
export function seedsAt(search: Search, anchor: Anchor): Seed[] {
  const { episode, makingSeconds, grids } = anchor
  const all = RATES.map((rate) => bestRunAt(search, anchor, rate))
  const one = all.find(({ alignment }) => alignment.rate === 1)
  const longest = best(all, ({ evidence }) => evidence)
  const slowest = best(all, ({ evidence, alignment }) => evidence * alignment.rate)
  const runs = [...new Set([one, longest, slowest])]
  return runs.flatMap((run) =>
    run && run.evidence > 0
      ? {
          episode,
          makingSeconds,
          alignment: run.alignment,
          shift: 0,
          grids,
          heard: false,
          strength: run.evidence,
          core: run.core,
        }
      : [],
  )
}

const best = (runs: readonly Run[], value: (run: Run) => number): Run | undefined =>
  runs.reduce<Run | undefined>((most, run) => (most && value(most) >= value(run) ? most : run), undefined)

/** Hops on each side that an anchor leaves open: it may have been found at another rate. */
const OPEN = 5

type Run = { alignment: Alignment; evidence: number; core: Span }

function bestRunAt(search: Search, { episode, makingSeconds, episodeSeconds, grids }: Anchor, rate: number): Run {
  const source = search.episodes[episode]!.grids!
  const hop = rate * CHANGE_SECONDS
  const before = Math.floor((AROUND_SECONDS / rate) * GRID_RATE)
  const first = Math.max(0, Math.floor(episodeSeconds * GRID_RATE) - before)
  const theirs = episodeChanges(source, first, 2 * before, grids.visible)
  const startSeconds = makingSeconds + rate * (first / GRID_RATE - episodeSeconds)
  const ours = makingChanges(grids, startSeconds - OPEN * hop, DENSITY * theirs.count + 2 * OPEN, rate)
  const alignment = { rate, offsetSeconds: makingSeconds - rate * episodeSeconds }
  let best: Run = { alignment, evidence: 0, core: { start: makingSeconds, end: makingSeconds } }
  for (let offset = 0; offset <= 2 * OPEN; offset++) {
    const run = bestRun(ours, theirs, offset, LEAST_ENERGY)
    if (run.evidence <= best.evidence) continue
    const begin = startSeconds + (offset - OPEN) * hop
    best = {
      alignment: { rate, offsetSeconds: begin - (rate * first) / GRID_RATE },
      evidence: run.evidence,
      // The last change reaches over three grids.
      core: { start: begin + run.first * DENSITY * hop, end: begin + (run.last + LAG + 1) * DENSITY * hop },
    }
  }
  return best
}
