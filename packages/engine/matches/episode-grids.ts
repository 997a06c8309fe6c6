import { GRID_CELLS, GridDecoder, GRIDS_PER_BLOCK, type PicturePrint, stepOfBlock } from '../print/index.ts'
import type { ChunkHolder, ChunkShelf } from './chunk-shelf.ts'
import { changeBetween, LAG } from './picture-changes.ts'

/** Blocks of ten seconds that are held decoded at a time, with their changes 24 kB each: of three hours and a half. */
export const MOST_BLOCKS = 1250

/** The grids of a print, decoded block by block as far as they are asked for. */
export class EpisodeGrids implements ChunkHolder {
  readonly count: number
  readonly #coded: PicturePrint['grids']
  readonly #blocks: (GridDecoder | undefined)[]
  /** The changes that begin in each block, and the energy of each. */
  readonly #changes: ({ values: Float32Array; energies: Float32Array } | undefined)[]

  readonly #shelf: ChunkShelf

  constructor({ grids }: PicturePrint, shelf: ChunkShelf) {
    this.#shelf = shelf
    this.#coded = grids
    this.count = grids.count
    this.#blocks = Array.from({ length: Math.ceil(grids.count / GRIDS_PER_BLOCK) })
    this.#changes = Array.from({ length: this.#blocks.length })
  }

  /** Copies grid `k` to `out[at…]`; false where there is none. */
  copy(k: number, out: Float32Array, at: number): boolean {
    if (k < 0 || k >= this.count) return false
    const b = Math.floor(k / GRIDS_PER_BLOCK)
    const n = k - b * GRIDS_PER_BLOCK
    const cells = (this.#blocks[b] ??= this.#decoder(b)).decode(n + 1)
    const offset = n * GRID_CELLS
    for (let i = 0; i < GRID_CELLS; i++) out[at + i] = cells[offset + i]!
    return true
  }

  /** Copies the change from grid `k` on (see `Changes`) to `out[at…]`; its energy, or -1 where there is none. */
  copyChange(k: number, out: Float32Array, at: number): number {
    if (k < 0 || k + LAG >= this.count) return -1
    const b = Math.floor(k / GRIDS_PER_BLOCK)
    const { values, energies } = (this.#changes[b] ??= this.#changesOf(b))
    const offset = (k - b * GRIDS_PER_BLOCK) * GRID_CELLS
    for (let i = 0; i < GRID_CELLS; i++) out[at + i] = values[offset + i]!
    return energies[k - b * GRIDS_PER_BLOCK]!
  }

  /** The step of luma to which grid `k` was rounded. */
  step(k: number): number {
    const { bytes, offsets } = this.#coded
    return stepOfBlock(bytes, offsets[Math.min(this.#blocks.length - 1, Math.max(0, Math.floor(k / GRIDS_PER_BLOCK)))]!)
  }

  /** Forgets a block, until it is asked for again. */
  letGo(block: number): void {
    this.#blocks[block] = undefined
    this.#changes[block] = undefined
  }

  #decoder(b: number): GridDecoder {
    this.#shelf.put(this, b)
    const { bytes, offsets, count } = this.#coded
    const size = Math.min(GRIDS_PER_BLOCK, count - b * GRIDS_PER_BLOCK)
    return new GridDecoder(bytes, offsets[b]!, offsets[b + 1]!, size)
  }

  #changesOf(b: number): { values: Float32Array; energies: Float32Array } {
    const first = b * GRIDS_PER_BLOCK
    const count = Math.min(GRIDS_PER_BLOCK, this.count - LAG - first)
    const grids = new Float32Array((count + LAG) * GRID_CELLS)
    for (let k = 0; k < count + LAG; k++) this.copy(first + k, grids, k * GRID_CELLS)
    const values = new Float32Array(count * GRID_CELLS)
    const energies = new Float32Array(count)
    for (let k = 0; k < count; k++) energies[k] = changeBetween(grids, k * GRID_CELLS, (k + LAG) * GRID_CELLS, values)
    return { values, energies }
  }
}
