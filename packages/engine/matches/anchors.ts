import { GRID_RATE } from '../print/index.ts'
import { scanOffsets } from './offset-scan.ts'
import { CHANGE_SECONDS, DENSITY, episodeChanges, makingChanges, pooled } from './picture-changes.ts'
import type { MakingGrids } from './making-grids.ts'
import type { PictureLead } from './picture-leads.ts'
import type { Search } from './search.ts'

/**
 * A moment of an episode that the making-of's picture seems to show: what changes around it changes alike. A cut alone
 * makes an anchor at any rate, so the rate is only a first guess.
 */
export type Anchor = {
  episode: number
  makingSeconds: number
  episodeSeconds: number
  rate: number
  grids: MakingGrids
  /** Changes in step. */
  evidence: number
}

/** Making seconds per episode second that are tried: near enough that a few changes stay in step. */
const RATES = [1, 0.85, 1.2, 1.5, 2]

/** Making-of on each side of a lead in which its copy is sought. */
const WINDOW_SECONDS = 4

/** How far along the episode the right offset is sought: a key picture stands for a stretch that looks alike. */
const REACH_SECONDS = 6

/** Changes in step that make an anchor. */
const LEAST_CHANGES = 1

/** Best offsets taken of each rate. */
const PEAKS_OF_RATE = 3

/** Finds the anchors of a lead. */
export function anchorsOf(search: Search, { episode, makingSeconds, episodeSeconds, geometry }: PictureLead): Anchor[] {
  const source = search.episodes[episode]?.grids
  if (!source) return []
  const grids = search.grids(geometry)
  const first = Math.max(0, Math.floor((episodeSeconds - REACH_SECONDS) * GRID_RATE))
  const theirs = pooled(episodeChanges(source, first, Math.ceil(2 * REACH_SECONDS * GRID_RATE), grids.visible))
  const startSeconds = Math.max(0, makingSeconds - WINDOW_SECONDS)
  const anchors: Anchor[] = []
  for (const rate of RATES) {
    const hop = rate * CHANGE_SECONDS
    const ours = pooled(makingChanges(grids, startSeconds, Math.round((2 * WINDOW_SECONDS) / hop), rate))
    for (const { offset, evidence, middle } of scanOffsets(ours, theirs, PEAKS_OF_RATE)) {
      if (evidence < LEAST_CHANGES) continue
      // A change speaks for its middle, 1.5 grids after its begin.
      const at = middle + 1.5 * DENSITY
      anchors.push({
        episode,
        makingSeconds: startSeconds + at * hop,
        episodeSeconds: (first + (at - offset) / DENSITY) / GRID_RATE,
        rate,
        grids,
        evidence,
      })
    }
  }
  return anchors
}

/** Anchors within this of a better one, in both videos, are the same. */
const SAME_SECONDS = 0.4

/** The best anchors of all, each moment once. */
export function bestAnchors(anchors: readonly Anchor[], most: number): Anchor[] {
  const chosen: Anchor[] = []
  for (const anchor of anchors.toSorted((a, b) => b.evidence - a.evidence)) {
    if (chosen.length === most) break
    const same = chosen.some(
      (better) =>
        better.episode === anchor.episode &&
        Math.abs(better.makingSeconds - anchor.makingSeconds) < SAME_SECONDS &&
        Math.abs(better.episodeSeconds - anchor.episodeSeconds) < SAME_SECONDS,
    )
    if (!same) chosen.push(anchor)
  }
  return chosen
}
