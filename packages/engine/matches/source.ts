import type { Print } from '../print/index.ts'
import { ChunkShelf } from './chunk-shelf.ts'
import { EpisodeGrids, MOST_BLOCKS } from './episode-grids.ts'

/** An episode in the search. */
export type Source = { index: number; id: string; print: Print; grids: EpisodeGrids | undefined }

/** `shelf` holds what is decoded of it. */
export const sourceOf = (index: number, id: string, print: Print, shelf = new ChunkShelf(MOST_BLOCKS)): Source => ({
  index,
  id,
  print,
  grids: print.picture && new EpisodeGrids(print.picture, shelf),
})
