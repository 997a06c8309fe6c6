import { GRID_CELLS, GridSampler, type Rectangle } from '../print/index.ts'
import type { PictureSeries } from '../readings/index.ts'

/** Where in the making-of's picture the whole of an episode's active picture may lie. It may reach beyond. */
export type Geometry = { rectangle: Rectangle; mirrored: boolean }

/**
 * The making-of's pictures as grids through one geometry, each made when first asked for. `sums` would lose precision
 * over hours, so means over time are taken picture by picture.
 */
export class MakingGrids {
  readonly geometry: Geometry
  readonly visible: Uint8Array
  readonly #pictures: PictureSeries
  readonly #sampler: GridSampler
  readonly #grids: Float32Array
  readonly #done: Uint8Array

  constructor(pictures: PictureSeries, geometry: Geometry) {
    this.geometry = geometry
    this.#pictures = pictures
    this.#sampler = new GridSampler(pictures.width, pictures.height, geometry.rectangle, geometry.mirrored)
    this.visible = this.#sampler.visible
    this.#grids = new Float32Array(pictures.count * GRID_CELLS)
    this.#done = new Uint8Array(pictures.count)
  }

  /** Where the grid of picture `k` begins in `values`. */
  at(k: number): number {
    if (this.#done[k] === 0) {
      const { width, height, luma } = this.#pictures
      this.#sampler.sample(luma, k * width * height, this.#grids, k * GRID_CELLS)
      this.#done[k] = 1
    }
    return k * GRID_CELLS
  }

  get values(): Float32Array {
    return this.#grids
  }

  /** Writes the mean grid over [from, to) seconds to `out[at…]`. False where that is not wholly within the making-of. */
  mean(fromSeconds: number, toSeconds: number, out: Float32Array, at: number): boolean {
    const { rate, count } = this.#pictures
    const from = fromSeconds * rate
    const to = toSeconds * rate
    if (from < -0.01 || to > count + 0.01) return false
    out.fill(0, at, at + GRID_CELLS)
    const first = Math.max(0, Math.floor(from))
    const last = Math.min(count - 1, Math.ceil(to) - 1)
    const whole = 1 / (to - from)
    for (let k = first; k <= last; k++) {
      const weight = (Math.min(k + 1, to) - Math.max(k, from)) * whole
      if (weight <= 0) continue
      const grid = this.at(k)
      for (let i = 0; i < GRID_CELLS; i++) out[at + i]! += this.#grids[grid + i]! * weight
    }
    return true
  }
}
