import { findActiveArea, type Print } from '../print/index.ts'
import type { Readings } from '../readings/index.ts'
import type { Match, Span } from '../report/index.ts'
import { findShots } from '../video/index.ts'
import { geometriesIn, geometryKey } from './geometries.ts'
import { findMovingBox } from './moving-box.ts'
import { findPictureCandidates } from './picture-candidates.ts'
import { findSoundCandidates } from './sound-candidates.ts'
import { Search } from './search.ts'
import { judge } from './judge.ts'
import { seedFromPicture, seedFromSound, type Seed } from './seeds.ts'
import { chooseMatches, type Found } from './choose-matches.ts'
import type { Geometry } from './making-grids.ts'

export type EpisodePrint = { id: string; print: Print }

/** The spans of a making-of that are copies of episodes, in order. At most one at any time of the making-of. */
export function findMatches(making: Readings, episodes: readonly EpisodePrint[]): Match[] {
  const search = new Search(making, episodes)
  const shots = findShots(making)
  const seeds = [...soundSeeds(search), ...pictureSeeds(search, shots)].toSorted((a, b) => b.strength - a.strength)
  const found: Found[] = []
  for (const seed of seeds) {
    if (found.some((other) => explains(other, seed))) continue
    const judged = judge(search, shots, seed)
    if (judged) found.push(judged)
  }
  return chooseMatches(found, search.episodes)
}

/** A seed on the line of a match that was found, within its span, leads to the same match. */
function explains({ match, seed: other }: Found, seed: Seed): boolean {
  if (
    other.episode !== seed.episode ||
    seed.makingSeconds < match.making.start ||
    seed.makingSeconds > match.making.end
  )
    return false
  const episodeSeconds = (seed.makingSeconds - seed.alignment.offsetSeconds) / seed.alignment.rate
  const expected = match.episode.start + (seed.makingSeconds - match.making.start) / match.rate
  return Math.abs(episodeSeconds - expected) < 0.5
}

function soundSeeds(search: Search): Seed[] {
  const { sound } = search.making
  if (!sound) return []
  const prints = search.episodes.map((episode) => episode.print)
  return findSoundCandidates(sound, prints).flatMap((candidate) => seedFromSound(search, candidate) ?? [])
}

function pictureSeeds(search: Search, shots: readonly Span[]): Seed[] {
  const { picture } = search.making
  if (!picture) return []
  const whole = { x: 0, y: 0, width: 1, height: 1 }
  const aspects = new Set(search.episodes.flatMap(({ print }) => (print.picture ? [activeAspect(print.picture)] : [])))
  const asked: { geometry: Geometry; span: Span }[] = []
  for (const aspect of aspects) {
    for (const box of [whole, findActiveArea(picture.pictures)]) {
      for (const geometry of geometriesIn(box, picture.aspect, aspect)) {
        asked.push({ geometry, span: { start: 0, end: search.making.durationSeconds } })
      }
    }
    for (const shot of shots) {
      const box = findMovingBox(picture.pictures, shot.start, shot.end)
      if (box.width * box.height > 0.93) continue
      for (const geometry of geometriesIn(box, picture.aspect, aspect)) asked.push({ geometry, span: shot })
    }
  }
  const seen = new Set<string>()
  const seeds: Seed[] = []
  for (const { geometry, span } of asked) {
    const key = `${geometryKey(geometry)} ${span.start}`
    if (seen.has(key)) continue
    seen.add(key)
    const tried = new Set<string>()
    for (const candidate of findPictureCandidates(search.grids(geometry), span.start, span.end, search.episodes)) {
      const place = `${candidate.episode} ${Math.round(candidate.makingSeconds)} ${Math.round(candidate.episodeSeconds / 2)}`
      if (tried.has(place)) continue
      tried.add(place)
      const seed = seedFromPicture(search, candidate)
      if (seed) seeds.push(seed)
    }
  }
  return seeds
}

const activeAspect = ({ aspect, active }: NonNullable<Print['picture']>): number =>
  Math.round(((aspect * active.width) / active.height) * 50) / 50
