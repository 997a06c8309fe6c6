import { GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import type { Alignment } from './alignment.ts'
import { pictureAgreement } from './evidence.ts'
import { likenessOver } from './likeness.ts'
import { type Geometry, MakingGrids } from './making-grids.ts'
import { makingChanges } from './picture-changes.ts'
import type { Search } from './search.ts'
import type { Source } from './source.ts'

/** Steps of place and size, as parts of the rectangle's width: a cell is a twelfth. */
const STEPS = [0.06]
const CLOSE_STEPS = [0.06, 0.03, 0.015]

/** Times that each step is taken at most. */
const ROUNDS = 1
const CLOSE_ROUNDS = 3

/** What must be won by a step; and by each row that is left out. */
const LEAST_WON = 0.005
const ROW_COST = 0.02

/** Rows that may be covered: letterbox bars to 2.4 : 1 take one above and below, captions up to three. */
const COVERED = [
  { above: 0, below: 1 },
  { above: 0, below: 2 },
  { above: 0, below: 3 },
  { above: 1, below: 1 },
  { above: 1, below: 2 },
  { above: 2, below: 2 },
]

/**
 * Seconds of a span by which rectangles are judged, its liveliest: a longer look costs in proportion, and tells the place
 * of a picture no better.
 */
const MOST_SECONDS = 6

type Place = { grids: MakingGrids; agreement: number; worth: number }

/**
 * Moves and scales a rectangle as long as the changes within agree better and the pictures are more alike. Looking
 * `closely` takes more and smaller steps.
 */
export function refineGeometry(
  search: Search,
  source: Source,
  alignment: Alignment,
  start: MakingGrids,
  span: Span,
  closely: boolean,
): { grids: MakingGrids; agreement: number } {
  const look = liveliest(start, span)
  const at = (grids: MakingGrids): Place => {
    const agreement = pictureAgreement(source, alignment, grids, look)
    const { above, below } = grids.geometry.covered ?? { above: 0, below: 0 }
    const worth = agreement + likenessOver(source, alignment, grids, look) - ROW_COST * (above + below)
    return { grids, agreement, worth }
  }
  let best = at(start)
  const { pictures } = search
  if (!pictures) return best
  for (const step of closely ? CLOSE_STEPS : STEPS) {
    const { rectangle, mirrored } = best.grids.geometry
    for (const covered of closely || step === STEPS[0] ? COVERED : []) {
      const place = at(new MakingGrids(pictures, { rectangle, mirrored, covered }, look))
      if (place.worth > best.worth + LEAST_WON) best = place
    }
    for (let improved = true, rounds = 0; improved && rounds < (closely ? CLOSE_ROUNDS : ROUNDS); rounds++) {
      improved = false
      for (const geometry of neighbours(best.grids.geometry, step)) {
        const place = at(new MakingGrids(pictures, geometry, look))
        if (place.worth <= best.worth + LEAST_WON) continue
        best = place
        improved = true
      }
    }
  }
  // The best is wanted beyond the span too.
  const grids = best.grids === start ? start : search.grids(best.grids.geometry)
  return { grids, agreement: look === span ? best.agreement : pictureAgreement(source, alignment, grids, span) }
}

/** The stretch of a span in which the picture changes most. */
function liveliest(grids: MakingGrids, span: Span): Span {
  if (span.end - span.start <= MOST_SECONDS) return span
  const { energies } = makingChanges(grids, span.start, Math.floor((span.end - span.start) * GRID_RATE), 1, 1)
  const long = MOST_SECONDS * GRID_RATE
  let sum = 0
  let best = { sum: -1, first: 0 }
  for (let k = 0; k < energies.length; k++) {
    sum += Math.max(0, energies[k]!) - Math.max(0, energies[k - long] ?? 0)
    const first = Math.max(0, k + 1 - long)
    if (k + 1 >= long && sum > best.sum) best = { sum, first }
  }
  const startSeconds = span.start + best.first / GRID_RATE
  return { start: startSeconds, end: Math.min(span.end, startSeconds + MOST_SECONDS) }
}

function neighbours({ rectangle: { x, y, width, height }, ...rest }: Geometry, step: number): Geometry[] {
  const dx = width * step
  const dy = height * step
  return [
    { x: x + dx, y, width, height },
    { x: x - dx, y, width, height },
    { x, y: y + dy, width, height },
    { x, y: y - dy, width, height },
    { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy },
    { x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy },
    { x, y: y - dy, width, height: height + 2 * dy },
    { x, y: y + dy, width, height: height - 2 * dy },
  ].map((rectangle) => ({ rectangle, ...rest }))
}
