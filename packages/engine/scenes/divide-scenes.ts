import type { Span } from '../report/index.ts'
import { sceneBreaks } from './scene-breaks.ts'

/** A scene of an episode. Seconds of the episode. `given`: it comes from a list that a person made. */
export type Scene = Span & { episode: string; given: boolean; because: string }

/** What is known of an episode for dividing it: when someone speaks, and its shots where they are known. */
export type EpisodeTimes = { id: string; durationSeconds: number; speech: readonly Span[]; shots?: readonly Span[] }

/** Divides an episode into scenes, which cover it in order. A given list overrides. */
export function divideScenes(episode: EpisodeTimes, list: readonly Span[] = []): Scene[] {
  const { id } = episode
  if (list.length > 0) {
    return list
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => ({ start, end, episode: id, given: true, because: 'the scene list says so' }))
  }
  const last = Math.max(episode.durationSeconds, episode.speech.at(-1)?.end ?? 0)
  const breaks = sceneBreaks(episode)
  const starts = [0, ...breaks.map((each) => each.at)]
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? last,
    episode: id,
    given: false,
    because: index === 0 ? 'the episode starts' : breaks[index - 1]!.because,
  }))
}

/** The scene in which most of a span lies; the nearest one where the span lies in none. */
export function sceneOf(span: Span, scenes: readonly Scene[]): Scene | undefined {
  const shared = (scene: Scene) => Math.min(span.end, scene.end) - Math.max(span.start, scene.start)
  return scenes.toSorted((a, b) => shared(b) - shared(a))[0]
}
