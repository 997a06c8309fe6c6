import { GRID_CELLS, GRID_COLUMNS, GRID_RATE, GRID_ROWS, type Rectangle } from '../print/index.ts'
import type { PictureSeries } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode, toMaking } from './alignment.ts'
import type { Geometry } from './making-grids.ts'
import { episodeChanges, LAG, pooled } from './picture-changes.ts'
import type { Source } from './source.ts'

/*
 * Where in the making-of's picture an episode is shown, when it is known what it would show: the rectangle whose changes
 * are the episode's. Sums over cells of any rectangle come from summed-area tables (Crow, 1984).
 */

/** Widths tried, as parts of the picture's: from under a third to a crop of 15 %. */
const WIDTHS = [1.18, 1.09, 1, 0.9, 0.8, 0.71, 0.63, 0.56, 0.5, 0.445, 0.395, 0.35, 0.315]

/** Shapes nearer than this are one. */
const SAME_SHAPE = 0.04

/** Changes looked at, spread over the span. */
const MOST_CHANGES = 24

/** Luma of change that counts a half, of a single pixel: more noise than in a cell. */
const HALF_CHANGE = 5

/** Every cell may be visible. */
const ALL = new Uint8Array(GRID_CELLS).fill(1)

const COLUMNS = GRID_COLUMNS / 2
const ROWS = GRID_ROWS / 2

export type Inset = { geometry: Geometry; correlation: number }

/** The rectangle that shows the episode best, of all sizes and places, plain and mirrored. */
export function findInset(
  series: PictureSeries,
  makingAspect: number,
  source: Source,
  alignment: Alignment,
  span: Span,
): Inset | undefined {
  if (!source.grids || !source.print.picture) return undefined
  const tables = changeTables(series, source, alignment, span)
  if (tables.length < 4) return undefined
  const { aspect, active } = source.print.picture
  const shape = makingAspect / ((aspect * active.width) / active.height)
  // As it is, or stretched to the making-of's own shape.
  const shapes = Math.abs(Math.log(shape)) > SAME_SHAPE ? [shape, 1] : [shape]
  let best: Inset | undefined
  for (const [width, height] of shapes.flatMap((each) => WIDTHS.map((width) => [width, width * each] as const))) {
    if (height > 1.6) continue
    // Half a pooled cell each step.
    const stepX = width / COLUMNS / 2
    const stepY = height / ROWS / 2
    for (const y of places(height, stepY)) {
      for (const x of places(width, stepX)) {
        const rectangle = { x, y, width, height }
        const [plain, mirrored] = correlations(tables, series, rectangle)
        if (plain > (best?.correlation ?? 0)) best = { geometry: { rectangle, mirrored: false }, correlation: plain }
        if (mirrored > (best?.correlation ?? 0))
          best = { geometry: { rectangle, mirrored: true }, correlation: mirrored }
      }
    }
  }
  return best
}

/** Where a side of this length may begin: anywhere within the picture, or, where it is longer, anywhere around it. */
function places(length: number, step: number): number[] {
  const room = 1 - length
  const count = Math.max(1, Math.ceil(Math.abs(room) / step))
  return Array.from({ length: count + 1 }, (_, i) => (room * i) / count)
}

/** A change of the making-of as a summed-area table, and the episode's pooled cells at the same time. */
type ChangeTable = { table: Float64Array; cells: Float32Array; energy: number }

function changeTables(series: PictureSeries, source: Source, alignment: Alignment, span: Span): ChangeTable[] {
  const { width, height, luma, rate, count } = series
  const pixels = width * height
  const first = Math.ceil(toEpisode(alignment, span.start) * GRID_RATE)
  const changes = Math.floor(toEpisode(alignment, span.end) * GRID_RATE) - first - LAG
  if (changes <= 0) return []
  const theirs = pooled(episodeChanges(source.grids!, first, changes, ALL))
  const stride = Math.max(1, Math.floor(changes / MOST_CHANGES))
  const tables: ChangeTable[] = []
  for (let k = 0; k < changes; k += stride) {
    const energy = theirs.energies[k]!
    if (energy <= 0) continue
    // The pictures in the middle of the two grids of the change.
    const before = Math.round(toMaking(alignment, (first + k + 0.5) / GRID_RATE) * rate - 0.5)
    const after = Math.round(toMaking(alignment, (first + k + LAG + 0.5) / GRID_RATE) * rate - 0.5)
    if (before < 0 || after >= count) continue
    const table = new Float64Array((width + 1) * (height + 1))
    for (let y = 0; y < height; y++) {
      let row = 0
      for (let x = 0; x < width; x++) {
        const difference = luma[after * pixels + y * width + x]! - luma[before * pixels + y * width + x]!
        row += difference / (Math.abs(difference) + HALF_CHANGE)
        table[(y + 1) * (width + 1) + x + 1] = table[y * (width + 1) + x + 1]! + row
      }
    }
    tables.push({ table, cells: theirs.values.subarray(k * (GRID_CELLS / 4), (k + 1) * (GRID_CELLS / 4)), energy })
  }
  return tables
}

const edgesX = new Int32Array(COLUMNS + 1)
const edgesY = new Int32Array(ROWS + 1)

function correlations(
  tables: readonly ChangeTable[],
  { width, height }: PictureSeries,
  rectangle: Rectangle,
): [plain: number, mirrored: number] {
  for (let i = 0; i <= COLUMNS; i++) edgesX[i] = edge(rectangle.x + (rectangle.width * i) / COLUMNS, width)
  for (let i = 0; i <= ROWS; i++) edgesY[i] = edge(rectangle.y + (rectangle.height * i) / ROWS, height)
  let plain = 0
  let mirrored = 0
  let ours = 0
  let theirs = 0
  for (const { table, cells, energy } of tables) {
    theirs += energy
    for (let row = 0; row < ROWS; row++) {
      const top = edgesY[row]! * (width + 1)
      const bottom = edgesY[row + 1]! * (width + 1)
      for (let column = 0; column < COLUMNS; column++) {
        const left = edgesX[column]!
        const right = edgesX[column + 1]!
        const area = ((bottom - top) / (width + 1)) * (right - left)
        if (area === 0) continue
        const sum = (table[bottom + right]! - table[bottom + left]! - table[top + right]! + table[top + left]!) / area
        ours += sum * sum
        plain += sum * cells[row * COLUMNS + column]!
        mirrored += sum * cells[row * COLUMNS + COLUMNS - 1 - column]!
      }
    }
  }
  const scale = Math.sqrt(ours * theirs)
  return scale > 0 ? [plain / scale, mirrored / scale] : [0, 0]
}

const edge = (part: number, pixels: number): number => Math.round(Math.min(1, Math.max(0, part)) * pixels)
