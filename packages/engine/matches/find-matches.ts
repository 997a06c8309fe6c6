import { findActiveArea, type Print, type Rectangle } from '../print/index.ts'
import type { PictureReadings, Readings } from '../readings/index.ts'
import type { Match, Span } from '../report/index.ts'
import { findShots } from '../video/index.ts'
import { toEpisode } from './alignment.ts'
import { seedsAt } from './anchor-seeds.ts'
import { anchorsOf, bestAnchors } from './anchors.ts'
import { chooseMatches, type Found } from './choose-matches.ts'
import { geometriesIn, geometryKey } from './geometries.ts'
import { judge } from './judge.ts'
import type { Geometry } from './making-grids.ts'
import { findInsets } from './inset-edges.ts'
import { findMovingBox } from './moving-box.ts'
import { findPictureCandidates, likeCandidates, type LikeCandidate } from './picture-candidates.ts'
import { Search } from './search.ts'
import { type Seed, seedFromSound } from './seeds.ts'
import { findSoundCandidates } from './sound-candidates.ts'

export type EpisodePrint = { id: string; print: Print }

/**
 * The spans of a making-of that are copies of episodes, in order. At most one at any time of the making-of. `shots`: the
 * making-of's, where they are known already.
 */
export function findMatches(
  making: Readings,
  episodes: readonly EpisodePrint[],
  shots: readonly Span[] = findShots(making),
): Match[] {
  const search = new Search(making, episodes)
  const found: Found[] = []
  judgeAll(search, shots, soundSeeds(search), found)
  judgeAll(search, shots, pictureSeeds(search, shots, found), found)
  return chooseMatches(found)
}

/** Seeds that are judged of those that lead to one line: through another geometry the picture may fit better. */
const MOST_OF_LINE = 2

function judgeAll(search: Search, shots: readonly Span[], seeds: readonly Seed[], found: Found[]): void {
  const tried = new Map<string, number>()
  for (const seed of seeds.toSorted((a, b) => b.strength - a.strength)) {
    if (found.some((other) => explains(other, seed))) continue
    const line = lineOf(seed)
    const times = tried.get(line) ?? 0
    if (times >= MOST_OF_LINE) continue
    tried.set(line, times + 1)
    const judged = judge(search, shots, seed)
    if (judged) found.push(judged)
  }
}

/** Names a line roughly: to two seconds of the making-of, a quarter of a second of offset and a sixteenth of rate. */
function lineOf({ episode, makingSeconds, alignment, shift, heard }: Seed): string {
  const at = 2 * Math.round(makingSeconds / 2)
  const offset = Math.round(4 * toEpisode(alignment, at))
  return [episode, at, offset, Math.round(16 * Math.log(alignment.rate)), shift, heard].join(' ')
}

/** A seed on the line of a match that was found, within its span, leads to the same match. */
function explains({ match, seed: other }: Found, seed: Seed): boolean {
  if (other.episode !== seed.episode) return false
  if (seed.makingSeconds < match.making.start - 1 || seed.makingSeconds > match.making.end + 1) return false
  const episodeSeconds = toEpisode(seed.alignment, seed.makingSeconds)
  const expected = match.episode.start + (seed.makingSeconds - match.making.start) / match.rate
  return Math.abs(episodeSeconds - expected) < 0.5
}

function soundSeeds(search: Search): Seed[] {
  const { sound } = search.making
  if (!sound) return []
  const prints = search.episodes.map((episode) => episode.print)
  return findSoundCandidates(sound, prints).flatMap((candidate) => seedFromSound(search, candidate) ?? [])
}

/** Anchors that are followed, for each minute of the making-of. */
const ANCHORS_A_MINUTE = 45

/** Candidates that are looked at closely, for each minute of the making-of; the likest first. */
const CANDIDATES_A_MINUTE = 60

function pictureSeeds(search: Search, shots: readonly Span[], found: readonly Found[]): Seed[] {
  const { picture } = search.making
  if (!picture) return []
  // All that is asked of one time at once: a making-of's pictures are made ready for a while only.
  const asked = questions(search, picture, shots).flatMap(inParts)
  const candidates = asked
    .toSorted((a, b) => a.span.start - b.span.start)
    .flatMap(({ geometry, span }) => findPictureCandidates(search.grids(geometry), span.start, span.end, search.keys()))
    .filter(({ makingSeconds }) => !found.some(({ match }) => isWithin(match, makingSeconds)))
  const places = new Map<string, LikeCandidate>()
  for (const candidate of likeCandidates(candidates, search.episodes, search.making.durationSeconds)) {
    const { episode, makingSeconds, episodeSeconds, likeness } = candidate
    const place = `${episode} ${Math.round(makingSeconds / 2)} ${Math.round(episodeSeconds / 4)}`
    if (likeness > (places.get(place)?.likeness ?? 0)) places.set(place, candidate)
  }
  const most = Math.ceil((CANDIDATES_A_MINUTE * search.making.durationSeconds) / 60)
  const likest = [...places.values()].toSorted((a, b) => b.likeness - a.likeness).slice(0, most)
  const anchors = likest.flatMap((candidate) => anchorsOf(search, candidate))
  const mostAnchors = Math.ceil((ANCHORS_A_MINUTE * search.making.durationSeconds) / 60)
  return bestAnchors(anchors, mostAnchors).flatMap((anchor) => seedsAt(search, anchor))
}

/** Well within a match that the picture speaks for, nothing else is sought. */
const isWithin = ({ making, by }: Match, seconds: number): boolean =>
  by.includes('video') && seconds > making.start + 0.3 && seconds < making.end - 0.3

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
