import { decodeGrids, GRID_CELLS, GRIDS_PER_BLOCK, type PicturePrint, stepOfBlock } from '../print/index.ts'

/** The grids of a print, decoded block by block when first asked for. */
export class EpisodeGrids {
  readonly count: number
  readonly #coded: PicturePrint['grids']
  readonly #blocks: (Uint8Array | undefined)[]

  constructor({ grids }: PicturePrint) {
    this.#coded = grids
    this.count = grids.count
    this.#blocks = Array.from({ length: Math.ceil(grids.count / GRIDS_PER_BLOCK) })
  }

  /** Copies grid `k` to `out[at…]`; false where there is none. */
  copy(k: number, out: Float32Array, at: number): boolean {
    if (k < 0 || k >= this.count) return false
    const b = Math.floor(k / GRIDS_PER_BLOCK)
    const block = (this.#blocks[b] ??= this.#decode(b))
    const offset = (k - b * GRIDS_PER_BLOCK) * GRID_CELLS
    for (let i = 0; i < GRID_CELLS; i++) out[at + i] = block[offset + i]!
    return true
  }

  /** The step of luma to which grid `k` was rounded. */
  step(k: number): number {
    const { bytes, offsets } = this.#coded
    return stepOfBlock(bytes, offsets[Math.min(this.#blocks.length - 1, Math.max(0, Math.floor(k / GRIDS_PER_BLOCK)))]!)
  }

  #decode(b: number): Uint8Array {
    const { bytes, offsets, count } = this.#coded
    const size = Math.min(GRIDS_PER_BLOCK, count - b * GRIDS_PER_BLOCK)
    return decodeGrids(bytes, offsets[b]!, offsets[b + 1]!, size)
  }
}
