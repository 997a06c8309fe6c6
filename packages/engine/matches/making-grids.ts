import { GRID_CELLS, GRID_COLUMNS, type Rectangle } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import type { ChunkShelf } from './chunk-shelf.ts'
import { GridSummer } from './grid-summer.ts'
import type { SummedPictures } from './summed-pictures.ts'

/**
 * Where in the making-of's picture the whole of an episode's active picture may lie. It may reach beyond, and rows of it
 * may be covered: by black bars that crop it, or by a caption that stands below.
 */
export type Geometry = { rectangle: Rectangle; mirrored: boolean; covered?: Covered }

/** Rows of the grid that are covered from the top and from the bottom. */
export type Covered = { above: number; below: number }

/** The making-of's pictures as grids through one geometry, each made when first asked for. */
export class MakingGrids {
  readonly geometry: Geometry
  readonly visible: Uint8Array
  /** Pictures a second. */
  readonly #rate: number
  readonly #summer: GridSummer
  /** The first picture held. */
  readonly #first: number
  /** A chunk of grids at a time, as they are asked for: many geometries are looked through for moments only. */
  readonly #chunks: (Float32Array | undefined)[]
  /** A bit for each grid that is made, a word for each chunk. */
  readonly #done: Int32Array
  readonly #count: number

  /** The same pictures not mirrored, if they are held. */
  readonly #plain: MakingGrids | undefined

  readonly #shelf: ChunkShelf | undefined

  /**
   * Grids are held of the pictures of `span` only, if given, and those on a shelf while it has room for them. `plain` may
   * stand by for a mirrored geometry.
   */
  constructor(pictures: SummedPictures, geometry: Geometry, span?: Span, plain?: MakingGrids, shelf?: ChunkShelf) {
    this.geometry = geometry
    this.#shelf = shelf
    const { rate, count } = pictures.series
    this.#rate = rate
    this.#plain = plain
    this.#summer = new GridSummer(pictures, geometry.rectangle, geometry.mirrored)
    this.visible = this.#summer.visible
    const { above, below } = geometry.covered ?? { above: 0, below: 0 }
    this.visible.fill(0, 0, above * GRID_COLUMNS).fill(0, GRID_CELLS - below * GRID_COLUMNS)
    this.#first = span ? Math.max(0, Math.floor(span.start * rate) - MARGIN) : 0
    const end = span ? Math.min(count, Math.ceil(span.end * rate) + MARGIN) : count
    this.#count = Math.max(0, end - this.#first)
    this.#done = new Int32Array(Math.ceil(this.#count / CHUNK))
    this.#chunks = Array.from({ length: this.#done.length })
  }

  /** Writes the mean grid over [from, to) seconds to `out[at…]`. False where that is not wholly held. */
  mean(fromSeconds: number, toSeconds: number, out: Float32Array, at: number): boolean {
    const from = fromSeconds * this.#rate - this.#first
    const to = toSeconds * this.#rate - this.#first
    const count = this.#count
    if (from < -0.01 || to > count + 0.01) return false
    const first = Math.max(0, Math.floor(from))
    const last = Math.min(count - 1, Math.ceil(to) - 1)
    const whole = 1 / (to - from)
    for (let k = first; k <= last; k += 2) {
      const weight = (Math.min(k + 1, to) - Math.max(k, from)) * whole
      if (!this.#isMade(k)) this.#make(k)
      const grids = this.#chunks[k >> CHUNK_BITS]!
      const grid = (k & (CHUNK - 1)) * GRID_CELLS
      if (k === last) {
        if (k === first) for (let i = 0; i < GRID_CELLS; i++) out[at + i] = grids[grid + i]! * weight
        else for (let i = 0; i < GRID_CELLS; i++) out[at + i]! += grids[grid + i]! * weight
        break
      }
      // Two pictures at a time: what is added up is read and written half as often.
      const weight2 = (Math.min(k + 2, to) - k - 1) * whole
      if (!this.#isMade(k + 1)) this.#make(k + 1)
      const grids2 = this.#chunks[(k + 1) >> CHUNK_BITS]!
      const grid2 = ((k + 1) & (CHUNK - 1)) * GRID_CELLS
      if (k === first) {
        for (let i = 0; i < GRID_CELLS; i++) out[at + i] = grids[grid + i]! * weight + grids2[grid2 + i]! * weight2
      } else {
        for (let i = 0; i < GRID_CELLS; i++) out[at + i]! += grids[grid + i]! * weight + grids2[grid2 + i]! * weight2
      }
    }
    return true
  }

  /** Forgets a chunk of grids, until it is asked for again. */
  letGo(chunk: number): void {
    this.#chunks[chunk] = undefined
    this.#done[chunk] = 0
  }

  #isMade(k: number): boolean {
    return ((this.#done[k >> CHUNK_BITS]! >> (k & (CHUNK - 1))) & 1) === 1
  }

  #chunk(n: number): Float32Array {
    const grids = new Float32Array(CHUNK * GRID_CELLS)
    this.#chunks[n] = grids
    this.#shelf?.put(this, n)
    return grids
  }

  #make(k: number): void {
    const n = k >> CHUNK_BITS
    const at = (k & (CHUNK - 1)) * GRID_CELLS
    const plain = this.#plain
    if (plain && !plain.#isMade(k)) plain.#make(k)
    const from = plain && plain.#chunks[n]
    // A chunk is held from here on: what the plain one has made may have let it go.
    const grids = this.#chunks[n] ?? this.#chunk(n)
    this.#done[n]! |= 1 << (k & (CHUNK - 1))
    if (from) {
      for (let i = at; i < at + GRID_CELLS; i += GRID_COLUMNS) {
        for (let column = 0; column < GRID_COLUMNS; column++) grids[i + column] = from[i + GRID_COLUMNS - 1 - column]!
      }
      return
    }
    this.#summer.sample(this.#first + k, grids, at)
    const { covered } = this.geometry
    if (!covered) return
    grids.fill(0, at, at + covered.above * GRID_COLUMNS)
    grids.fill(0, at + GRID_CELLS - covered.below * GRID_COLUMNS, at + GRID_CELLS)
  }
}

/** Grids of a chunk, 12 kB, and as a power of 2. */
const CHUNK_BITS = 5
const CHUNK = 1 << CHUNK_BITS

/** Chunks that a search holds at a time: 20 MB of grids, of fifty geometries 20 s. */
export const MOST_GRID_CHUNKS = 1600

/** Pictures held around a span: changes reach beyond it. */
const MARGIN = 12
