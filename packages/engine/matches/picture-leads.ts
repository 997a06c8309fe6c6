import { findActiveArea, type Rectangle } from '../print/index.ts'
import type { PictureReadings, Readings } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import type { EpisodeIndex } from './episode-index.ts'
import { CandidateTable } from './candidate-table.ts'
import { geometriesIn, geometryKey } from './geometries.ts'
import { findInsets } from './inset-edges.ts'
import type { Geometry, MakingGrids } from './making-grids.ts'
import { findMovingBox } from './moving-box.ts'
import { findPictureCandidates, likeCandidates } from './picture-candidates.ts'
import { Search } from './search.ts'

/** A moment of the making-of that looks like one of an episode, seen through a geometry. Plain data: it can be sent. */
export type PictureLead = {
  episode: number
  makingSeconds: number
  episodeSeconds: number
  geometry: Geometry
  /** Correlation of the two pictures. */
  likeness: number
}

/**
 * The moments of a making-of that look like one of an episode. Needs nothing of what the sound says, so that another
 * thread may find them meanwhile.
 */
export function findPictureLeads(making: Readings, index: EpisodeIndex, shots: readonly Span[]): PictureLead[] {
  const { picture } = making
  if (!picture) return []
  const search = new Search(making, index)
  // All that is asked of one time at once: a making-of's pictures are made ready for a while only.
  const asked = questions(search, picture, shots)
    .flatMap(inParts)
    .toSorted((a, b) => a.span.start - b.span.start)
  const keys = index.keys()
  const gridsOf = (question: number): MakingGrids => search.grids(asked[question]!.geometry)
  const candidates = new CandidateTable()
  for (const [n, { span }] of asked.entries()) findPictureCandidates(gridsOf(n), span, keys, n, candidates)
  const leads: PictureLead[] = []
  const alike = likeCandidates(candidates, gridsOf, keys, search.episodes, making.durationSeconds)
  for (const { question, episode, makingSeconds, episodeSeconds, likeness } of alike) {
    leads.push({ episode, makingSeconds, episodeSeconds, geometry: asked[question]!.geometry, likeness })
  }
  return leads
}

type Question = { geometry: Geometry; span: Span }

/** Seconds asked of at once: a whole number of looks, and fewer pictures than are held ready. */
const PART_SECONDS = 24

function inParts({ geometry, span }: Question): Question[] {
  const parts = Math.max(1, Math.ceil((span.end - span.start) / PART_SECONDS))
  return Array.from({ length: parts }, (_, n) => {
    const start = span.start + n * PART_SECONDS
    return { geometry, span: { start, end: Math.min(span.end, start + PART_SECONDS) } }
  })
}

/** The geometries in which episodes are sought, and when. */
function questions(search: Search, picture: PictureReadings, shots: readonly Span[]): Question[] {
  const always = { start: 0, end: search.making.durationSeconds }
  const boxes: { box: Rectangle; span: Span }[] = [
    { box: { x: 0, y: 0, width: 1, height: 1 }, span: always },
    { box: findActiveArea(picture.pictures), span: always },
  ]
  for (const shot of shots) {
    const box = findMovingBox(picture.pictures, shot.start, shot.end)
    if (box.width * box.height <= MOST_OF_PICTURE) boxes.push({ box, span: shot })
  }
  const asked = new Map<string, Question>()
  const ask = (geometry: Geometry, span: Span): void => {
    asked.set(`${geometryKey(geometry)} ${span.start}`, { geometry, span })
  }
  const shapes = search.pictureShapes().map(({ aspect, active }) => (aspect * active.width) / active.height)
  for (const shape of shapes) {
    for (const { box, span } of boxes) {
      for (const geometry of geometriesIn(box, picture.aspect, shape)) ask(geometry, span)
    }
  }
  for (const { rectangle, span } of findInsets(picture.pictures, [
    1,
    ...shapes.map((shape) => shape / picture.aspect),
  ])) {
    for (const mirrored of [false, true]) ask({ rectangle, mirrored }, span)
  }
  return [...asked.values()]
}

/** A box that covers more than this is the picture. */
const MOST_OF_PICTURE = 0.93
