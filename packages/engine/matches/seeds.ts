import type { Span } from '../report/index.ts'
import type { Alignment } from './alignment.ts'
import type { MakingGrids } from './making-grids.ts'
import { fitSound } from './refine-sound.ts'
import type { Search } from './search.ts'
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
  /** The stretch of the making-of that gave the seed, where it is known. */
  core?: Span
  /** Whether the sound gave the line. */
  heard: boolean
  /** The strongest are judged first: deviations from chance of the sound, or changes in step of the picture. */
  strength: number
}

/** Sound over which a candidate is refined. */
const SOUND_SECONDS = 3

/** Agreement deviates this much between unrelated sounds over SOUND_SECONDS. */
const SOUND_DEVIATION = 0.029

/** Deviations below which a seed is not judged: chance reaches them once in some thousand tries. */
const LEAST_DEVIATIONS = 4

/**
 * Agreement by signs that a candidate must have. Of 5300 in bench/matches that agreed well enough to be judged, the least
 * had 0.071 at a rate of 1, and 0.083 at others.
 */
const LEAST_ROUGH = 0.065

/** What a candidate leaves open: its bin of offsets; and between two rates, half of what is between them. */
const BIN = { seconds: 0.072, stepSeconds: 0.012, rate: 0, stepRate: 0, leastRough: LEAST_ROUGH }
const BIN_AND_RATE = { seconds: 0.096, stepSeconds: 0.024, rate: 0.027, stepRate: 0.009, leastRough: LEAST_ROUGH }

/** Finds the line of a candidate to a frame or two, or drops it. */
export function seedFromSound(search: Search, candidate: SoundCandidate): Seed | undefined {
  const { episode, makingSeconds, rate, shift, offsetSeconds } = candidate
  const total = search.making.durationSeconds
  const span = {
    start: Math.max(0, makingSeconds - SOUND_SECONDS / 2),
    end: Math.min(total, makingSeconds + SOUND_SECONDS / 2),
  }
  const fit = fitSound(search, episode, { rate, offsetSeconds }, [shift], span, rate === 1 ? BIN : BIN_AND_RATE)
  if (!fit) return undefined
  const strength = fit.agreement / SOUND_DEVIATION
  if (strength < LEAST_DEVIATIONS) return undefined
  return { episode, makingSeconds, alignment: fit.alignment, shift, heard: true, strength }
}
