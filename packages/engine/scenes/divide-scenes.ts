import type { PicturePrint, SoundPrint } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { sceneBreaks } from './scene-breaks.ts'

/** A scene of an episode. Seconds of the episode. `given`: it comes from a list that a person made. */
export type Scene = Span & { episode: string; given: boolean; because: string }

/** What is known of an episode for dividing it: when someone speaks; its shots and its print where they are known. */
export type EpisodeTimes = {
  id: string
  durationSeconds: number
  speech: readonly Span[]
  shots?: readonly Span[]
  picture?: Pick<PicturePrint, 'keys'>
  sound?: SoundPrint
}

/** Divides an episode into scenes, in order, without overlap; silence between them is in none. A given list overrides. */
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
    ...aroundSpeech({ start, end: starts[index + 1] ?? last }, episode),
    episode: id,
    given: false,
    because: index === 0 ? 'the episode starts' : breaks[index - 1]!.because,
  }))
}

/** What of a silence at its edge belongs to a scene: a look before the first word, one after the last. Seconds. */
const SILENCE_KEPT = 1
/** Where shots are known, the silence is kept up to the cut, unless it is longer than this. Seconds. */
const LONGEST_SILENCE_KEPT = 8

/** Narrows a span between two breaks to what is spoken in it, and the silence around that which belongs to it. */
function aroundSpeech(span: Span, { speech, shots = [] }: EpisodeTimes): Span {
  const inside = speech.filter((each) => each.start < span.end && each.end > span.start)
  const first = inside[0]
  if (!first) return span
  const spoken = { start: first.start, end: Math.max(...inside.map((each) => each.end)) }
  if (shots.length < 2) {
    return {
      start: Math.max(span.start, spoken.start - SILENCE_KEPT),
      end: Math.min(span.end, spoken.end + SILENCE_KEPT),
    }
  }
  const cuts = [span.start, ...shots.map((shot) => shot.start), span.end]
  const before = cuts.filter(
    (cut) => cut >= span.start && cut <= spoken.start && cut >= spoken.start - LONGEST_SILENCE_KEPT,
  )
  const after = cuts.filter((cut) => cut <= span.end && cut >= spoken.end && cut <= spoken.end + LONGEST_SILENCE_KEPT)
  return {
    start: before.length > 0 ? Math.min(...before) : Math.max(span.start, spoken.start - SILENCE_KEPT),
    end: after.length > 0 ? Math.max(...after) : Math.min(span.end, spoken.end + SILENCE_KEPT),
  }
}

/** The scene in which most of a span lies; the nearest one where the span lies in none. */
export function sceneOf(span: Span, scenes: readonly Scene[]): Scene | undefined {
  const shared = (scene: Scene) => Math.min(span.end, scene.end) - Math.max(span.start, scene.start)
  return scenes.toSorted((a, b) => shared(b) - shared(a))[0]
}
