import { findPeakSets, PEAK_SECONDS, type Peaks } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import { GAP_FRAMES, type LandmarkShelf } from './landmark-shelf.ts'
import { pairPeaks } from './landmarks.ts'
import { type Ballot, BIN_FRAMES, OffsetVotes } from './offset-votes.ts'

/** A place where a making-of may copy an episode: making seconds = rate × episode seconds + offset. */
export type SoundCandidate = {
  episode: number
  makingSeconds: number
  offsetSeconds: number
  rate: number
  /** Semitones by which the making-of's sound stands higher. */
  shift: number
  votes: number
}

/** Landmarks for each peak of the making-of. It gets more than a print: music may hide some. */
const MAKING_FAN = 6
const MAKING_PEAKS_PER_BLOCK = 13

/** The same for a making-of at other rates than 1: there are forty of them, and seldom music over slow motion. */
const RATE_FAN = 3
const RATE_PEAKS_PER_BLOCK = 6

/** Making seconds per episode second, 4.7 % apart: over a landmark's half second that is a frame. */
const RATES = Array.from({ length: 21 }, (_, i) => 0.8 * 1.047 ** i)

/** Chance gives as many votes about once in ten minutes against twenty hours. */
const LEAST_VOTES = 4
const LEAST_RATE_VOTES = 5

/** Offsets at which the landmarks of making-of and episode agree more than by chance, at any rate. */
export function findSoundCandidates(sound: SoundReadings, shelves: Iterable<LandmarkShelf>): SoundCandidate[] {
  const most = Math.ceil((CANDIDATES_A_MINUTE * sound.spectrum.count) / sound.spectrum.rate / 60)
  const peaks = findPeakSets(sound.spectrum, [MAKING_PEAKS_PER_BLOCK, RATE_PEAKS_PER_BLOCK] as const)
  let atOne: SoundCandidate[] = []
  let others: SoundCandidate[] = []
  for (const shelf of shelves) {
    const votes = new OffsetVotes(shelf.table)
    // Each is made when it is its turn, and only the best are kept: forty ballots of two hours would take 84 MB, and what
    // they elect as much.
    for (const ballot of ballotsOf(...peaks)) {
      const elected = electedOf(ballot, votes, sound.spectrum.count, shelf)
      if (ballot.rate === 1) atOne = mostVoted([...atOne, ...elected], most)
      else others = mostVoted([...others, ...elected], most)
    }
  }
  return [...atOne, ...others]
}

function electedOf(
  ballot: Ballot & { shift: number },
  votes: OffsetVotes,
  makingFrames: number,
  { bases, firstEpisode }: LandmarkShelf,
): SoundCandidate[] {
  const { rate, shift } = ballot
  const candidates: SoundCandidate[] = []
  for (const { makingFrame, bin, votes: count } of votes.count(ballot, makingFrames)) {
    // Where on the line of all prints the middle of the block would be, and so in which print.
    const frame = (makingFrame - bin * BIN_FRAMES) / rate
    const print = lastAtOrBelow(bases, frame + GAP_FRAMES / 2)
    if (print >= bases.length - 1) continue
    const offsetSeconds = (bin * BIN_FRAMES + rate * bases[print]!) * PEAK_SECONDS
    const makingSeconds = makingFrame * PEAK_SECONDS
    candidates.push({ episode: firstEpisode + print, makingSeconds, offsetSeconds, rate, shift, votes: count })
  }
  return candidates
}

function lastAtOrBelow(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (ascending[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** Candidates kept for each minute of the making-of, at a rate of 1 and at others: the most voted for. */
const CANDIDATES_A_MINUTE = 90

const mostVoted = (candidates: readonly SoundCandidate[], most: number): SoundCandidate[] =>
  candidates.toSorted((a, b) => b.votes - a.votes).slice(0, most)

/** The making-of as it is; and at each rate, its pitch kept or gone with the speed. */
function* ballotsOf(many: Peaks, fewer: Peaks): Generator<Ballot & { shift: number }> {
  const all = pairPeaks(many, MAKING_FAN)
  yield { rate: 1, shift: 0, landmarks: all, leastVotes: LEAST_VOTES }
  for (const rate of RATES) {
    const rise = -12 * Math.log2(rate)
    for (const shift of [0, rise]) {
      if (Math.abs(rise) < 0.7 && shift === 0) continue
      const landmarks = pairPeaks(fewer, RATE_FAN, rate, Math.round(shift * PITCHES_PER_SEMITONE))
      yield { rate, shift: Math.round(shift), landmarks, leastVotes: LEAST_RATE_VOTES }
    }
  }
}

const PITCHES_PER_SEMITONE = 8
