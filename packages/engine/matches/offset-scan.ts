import { type Changes, DENSITY } from './picture-changes.ts'

/**
 * An offset at which a stretch of the making-of may copy the episode: offset `o` lays change `k` of the episode on change
 * DENSITY × k + o of the making-of. `evidence` is of the best run of changes, whose middle in the making-of is `middle`;
 * `first` and `last` are the run's changes of the episode.
 */
export type OffsetPeak = { offset: number; evidence: number; middle: number; first: number; last: number }

/** Correlation past which a change speaks for a copy. Of unrelated pictures, few changes reach it. */
const SPEAKING = 0.3

/** Energy, pooled, that a change must have to say something: as four cells that move. */
const LEAST_ENERGY = 16

/** Offsets this near to a better one belong to it: 0.3 s. */
const NEAR = 3

/**
 * The offsets at which the making-of's changes follow the episode's for a while, the best first. The run of changes with
 * the most evidence counts (Kadane), for where a clip begins and ends is not known. Evidence is in changes of full
 * agreement.
 */
export function scanOffsets(making: Changes, episode: Changes, most: number): OffsetPeak[] {
  const first = -DENSITY * (episode.count - 1)
  const peaks: OffsetPeak[] = []
  for (let offset = first; offset < making.count; offset++) {
    const peak = bestRun(making, episode, offset, LEAST_ENERGY)
    if (peak.evidence > 0) peaks.push(peak)
  }
  peaks.sort((a, b) => b.evidence - a.evidence || a.offset - b.offset)
  const chosen: OffsetPeak[] = []
  for (const peak of peaks) {
    if (chosen.length === most) break
    if (chosen.every((better) => Math.abs(better.offset - peak.offset) > NEAR)) chosen.push(peak)
  }
  return chosen
}

/** The run of changes with the most evidence at one offset. Changes of less than `leastEnergy` count little. */
export function bestRun(making: Changes, episode: Changes, offset: number, leastEnergy: number): OffsetPeak {
  const { cells } = making
  const from = Math.max(0, Math.ceil(-offset / DENSITY))
  const to = Math.min(episode.count, Math.floor((making.count - 1 - offset) / DENSITY) + 1)
  let best = 0
  let middle = 0
  let first = from
  let last = from
  let sum = 0
  let start = from
  for (let k = from; k < to; k++) {
    const j = DENSITY * k + offset
    const ours = making.energies[j]!
    const theirs = episode.energies[k]!
    if (ours < 0 || theirs < 0) continue
    let agreed = 0
    if (ours > 0 && theirs > 0) {
      const a = j * cells
      const b = k * cells
      for (let i = 0; i < cells; i++) agreed += making.values[a + i]! * episode.values[b + i]!
    }
    sum += (2 * agreed - SPEAKING * (ours + theirs)) / (ours + theirs + leastEnergy)
    if (sum <= 0) {
      sum = 0
      start = k + 1
    } else if (sum > best) {
      best = sum
      middle = DENSITY * ((start + k) / 2) + offset
      first = start
      last = k
    }
  }
  return { offset, evidence: best, middle, first, last }
}
