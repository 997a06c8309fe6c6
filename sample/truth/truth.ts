import { PEOPLE, type PersonId } from '../cast/people.ts'
import type { Line, MakingReel, Reel, SceneRef, Span } from '../reel/index.ts'

/** Episodes' scenes by the marks of their scripts, in order. */
const SCENES: Record<string, readonly string[]> = { E01: ['s1', 's2', 's3'], E02: ['s1', 's2', 's3'] }

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000
const span = ({ start, end }: Span): Span => ({ start: round(start), end: round(end) })
const both = (who: PersonId) => ({ ...PEOPLE[who].name })

export type Names = { making: string; episodes: Readonly<Record<string, string>> }

/** Everything that is true of the films, read off the reels that made them. Seconds; ids as a watch report has them. */
export function truthOf(film: MakingReel, names: Names) {
  const idOf = (episode: string) => names.episodes[episode] ?? episode
  const scene = (ref: SceneRef) => ({ episode: idOf(ref.episode), id: ref.scene, ...span(ref) })
  return {
    format: 'aftercut.sample-truth/1',
    making: { file: `${names.making}.mp4`, durationSeconds: round(film.seconds) },
    episodes: [...film.episodes].map(([id, episode]) => ({
      id: idOf(id),
      file: `${idOf(id)}.mp4`,
      durationSeconds: round(episode.seconds),
      shots: shotsOf(episode),
      scenes: (SCENES[id] ?? []).map((name) => ({
        id: name,
        start: round(episode.marked(name)),
        end: round(episode.marked(`${name}.end`)),
      })),
    })),
    shots: shotsOf(film),
    segments: film.segments.map(({ kind, scene: ref, take, day, ...where }) => ({
      ...span(where),
      kind,
      ...(ref && { scene: scene(ref) }),
      ...(take && { take }),
      ...(day && { day }),
    })),
    matches: film.matches.map(({ making, episode, rate, sound, framing }) => ({
      making: span(making),
      episode: { id: idOf(episode.id), ...span(episode) },
      rate: round(rate),
      sound,
      framing,
    })),
    calls: film.calls.map(({ at, call, line }) => ({ at: round(at), call, words: { ko: line.ko, en: line.en } })),
    moments: film.moments
      .toSorted((a, b) => a.start - b.start)
      .map(({ kind, words, who, afterCall, ...where }) => ({
        ...span(where),
        kind,
        words,
        ...(who && { who: who.map(both) }),
        ...(afterCall !== undefined && { afterCall }),
      })),
    quotes: film.quotes.map((line) => ({ ...span(line), ...quoted(line) })),
  }
}

function quoted(line: Line) {
  if (!line.who) throw new Error(`Nobody says '${line.en}': a quote needs a speaker.`)
  return { speaker: both(line.who), ko: line.ko, en: line.en }
}

/** Shots as an eye finds them: from cut to cut; `join` is how each begins. */
function shotsOf(film: Reel) {
  return film.shots.map((shot, n) => ({
    start: round(shot.start),
    end: round(film.shots[n + 1]?.start ?? film.seconds),
    join: shot.join,
    ...(shot.joinSeconds > 0 && { joinSeconds: shot.joinSeconds }),
  }))
}
