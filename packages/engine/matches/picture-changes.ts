import { GRID_CELLS, GRID_COLUMNS, GRID_RATE } from '../print/index.ts'
import type { EpisodeGrids } from './episode-grids.ts'
import type { MakingGrids } from './making-grids.ts'

/*
 * What testifies to a copy is how the picture changes: a room that stands behind every take, a logo, a frame, a grade do
 * not change, and cancel. A change is the difference of grids LAG apart, each cell's size pressed to between -1 and 1,
 * so that a hand that moves says as much as a cut, and a caption that pops up not more than either.
 */

/** Grids between the two pictures of a change: 0.4 s. */
export const LAG = 2

/** Luma of a cell's change that counts a half. About what low bitrates leave of a still picture. */
const HALF_CHANGE = 2.5

/** Changes, GRID_CELLS values each, and the energy (sum of squares) of each. Energy -1 marks one that is not known. */
export type Changes = { count: number; cells: number; values: Float32Array; energies: Float32Array }

/** Writes the change between the grids at `before` and `after` to `values[before…]`; its energy. */
export function changeBetween(grids: Float32Array, before: number, after: number, values: Float32Array): number {
  let energy = 0
  for (let i = 0; i < GRID_CELLS; i++) {
    const difference = grids[after + i]! - grids[before + i]!
    const value = difference / ((difference < 0 ? -difference : difference) + HALF_CHANGE)
    values[before + i] = value
    energy += value * value
  }
  return energy
}

/** Changes of an episode from grid `first` on, in the cells that are visible. Those beyond its ends are not known. */
export function episodeChanges(episode: EpisodeGrids, first: number, count: number, visible: Uint8Array): Changes {
  const values = new Float32Array(count * GRID_CELLS)
  const energies = new Float32Array(count)
  const all = visible.every((cell) => cell === 1)
  for (let k = 0; k < count; k++) {
    let energy = episode.copyChange(first + k, values, k * GRID_CELLS)
    if (energy >= 0 && !all) {
      energy = 0
      for (let i = 0; i < GRID_CELLS; i++) {
        const value = visible[i] ? values[k * GRID_CELLS + i]! : 0
        values[k * GRID_CELLS + i] = value
        energy += value * value
      }
    }
    energies[k] = energy
  }
  return { count, cells: GRID_CELLS, values, energies }
}

/** Changes of a making-of are laid twice as densely as an episode's, so that an alignment is found between its grids. */
export const DENSITY = 2

/** Episode seconds between two of a making-of's changes. */
export const CHANGE_SECONDS = 1 / GRID_RATE / DENSITY

/**
 * Changes of the making-of as a print of it would hold them if it ran at `rate` (making seconds per episode second):
 * `density` of them to one of an episode, so that change `j` is of a grid that begins at
 * startSeconds + j × rate / GRID_RATE / density.
 */
export function makingChanges(
  making: MakingGrids,
  startSeconds: number,
  count: number,
  rate: number,
  density: number = DENSITY,
): Changes {
  const lag = LAG * density
  if (means.length < (count + lag) * GRID_CELLS) means = new Float32Array(2 * (count + lag) * GRID_CELLS)
  const grids = means
  const known = new Uint8Array(count + lag)
  for (let j = 0; j < count + lag; j++) {
    const from = startSeconds + (j * rate) / GRID_RATE / density
    known[j] = making.mean(from, from + rate / GRID_RATE, grids, j * GRID_CELLS) ? 1 : 0
  }
  const values = new Float32Array(count * GRID_CELLS)
  const energies = new Float32Array(count)
  for (let j = 0; j < count; j++) {
    const isKnown = known[j] && known[j + lag]
    energies[j] = isKnown ? changeBetween(grids, j * GRID_CELLS, (j + lag) * GRID_CELLS, values) : -1
  }
  return { count, cells: GRID_CELLS, values, energies }
}

/** The means of one call at a time: making room for them would take as long as filling it. */
let means = new Float32Array(64 * GRID_CELLS)

/** The same changes, the cells of each 2 × 2 added up: a quarter of the work where many offsets are tried. */
export function pooled({ count, values, energies }: Changes): Changes {
  const columns = GRID_COLUMNS / 2
  const cells = GRID_CELLS / 4
  const sums = new Float32Array(count * cells)
  const sumEnergies = new Float32Array(count)
  for (let k = 0; k < count; k++) {
    let energy = 0
    for (let i = 0; i < cells; i++) {
      const at = k * GRID_CELLS + 2 * (Math.floor(i / columns) * GRID_COLUMNS + (i % columns))
      const sum = values[at]! + values[at + 1]! + values[at + GRID_COLUMNS]! + values[at + GRID_COLUMNS + 1]!
      sums[k * cells + i] = sum
      energy += sum * sum
    }
    sumEnergies[k] = energies[k]! < 0 ? -1 : energy
  }
  return { count, cells, values: sums, energies: sumEnergies }
}

/** How the changes of two videos agree: their product, and the energy of each where both are known. */
export type ChangeAgreement = { agreed: number; making: number; episode: number }

export function addAgreement(sum: ChangeAgreement, making: Changes, j: number, episode: Changes, k: number): void {
  if (j < 0 || k < 0 || j >= making.count || k >= episode.count) return
  if (making.energies[j]! < 0 || episode.energies[k]! < 0) return
  sum.making += making.energies[j]!
  sum.episode += episode.energies[k]!
  const { cells } = making
  const a = j * cells
  const b = k * cells
  let dot = 0
  for (let i = 0; i < cells; i++) dot += making.values[a + i]! * episode.values[b + i]!
  sum.agreed += dot
}

/** Energy below which nothing moves: as of a few cells in a second. */
const LEAST_ENERGY = 2

/** Correlation of changes, -1 to 1; 0 where too little moves to tell. */
export function correlation({ agreed, making, episode }: ChangeAgreement): number {
  if (making < LEAST_ENERGY || episode < LEAST_ENERGY) return 0
  return agreed / Math.sqrt(making * episode)
}
