import { GRID_CELLS, GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { toEpisode, toMaking } from './alignment.ts'
import type { PictureSight } from './evidence.ts'
import { LEAST_VARIANCE } from './likeness-ends.ts'
import type { Source } from './source.ts'

/*
 * Dissolves and fades at the ends of a copy: there its pictures have less contrast than within, by the part that is
 * shown of them. What is proven of a copy is asked where it stands alone.
 */

/** Contrast, as a part of what the copy has within, under which a picture dissolves: encoding and grades leave it steadier. */
const LEAST_PART = 0.88

/** Seconds of a dissolve, at most: broadcasters' last up to a second; and what must be left, of the shortest copies of 2 s. */
const MOST_SECONDS = 1.2
const LEAST_LEFT_SECONDS = 1.4

/** The span without what dissolves at its ends. */
export function solidSpan({ grids: episode }: Source, { grids, alignment }: PictureSight, span: Span): Span {
  if (!episode) return span
  const first = Math.ceil(toEpisode(alignment, span.start) * GRID_RATE - 0.01)
  const end = Math.floor(toEpisode(alignment, span.end) * GRID_RATE + 0.01)
  const ours = new Float32Array(GRID_CELLS)
  const theirs = new Float32Array(GRID_CELLS)
  const gains: (number | undefined)[] = []
  for (let k = first; k < end; k++) {
    const from = toMaking(alignment, k / GRID_RATE)
    const known = grids.mean(from, from + alignment.rate / GRID_RATE, ours, 0) && episode.copy(k, theirs, 0)
    gains.push(known ? contrastOf(ours, theirs, grids.visible) : undefined)
  }
  const sorted = gains.filter((gain) => gain !== undefined).toSorted((a, b) => a - b)
  const usual = sorted[Math.floor(sorted.length / 2)]
  if (usual === undefined) return span
  const least = LEAST_PART * usual
  const most = Math.floor((MOST_SECONDS / alignment.rate) * GRID_RATE)
  // Up to the last picture, of those near to the end, that dissolves.
  const leading = gains.slice(0, most).findLastIndex((gain) => gain !== undefined && gain < least) + 1
  const trailing =
    gains
      .toReversed()
      .slice(0, most)
      .findLastIndex((gain) => gain !== undefined && gain < least) + 1
  const solid = {
    start: leading > 0 ? toMaking(alignment, (first + leading) / GRID_RATE) : span.start,
    end: trailing > 0 ? toMaking(alignment, (end - trailing) / GRID_RATE) : span.end,
  }
  return solid.end - solid.start >= LEAST_LEFT_SECONDS ? solid : span
}

/** Slope of the making-of's cells on the episode's; undefined where the episode's picture has nothing in it. */
function contrastOf(ours: Float32Array, theirs: Float32Array, visible: Uint8Array): number | undefined {
  let [n, a, b, bb, ab] = [0, 0, 0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    n++
    a += ours[i]!
    b += theirs[i]!
    bb += theirs[i]! ** 2
    ab += ours[i]! * theirs[i]!
  }
  const spread = bb - (b * b) / n
  return spread < LEAST_VARIANCE * n ? undefined : (ab - (a * b) / n) / spread
}
