import type { Readings } from '../readings/index.ts'
import type { Match, Span } from '../report/index.ts'
import { findShots } from '../video/index.ts'
import { toEpisode } from './alignment.ts'
import { seedsAt } from './anchor-seeds.ts'
import { anchorsOf, bestAnchors } from './anchors.ts'
import { chooseMatches, type Found } from './choose-matches.ts'
import { EpisodeIndex, type EpisodePrint } from './episode-index.ts'
import { judge } from './judge.ts'
import { findPictureLeads, type PictureLead } from './picture-leads.ts'
import { Search } from './search.ts'
import { type Seed, seedFromSound } from './seeds.ts'
import { findSoundCandidates } from './sound-candidates.ts'

/**
 * The spans of a making-of that are copies of episodes, in order. At most one at any time of the making-of. `shots`: the
 * making-of's, where they are known already.
 */
export function findMatches(
  making: Readings,
  episodes: readonly EpisodePrint[] | EpisodeIndex,
  shots: readonly Span[] = findShots(making),
): Match[] {
  const index = episodes instanceof EpisodeIndex ? episodes : new EpisodeIndex(episodes)
  const matching = new Matching(making, index)
  matching.listen()
  matching.follow(shots)
  return matching.look(findPictureLeads(making, index, shots), shots)
}

/**
 * `findMatches` step by step: what the sound leads to, and whether these are copies; then the same of what the picture leads
 * to. Shots and the picture's leads may come from elsewhere meanwhile.
 */
export class Matching {
  readonly #search: Search
  #heard: readonly Seed[] = []
  readonly #found: Found[] = []

  constructor(making: Readings, index: EpisodeIndex) {
    this.#search = new Search(making, index)
  }

  listen(): void {
    this.#heard = soundSeeds(this.#search)
  }

  follow(shots: readonly Span[]): void {
    judgeAll(this.#search, shots, this.#heard, this.#found)
  }

  look(leads: readonly PictureLead[], shots: readonly Span[]): Match[] {
    judgeAll(this.#search, shots, pictureSeeds(this.#search, leads, this.#found), this.#found)
    return chooseMatches(this.#found)
  }
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
  const candidates = findSoundCandidates(sound, search.index.landmarks())
  // Those of one rate in the order of time: what growth they ask for is then held for a while only.
  const order = [...candidates.keys()].toSorted((m, n) => {
    const [a, b] = [candidates[m]!, candidates[n]!]
    return a.rate - b.rate || a.makingSeconds - b.makingSeconds
  })
  const seeds: (Seed | undefined)[] = []
  for (const n of order) seeds[n] = seedFromSound(search, candidates[n]!)
  return seeds.filter((seed) => seed !== undefined)
}

/** Anchors that are followed, for each minute of the making-of. */
const ANCHORS_A_MINUTE = 45

/** Candidates that are looked at closely, for each minute of the making-of; the likest first. */
const CANDIDATES_A_MINUTE = 60

function pictureSeeds(search: Search, leads: readonly PictureLead[], found: readonly Found[]): Seed[] {
  const places = new Map<string, PictureLead>()
  for (const lead of leads) {
    const { episode, makingSeconds, episodeSeconds, likeness } = lead
    if (found.some(({ match }) => isWithin(match, makingSeconds))) continue
    const place = `${episode} ${Math.round(makingSeconds / 2)} ${Math.round(episodeSeconds / 4)}`
    if (likeness > (places.get(place)?.likeness ?? 0)) places.set(place, lead)
  }
  const most = Math.ceil((CANDIDATES_A_MINUTE * search.making.durationSeconds) / 60)
  const likest = [...places.values()].toSorted((a, b) => b.likeness - a.likeness).slice(0, most)
  const anchors = likest.flatMap((lead) => anchorsOf(search, lead))
  const mostAnchors = Math.ceil((ANCHORS_A_MINUTE * search.making.durationSeconds) / 60)
  return bestAnchors(anchors, mostAnchors).flatMap((anchor) => seedsAt(search, anchor))
}

/** Well within a match that the picture speaks for, nothing else is sought. */
const isWithin = ({ making, by }: Match, seconds: number): boolean =>
  by.includes('video') && seconds > making.start + 0.3 && seconds < making.end - 0.3
