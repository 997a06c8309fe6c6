import type { Readings } from '../readings/index.ts'
import type { EpisodeIndex } from './episode-index.ts'
import { ChunkShelf } from './chunk-shelf.ts'
import { type Geometry, MakingGrids, MOST_GRID_CHUNKS } from './making-grids.ts'
import { geometryKey } from './geometries.ts'
import { SoundTrack } from './sound-track.ts'
import type { Source } from './source.ts'
import { SummedPictures } from './summed-pictures.ts'
import type { PicturePrint } from '../print/index.ts'

/** Geometries held at a time: those in which episodes are sought are some dozens, and each match refines one. */
const MOST_GEOMETRIES = 256

/** What is worked out once for a making-of and asked for often. */
export class Search {
  readonly making: Readings
  readonly index: EpisodeIndex
  readonly episodes: readonly Source[]
  readonly sound: SoundTrack | undefined
  /** Where the making-of has a picture. */
  readonly pictures: SummedPictures | undefined
  readonly #grids = new Map<string, MakingGrids>()
  readonly #shelf = new ChunkShelf(MOST_GRID_CHUNKS)

  constructor(making: Readings, index: EpisodeIndex) {
    this.making = making
    this.index = index
    this.episodes = index.sources
    this.sound = making.sound && new SoundTrack(making.sound)
    this.pictures = making.picture && new SummedPictures(making.picture.pictures)
  }

  /** The shapes of the episodes' pictures, each once. */
  pictureShapes(): { aspect: number; active: PicturePrint['active'] }[] {
    const shapes = new Map<number, { aspect: number; active: PicturePrint['active'] }>()
    for (const { print } of this.episodes) {
      if (!print.picture) continue
      const { aspect, active } = print.picture
      shapes.set(Math.round(((aspect * active.width) / active.height) * 50), { aspect, active })
    }
    return [...shapes.values()]
  }

  /** The making-of's grids through a geometry. Only where the making-of has a picture. */
  grids(geometry: Geometry): MakingGrids {
    const key = geometryKey(geometry)
    let grids = this.#grids.get(key)
    if (grids) this.#grids.delete(key)
    else {
      if (!this.pictures) throw new RangeError('A making-of without a picture has no grids.')
      const plain = geometry.mirrored ? this.grids({ ...geometry, mirrored: false }) : undefined
      grids = new MakingGrids(this.pictures, geometry, undefined, plain, this.#shelf)
    }
    this.#grids.set(key, grids)
    if (this.#grids.size > MOST_GEOMETRIES) {
      const [oldest] = this.#grids.keys()
      if (oldest !== undefined) this.#grids.delete(oldest)
    }
    return grids
  }
}
