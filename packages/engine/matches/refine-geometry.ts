import type { Span } from '../report/index.ts'
import type { Alignment } from './alignment.ts'
import { pictureAgreement } from './evidence.ts'
import { type Geometry, MakingGrids } from './making-grids.ts'
import type { Search } from './search.ts'
import type { Source } from './source.ts'

/** Steps of place and size, as parts of the rectangle's width: a cell is a twelfth. */
const STEPS = [0.06, 0.03]

/** Moves and scales a rectangle as long as the changes within agree better. */
export function refineGeometry(
  search: Search,
  source: Source,
  alignment: Alignment,
  start: MakingGrids,
  span: Span,
): { grids: MakingGrids; agreement: number } {
  let best = { grids: start, agreement: pictureAgreement(source, alignment, start, span) }
  const pictures = search.making.picture?.pictures
  if (!pictures) return best
  for (const step of STEPS) {
    for (let improved = true, rounds = 0; improved && rounds < 3; rounds++) {
      improved = false
      for (const geometry of neighbours(best.grids.geometry, step)) {
        const grids = new MakingGrids(pictures, geometry, span)
        const agreement = pictureAgreement(source, alignment, grids, span)
        if (agreement > best.agreement + 0.005) {
          best = { grids, agreement }
          improved = true
        }
      }
    }
  }
  // The best is wanted beyond the span too.
  return best.grids === start ? best : { ...best, grids: search.grids(best.grids.geometry) }
}

function neighbours({ rectangle: { x, y, width, height }, mirrored }: Geometry, step: number): Geometry[] {
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
  ].map((rectangle) => ({ rectangle, mirrored }))
}
