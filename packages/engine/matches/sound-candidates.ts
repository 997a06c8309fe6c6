import type { Print } from '../print/index.ts'
import { findPeaks, PEAK_SECONDS } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import { LandmarkTable } from './landmark-table.ts'
import { type Landmarks, pairPeaks } from './landmarks.ts'

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

/** Landmarks for each peak of a print, and of the making-of. The making-of gets more: music may hide some. */
const PRINT_FAN = 3
const MAKING_FAN = 6
const MAKING_PEAKS_PER_BLOCK = 13

/** The same for a making-of at other rates than 1: there are forty of them, and seldom music over slow motion. */
const RATE_FAN = 3
const RATE_PEAKS_PER_BLOCK = 6

/** Making seconds per episode second, 4.7 % apart: over a landmark's half second that is a frame. */
const RATES = Array.from({ length: 21 }, (_, i) => 0.8 * 1.047 ** i)

/** Votes are counted over this much of the making-of, every half of it. */
const BLOCK_SECONDS = 3

/** At other rates than 1, every this part of it. */
const RATE_HOP = 0.75

/** Frames of offset that vote together: 48 ms, and those next to them. */
const BIN_FRAMES = 4

/** Chance gives as many votes about once in ten minutes against twenty hours. */
const LEAST_VOTES = 4
const LEAST_RATE_VOTES = 5

/** The best of each block and episode. */
const MOST_OF_BLOCK = 3

type Hypothesis = { rate: number; shift: number; landmarks: Landmarks; leastVotes: number }

/** Offsets at which the landmarks of making-of and episode agree more than by chance, at any rate. */
export function findSoundCandidates(sound: SoundReadings, prints: readonly Print[]): SoundCandidate[] {
  const hypotheses = hypothesesOf(sound)
  const table = new LandmarkTable()
  const candidates: SoundCandidate[] = []
  prints.forEach((print, episode) => {
    if (!print.sound) return
    table.lay(pairPeaks(print.sound.peaks, PRINT_FAN))
    for (const hypothesis of hypotheses) {
      const { rate, shift } = hypothesis
      vote(hypothesis, sound.spectrum.count, table, print.sound.signs.length * 2, (makingFrame, bin, votes) => {
        const offsetSeconds = bin * BIN_FRAMES * PEAK_SECONDS
        candidates.push({ episode, makingSeconds: makingFrame * PEAK_SECONDS, offsetSeconds, rate, shift, votes })
      })
    }
  })
  const most = Math.ceil((CANDIDATES_A_MINUTE * sound.spectrum.count) / sound.spectrum.rate / 60)
  const atOne = candidates.filter((candidate) => candidate.rate === 1)
  const others = candidates.filter((candidate) => candidate.rate !== 1)
  return [...mostVoted(atOne, most), ...mostVoted(others, most)]
}

/** Candidates kept for each minute of the making-of, at a rate of 1 and at others: the most voted for. */
const CANDIDATES_A_MINUTE = 90

const mostVoted = (candidates: readonly SoundCandidate[], most: number): SoundCandidate[] =>
  candidates.toSorted((a, b) => b.votes - a.votes).slice(0, most)

/** The making-of as it is; and at each rate, its pitch kept or gone with the speed. */
function hypothesesOf(sound: SoundReadings): Hypothesis[] {
  const all = pairPeaks(findPeaks(sound.spectrum, MAKING_PEAKS_PER_BLOCK), MAKING_FAN)
  const hypotheses: Hypothesis[] = [{ rate: 1, shift: 0, landmarks: all, leastVotes: LEAST_VOTES }]
  const fewer = findPeaks(sound.spectrum, RATE_PEAKS_PER_BLOCK)
  for (const rate of RATES) {
    const rise = -12 * Math.log2(rate)
    for (const shift of [0, rise]) {
      if (Math.abs(rise) < 0.7 && shift === 0) continue
      const landmarks = pairPeaks(fewer, RATE_FAN, rate, Math.round(shift * PITCHES_PER_SEMITONE))
      hypotheses.push({ rate, shift: Math.round(shift), landmarks, leastVotes: LEAST_RATE_VOTES })
    }
  }
  return hypotheses
}

const PITCHES_PER_SEMITONE = 8

function vote(
  { landmarks, rate, leastVotes }: Hypothesis,
  makingFrames: number,
  table: LandmarkTable,
  episodeFrames: number,
  found: (makingFrame: number, offsetBin: number, votes: number) => void,
): void {
  const blockFrames = Math.round(BLOCK_SECONDS / PEAK_SECONDS)
  // Bin 0 is the making's start against the episode's end.
  const shift = Math.ceil((rate * episodeFrames) / BIN_FRAMES) + 1
  const votes = new Uint16Array(shift + Math.ceil(makingFrames / BIN_FRAMES) + 2)
  const touched: number[] = []
  let first = 0
  const hop = rate === 1 ? blockFrames >> 1 : Math.round(RATE_HOP * blockFrames)
  for (let start = 0; start < makingFrames; start += hop) {
    while (first < landmarks.count && landmarks.frames[first]! < start) first++
    touched.length = 0
    for (let i = first; i < landmarks.count && landmarks.frames[i]! < start + blockFrames; i++) {
      const key = landmarks.keys[i]!
      const frame = landmarks.frames[i]!
      for (let at = table.starts[key]!; at < table.starts[key + 1]!; at++) {
        const bin = Math.floor((frame - rate * table.frames[at]!) / BIN_FRAMES) + shift
        if (votes[bin]!++ === 0) touched.push(bin)
      }
    }
    const best: [bin: number, votes: number][] = []
    for (const bin of touched) {
      const sum = votes[bin]! + votes[bin + 1]!
      if (sum >= leastVotes && votes[bin]! >= votes[bin + 1]!) best.push([bin, sum])
      const below = votes[bin]! + (bin > 0 ? votes[bin - 1]! : 0)
      if (below >= leastVotes && bin > 0 && votes[bin]! > votes[bin - 1]!) best.push([bin, below])
    }
    best.sort((a, b) => b[1] - a[1] || a[0] - b[0])
    for (const [bin, sum] of best.slice(0, MOST_OF_BLOCK)) found(start + (blockFrames >> 1), bin - shift, sum)
    for (const bin of touched) votes[bin] = 0
  }
}
