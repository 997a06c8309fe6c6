import { type Changes, correlation, DENSITY } from './picture-changes.ts'

/**
 * The best offset of a stretch of the making-of along a stretch of an episode, and how far it stands out from the other
 * offsets, in their standard deviations: what moves in the same way over and over stands out from nothing.
 */
export type OffsetPeak = { offset: number; correlation: number; deviations: number }

/** Offsets this near to the best belong to it: 0.6 s. */
const NEAR = 6

/** What a correlation of unrelated pictures deviates at least: measured over unrelated footage, 3 s. */
const LEAST_DEVIATION = 0.06

/** Part of the shorter that must overlap. */
const LEAST_OVERLAP = 0.6

/** Offset `o` lays change `k` of the episode on change DENSITY × k + o of the making-of. */
export function scanOffsets(making: Changes, episode: Changes): OffsetPeak | undefined {
  const first = -DENSITY * (episode.count - 1)
  const scores = new Float64Array(making.count - first).fill(NaN)
  const least = LEAST_OVERLAP * Math.min(making.count / DENSITY, episode.count)
  const { cells } = making
  let best = -1
  for (let offset = first; offset < making.count; offset++) {
    const from = Math.max(0, Math.ceil(-offset / DENSITY))
    const to = Math.min(episode.count, Math.floor((making.count - 1 - offset) / DENSITY) + 1)
    if (to - from < least) continue
    let agreed = 0
    let ours = 0
    let theirs = 0
    for (let k = from; k < to; k++) {
      const j = DENSITY * k + offset
      const makingEnergy = making.energies[j]!
      const episodeEnergy = episode.energies[k]!
      if (makingEnergy < 0 || episodeEnergy < 0) continue
      ours += makingEnergy
      theirs += episodeEnergy
      if (makingEnergy === 0 || episodeEnergy === 0) continue
      const a = j * cells
      const b = k * cells
      for (let i = 0; i < cells; i++) agreed += making.values[a + i]! * episode.values[b + i]!
    }
    const score = correlation({ agreed, making: ours, episode: theirs })
    scores[offset - first] = score
    if (best < 0 || score > scores[best]!) best = offset - first
  }
  if (best < 0) return undefined
  return { offset: first + best, correlation: scores[best]!, deviations: deviationsOf(scores, best) }
}

function deviationsOf(scores: Float64Array, best: number): number {
  let count = 0
  let total = 0
  let squares = 0
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!
    if (Number.isNaN(score) || Math.abs(i - best) <= NEAR) continue
    count++
    total += score
    squares += score * score
  }
  const mean = count > 0 ? total / count : 0
  const variance = count > 4 ? squares / count - mean * mean : 0.04
  return (scores[best]! - mean) / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)))
}
