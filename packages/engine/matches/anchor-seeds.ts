import { GRID_RATE } from '../print/index.ts'
import type { Anchor } from './anchors.ts'
import { CHANGE_SECONDS, DENSITY, episodeChanges, makingChanges } from './picture-changes.ts'
import { bestRun } from './offset-scan.ts'
import type { Search } from './search.ts'
import type { Seed } from './seeds.ts'

/** Rates from 0.79 to 2.05 making seconds per episode second, 8 % apart, 1 among them. */
const RATES = Array.from({ length: 13 }, (_, i) => 1.083 ** (i - 3))

/** Another rate than 1 must have this much more evidence: a cut alone is as good at any rate. */
const FAVOUR = 1.2

/** Making-of on each side of an anchor that decides on the rate. */
const AROUND_SECONDS = 3

/** Energy, of all cells, that a change must have to say something. */
const LEAST_ENERGY = 4

/** Finds the rate at an anchor. Sound that speaks for another has been found by its landmarks. */
export function seedAt(
  search: Search,
  { episode, makingSeconds, episodeSeconds, grids, rate: guess, evidence }: Anchor,
): Seed {
  const source = search.episodes[episode]!.grids!
  let best = 0
  let alignment = { rate: guess, offsetSeconds: makingSeconds - guess * episodeSeconds }
  for (const rate of RATES) {
    const hop = rate * CHANGE_SECONDS
    const before = Math.floor((AROUND_SECONDS / rate) * GRID_RATE)
    const first = Math.max(0, Math.floor(episodeSeconds * GRID_RATE) - before)
    const theirs = episodeChanges(source, first, 2 * before)
    const startSeconds = makingSeconds + rate * (first / GRID_RATE - episodeSeconds)
    const ours = makingChanges(grids, startSeconds - 2 * hop, DENSITY * theirs.count + 4, rate)
    for (let offset = 0; offset <= 4; offset++) {
      const run = bestRun(ours, theirs, offset, LEAST_ENERGY)
      const weighed = run.evidence * (rate === 1 ? FAVOUR : 1)
      if (weighed <= best) continue
      best = weighed
      const begin = startSeconds + (offset - 2) * hop
      alignment = { rate, offsetSeconds: begin - (rate * first) / GRID_RATE }
    }
  }
  return { episode, makingSeconds, alignment, shift: 0, grids, heard: false, strength: evidence }
}
