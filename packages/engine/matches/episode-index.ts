import type { Print } from '../print/index.ts'
import { ChunkShelf } from './chunk-shelf.ts'
import { MOST_BLOCKS } from './episode-grids.ts'
import { KeyIndex } from './key-index.ts'
import { fillShelves, type LandmarkShelf } from './landmark-shelf.ts'
import { type Source, sourceOf } from './source.ts'

export type EpisodePrint = { id: string; print: Print }

/** Shelves of landmarks that are held; what is beyond is made again for each making-of. */
const MOST_SHELVES = 4

/** Episodes made ready for being searched: worked out once, whatever is sought among them. */
export class EpisodeIndex {
  readonly sources: readonly Source[]
  readonly #prints: readonly Print[]
  readonly #shelves: LandmarkShelf[] = []
  #keys: KeyIndex | undefined

  constructor(episodes: readonly EpisodePrint[]) {
    const shelf = new ChunkShelf(MOST_BLOCKS)
    this.sources = episodes.map(({ id, print }, index) => sourceOf(index, id, print, shelf))
    this.#prints = episodes.map(({ print }) => print)
  }

  /** Works out now what would be worked out when it is first asked for: while a making-of is read there is time. */
  prepare(): this {
    this.keys()
    const shelves = this.landmarks()
    for (let held = 0; held < MOST_SHELVES && !shelves.next().done; held++);
    return this
  }

  /** The key pictures of all episodes. */
  keys(): KeyIndex {
    return (this.#keys ??= new KeyIndex(this.sources))
  }

  /** The landmarks of all episodes. */
  *landmarks(): Generator<LandmarkShelf> {
    yield* this.#shelves
    const last = this.#shelves.at(-1)
    for (const shelf of fillShelves(this.#prints, last ? last.firstEpisode + last.bases.length - 1 : 0)) {
      if (this.#shelves.length < MOST_SHELVES) this.#shelves.push(shelf)
      yield shelf
    }
  }
}
