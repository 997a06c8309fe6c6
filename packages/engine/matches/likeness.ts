import { GRID_CELLS, GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode, toMaking } from './alignment.ts'
import type { MakingGrids } from './making-grids.ts'
import type { Source } from './source.ts'

/** Gathers how the cells of two pictures go together, whatever the brightness of each. */
export class Likeness {
  #ours = 0
  #theirs = 0
  #together = 0

  add(ours: Float32Array, theirs: Float32Array, visible: Uint8Array): void {
    let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < GRID_CELLS; i++) {
      if (!visible[i]) continue
      n++
      a += ours[i]!
      b += theirs[i]!
      aa += ours[i]! ** 2
      bb += theirs[i]! ** 2
      ab += ours[i]! * theirs[i]!
    }
    this.#ours += aa - a ** 2 / n
    this.#theirs += bb - b ** 2 / n
    this.#together += ab - (a * b) / n
  }

  correlation(): number {
    return this.#together / Math.sqrt(Math.max(1e-9, this.#ours * this.#theirs))
  }
}

/** Pictures compared over a span. */
const LOOKS = 4

const ours = new Float32Array(GRID_CELLS)
const theirs = new Float32Array(GRID_CELLS)

/** Correlation of the pictures' cells at a few times of a span of the making-of: of what stands still as well. */
export function likenessOver({ grids: episode }: Source, alignment: Alignment, grids: MakingGrids, span: Span): number {
  if (!episode) return 0
  const likeness = new Likeness()
  for (let look = 0; look < LOOKS; look++) {
    const time = span.start + ((look + 0.5) / LOOKS) * (span.end - span.start)
    const k = Math.round(toEpisode(alignment, time) * GRID_RATE)
    const from = toMaking(alignment, k / GRID_RATE)
    if (!grids.mean(from, from + alignment.rate / GRID_RATE, ours, 0) || !episode.copy(k, theirs, 0)) continue
    likeness.add(ours, theirs, grids.visible)
  }
  return likeness.correlation()
}
