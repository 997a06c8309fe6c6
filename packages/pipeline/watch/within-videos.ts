import type { Match } from '@aftercut/engine/report'

/** How long the making-of and each episode last, in seconds. */
export type Lengths = { making: number; episodes: readonly { id: string; durationSeconds: number }[] }

/**
 * Matches cut to the ends of their videos: they are found in samples of sound and picture, of which the last one reaches
 * past the end. What is cut of one span is cut of the other, at the match's rate.
 */
export function withinVideos(matches: readonly Match[], lengths: Lengths): Match[] {
  const seconds = new Map(lengths.episodes.map(({ id, durationSeconds }) => [id, durationSeconds]))
  return matches.flatMap((match) => {
    const { making, episode, rate } = match
    const over = { making: making.end - lengths.making, episode: episode.end - (seconds.get(episode.id) ?? Infinity) }
    const late = Math.max(0, over.making, over.episode * rate)
    const early = Math.max(0, -making.start, -episode.start * rate)
    if (late === 0 && early === 0) return [match]
    const cut = {
      ...match,
      making: { start: making.start + early, end: Math.min(making.end - late, lengths.making) },
      episode: { ...episode, start: Math.max(0, episode.start + early / rate), end: episode.end - late / rate },
    }
    return cut.making.end > cut.making.start && cut.episode.end > cut.episode.start ? [cut] : []
  })
}
