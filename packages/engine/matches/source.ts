import type { Print } from '../print/index.ts'
import { EpisodeGrids } from './episode-grids.ts'

/** An episode in the search. */
export type Source = { index: number; id: string; print: Print; grids: EpisodeGrids | undefined }

export const sourceOf = (index: number, id: string, print: Print): Source => ({
  index,
  id,
  print,
  grids: print.picture && new EpisodeGrids(print.picture),
})
