import { GRID_CELLS, GRID_COLUMNS, GRID_ROWS, type Rectangle } from './print.ts'

/** The pixels of one column or row of cells, with their weights (adding up to 1), or none where it lies outside. */
type Strip = { first: number; weights: Float64Array }

/** A cell of which less than this lies within the picture is not seen. */
const MIN_VISIBLE = 0.5

/**
 * Lays a grid over a rectangle of a small picture; it may reach beyond the picture, as where a making-of crops. A cell
 * is the mean of its pixels, those on its edge by the part that it covers.
 */
export class GridSampler {
  readonly #pictureWidth: number
  readonly #columns: Strip[]
  readonly #rows: Strip[]
  readonly #row = new Float64Array(GRID_COLUMNS)
  /** 1 for a cell that the picture shows, else 0. */
  readonly visible = new Uint8Array(GRID_CELLS)

  constructor(pictureWidth: number, pictureHeight: number, rectangle: Rectangle, mirrored = false) {
    this.#pictureWidth = pictureWidth
    this.#columns = strips(rectangle.x * pictureWidth, rectangle.width * pictureWidth, GRID_COLUMNS, pictureWidth)
    this.#rows = strips(rectangle.y * pictureHeight, rectangle.height * pictureHeight, GRID_ROWS, pictureHeight)
    if (mirrored) this.#columns.reverse()
    for (let row = 0; row < GRID_ROWS; row++) {
      for (let column = 0; column < GRID_COLUMNS; column++) {
        const seen = this.#rows[row]!.weights.length > 0 && this.#columns[column]!.weights.length > 0
        this.visible[row * GRID_COLUMNS + column] = seen ? 1 : 0
      }
    }
  }

  /** Writes GRID_CELLS means of the picture at `luma[offset…]` to `to[at…]`; cells not seen become 0. */
  sample(luma: Uint8Array, offset: number, to: Float32Array, at: number): void {
    for (let row = 0; row < GRID_ROWS; row++) {
      const sums = this.#row
      sums.fill(0)
      const strip = this.#rows[row]!
      for (let y = 0; y < strip.weights.length; y++) {
        const line = offset + (strip.first + y) * this.#pictureWidth
        const rowWeight = strip.weights[y]!
        for (let column = 0; column < GRID_COLUMNS; column++) {
          const { first, weights } = this.#columns[column]!
          let sum = 0
          for (let x = 0; x < weights.length; x++) sum += luma[line + first + x]! * weights[x]!
          sums[column]! += sum * rowWeight
        }
      }
      for (let column = 0; column < GRID_COLUMNS; column++) to[at + row * GRID_COLUMNS + column] = sums[column]!
    }
  }
}

function strips(start: number, length: number, count: number, limit: number): Strip[] {
  return Array.from({ length: count }, (_, i) => {
    const wholeFrom = start + (length * i) / count
    const wholeTo = start + (length * (i + 1)) / count
    const from = Math.max(0, wholeFrom)
    const to = Math.min(limit, wholeTo)
    if (to - from < MIN_VISIBLE * (wholeTo - wholeFrom)) return { first: 0, weights: new Float64Array() }
    const first = Math.floor(from)
    const last = Math.min(limit - 1, Math.ceil(to) - 1)
    const weights = new Float64Array(last - first + 1)
    for (let p = first; p <= last; p++) weights[p - first] = (Math.min(p + 1, to) - Math.max(p, from)) / (to - from)
    return { first, weights }
  })
}
