import type { Print } from '../print/index.ts'
import { LandmarkTable } from './landmark-table.ts'
import { pairPeaks } from './landmarks.ts'

/** Landmarks for each peak of a print. */
const PRINT_FAN = 3

/** Frames of nothing between two prints: more than a block of votes, so that an offset is of one print. */
export const GAP_FRAMES = 1000

/** Prints stand on one shelf up to this many frames: a day, 16 MB of landmarks. */
const MOST_FRAMES = 7_200_000

/** Landmarks of some episodes on one line of frames; `bases`: where each begins, and where the last ends. */
export type LandmarkShelf = { table: LandmarkTable; bases: readonly number[]; firstEpisode: number }

const framesOf = ({ sound }: Print): number => (sound ? sound.signs.length * 2 : 0)

/** The shelves that prints fill, each made when it is its turn: of many days of prints not all need be held. */
export function* fillShelves(prints: readonly Print[], firstEpisode = 0): Generator<LandmarkShelf> {
  const none = { count: 0, frames: new Uint32Array(), pitches: new Uint16Array() }
  for (let first = firstEpisode; first < prints.length;) {
    const bases = [GAP_FRAMES]
    do bases.push(bases.at(-1)! + GAP_FRAMES + framesOf(prints[first + bases.length - 1]!))
    while (first + bases.length - 1 < prints.length && bases.at(-1)! < MOST_FRAMES)
    const some = prints.slice(first, first + bases.length - 1)
    const landmarks = some.map(({ sound }) => pairPeaks(sound?.peaks ?? none, PRINT_FAN))
    yield { table: new LandmarkTable(landmarks, bases), bases, firstEpisode: first }
    first += some.length
  }
}
