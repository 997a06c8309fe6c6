import { GRID_RATE, SIGN_SECONDS } from '../print/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import type { MakingGrids } from './making-grids.ts'
import { scanOffsets } from './offset-scan.ts'
import type { PictureCandidate } from './picture-candidates.ts'
import { CHANGE_SECONDS, episodeChanges, makingChanges, pooled } from './picture-changes.ts'
import type { Search } from './search.ts'
import { agreementOver } from './sound-agreement.ts'
import type { SoundCandidate } from './sound-candidates.ts'

/** An alignment that is worth judging. */
export type Seed = {
  episode: number
  makingSeconds: number
  alignment: Alignment
  /** Semitones by which the making-of's sound stands higher. */
  shift: number
  /** Set where the picture gave the seed. */
  grids?: MakingGrids
  /** Deviations from chance; the strongest are judged first. */
  strength: number
}

/** Sound over which a candidate is refined. */
const SOUND_SECONDS = 3

/** Agreement deviates this much between unrelated sounds over SOUND_SECONDS. */
const SOUND_DEVIATION = 0.029

/** Deviations below which a seed is not judged. */
const LEAST_DEVIATIONS = 3.5

/** Finds the offset of a candidate to 12 ms, or drops it. */
export function seedFromSound(search: Search, candidate: SoundCandidate): Seed | undefined {
  const signs = search.episodes[candidate.episode]?.print.sound?.signs
  if (!search.sound || !signs) return undefined
  const track = search.sound.growth(1, 0)
  let best: Seed | undefined
  for (let step = -6; step <= 6; step++) {
    const alignment = { rate: 1, offsetSeconds: candidate.offsetSeconds + step / track.rate }
    const middle = toEpisode(alignment, candidate.makingSeconds)
    const first = Math.max(0, Math.floor((middle - SOUND_SECONDS / 2) / SIGN_SECONDS))
    const end = Math.min(signs.length, Math.ceil((middle + SOUND_SECONDS / 2) / SIGN_SECONDS))
    const strength = agreementOver(track, signs, first, end, alignment) / SOUND_DEVIATION
    if (strength < (best?.strength ?? LEAST_DEVIATIONS)) continue
    best = { episode: candidate.episode, makingSeconds: candidate.makingSeconds, alignment, shift: 0, strength }
  }
  return best
}

/** Making seconds per episode second that are tried on pictures: near enough that 3 s of slow motion stay in step. */
const RATES = [1, 0.8, 0.9, 1.11, 1.25, 1.43, 1.67, 2]

/** Making-of on each side of a candidate over which its changes are laid on the episode's. */
const WINDOW_SECONDS = 1.6

/** How far along the episode the right offset is sought: a key picture stands for a stretch that looks alike. */
const REACH_SECONDS = 5

/** Correlation and deviations below which a picture's candidate is dropped. */
const LEAST_CORRELATION = 0.3
const LEAST_PICTURE_DEVIATIONS = 3.5

/** A seed this good needs no other rate tried. */
const GOOD_CORRELATION = 0.6

/** Finds rate and offset of a candidate by its changes over time, or drops it. */
export function seedFromPicture(search: Search, candidate: PictureCandidate): Seed | undefined {
  const episode = search.episodes[candidate.episode]?.grids
  if (!episode) return undefined
  const first = Math.max(0, Math.floor((candidate.episodeSeconds - REACH_SECONDS) * GRID_RATE))
  const theirs = pooled(episodeChanges(episode, first, Math.ceil(2 * REACH_SECONDS * GRID_RATE)))
  const startSeconds = Math.max(0, candidate.makingSeconds - WINDOW_SECONDS)
  let best: Seed | undefined
  let bestCorrelation = 0
  for (const rate of RATES) {
    const count = Math.round((2 * WINDOW_SECONDS) / rate / CHANGE_SECONDS)
    const peak = scanOffsets(pooled(makingChanges(candidate.grids, startSeconds, count, rate)), theirs)
    if (!peak || peak.correlation < LEAST_CORRELATION || peak.deviations < LEAST_PICTURE_DEVIATIONS) continue
    if (peak.correlation <= bestCorrelation) continue
    // Change k of the episode lies on change DENSITY × k + offset of the making-of.
    const makingOfFirst = startSeconds + peak.offset * rate * CHANGE_SECONDS
    const alignment = { rate, offsetSeconds: makingOfFirst - (rate * first) / GRID_RATE }
    const { episode: index, makingSeconds, grids } = candidate
    best = { episode: index, makingSeconds, alignment, shift: 0, grids, strength: peak.correlation * 10 }
    bestCorrelation = peak.correlation
    if (bestCorrelation > GOOD_CORRELATION) break
  }
  return best
}
