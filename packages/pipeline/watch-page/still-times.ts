import type { Report } from '@aftercut/engine/report'

/** One still to take: `width` in pixels. */
export type StillRequest = { at: number; width: number }

export type StillTimes = {
  making: StillRequest[]
  episodes: (StillRequest & { episode: string })[]
}

/** At most this many in the strip; at 160 pixels and about 5 KB each they weigh under half a megabyte. */
const STRIP_STILLS = 72
export const STRIP_WIDTH = 160
/** Beyond these the page would grow past 3 MB; further matches and takes show without a picture. */
const MATCHES_WITH_STILLS = 36
const TAKES_WITH_STILLS = 40
export const PAIR_WIDTH = 320
/** A still every two seconds at most: between, a strip shows nothing new. */
const STRIP_STEP_SECONDS = 2

/** The middle of a match in both videos, where the pair of stills shows the same frame. */
export function middleOf(match: Report['matches'][number]): { making: number; episode: number } {
  const making = (match.making.start + match.making.end) / 2
  return { making, episode: match.episode.start + (making - match.making.start) / match.rate }
}

/** The stills that a watch page shows: an even strip of the making-of, pairs for matches, one for each take. */
export function stillTimes(report: Report): StillTimes {
  const duration = report.making.durationSeconds
  const count = Math.max(1, Math.min(STRIP_STILLS, Math.floor(duration / STRIP_STEP_SECONDS)))
  const strip = Array.from({ length: count }, (_, index) => ({
    at: ((index + 0.5) * duration) / count,
    width: STRIP_WIDTH,
  }))
  const matches = report.matches.slice(0, MATCHES_WITH_STILLS)
  const takes = report.segments.filter((segment) => segment.kind === 'take').slice(0, TAKES_WITH_STILLS)
  return {
    making: [
      ...strip,
      ...matches.map((match) => ({ at: middleOf(match).making, width: PAIR_WIDTH })),
      ...takes.map((take) => ({ at: (take.start + take.end) / 2, width: PAIR_WIDTH })),
    ].toSorted((a, b) => a.at - b.at),
    episodes: matches.map((match) => ({ episode: match.episode.id, at: middleOf(match).episode, width: PAIR_WIDTH })),
  }
}
