import { type Changes, type ChangeAgreement, addAgreement, correlation, DENSITY } from './picture-changes.ts'

/**
 * The best offset of a stretch of the making-of along a stretch of an episode, and how far it stands out from the other
 * offsets, in their standard deviations: what moves in the same way over and over stands out from nothing.
 */
export type OffsetPeak = { offset: number; correlation: number; deviations: number }

/** Offsets this near to the best belong to it: 0.6 s. */
const NEAR = 6

/** What a correlation of unrelated pictures deviates at least: measured over unrelated footage, 3 s. */
const LEAST_DEVIATION = 0.06

/** Offset `o` lays change `k` of the episode on change DENSITY × k + o of the making-of. */
export function scanOffsets(making: Changes, episode: Changes): OffsetPeak | undefined {
  const first = -DENSITY * (episode.count - 1)
  const scores: number[] = []
  let best = -1
  const least = 0.6 * Math.min(making.count / DENSITY, episode.count)
  for (let offset = first; offset < making.count; offset++) {
    const sum: ChangeAgreement = { agreed: 0, making: 0, episode: 0 }
    const from = Math.max(0, Math.ceil(-offset / DENSITY))
    const to = Math.min(episode.count, Math.floor((making.count - 1 - offset) / DENSITY) + 1)
    if (to - from < least) {
      scores.push(NaN)
      continue
    }
    for (let k = from; k < to; k++) addAgreement(sum, making, DENSITY * k + offset, episode, k)
    const score = correlation(sum)
    scores.push(score)
    if (best < 0 || score > scores[best]!) best = scores.length - 1
  }
  if (best < 0) return undefined
  let count = 0
  let total = 0
  let squares = 0
  scores.forEach((score, i) => {
    if (Number.isNaN(score) || Math.abs(i - best) <= NEAR) return
    count++
    total += score
    squares += score * score
  })
  const mean = count > 0 ? total / count : 0
  const variance = count > 4 ? squares / count - mean * mean : 0.04
  const deviation = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)))
  return { offset: first + best, correlation: scores[best]!, deviations: (scores[best]! - mean) / deviation }
}
