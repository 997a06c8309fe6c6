import type { Span } from '../report/index.ts'
import { findCandidates } from './candidates.ts'
import { countKeys, layOut, type Run } from './corpus.ts'
import { evidenceOf } from './evidence.ts'
import type { Line } from './lines.ts'
import { findPassages } from './passages.ts'
import { choosePath, type Stretch } from './path.ts'
import { scriptOf } from './tokens.ts'

/** An episode's lines, in one language. */
export type EpisodeLines = { id: string; lines: readonly Line[] }

/** A line of the making-of that says what lines of an episode say. The span is that of the words in common. */
export type Echo = Span & {
  /** Index into the making-of's lines. */
  line: number
  /** Index into the episodes. */
  episode: number
  /** Index of the first and the last line of the episode that it says words of. */
  firstLine: number
  lastLine: number
  /** How much the words in common testify. Nats. */
  nats: number
  /** Of what the making-of's line testifies, the share that the episode's lines say too; and the reverse. 0 to 1. */
  share: number
  dramaShare: number
  /** Echoes of one stretch were judged together: beyond chance by so much. Nats. */
  stretch: number
  stretchNats: number
}

/** Finds the lines of the making-of that perform lines of the episodes, each at one place. Echoes come in order. */
export function alignLines(making: readonly Line[], episodes: readonly EpisodeLines[], language: string): Echo[] {
  const all = episodes.flatMap((episode) => episode.lines)
  if (making.length === 0 || all.length === 0) return []
  const script = scriptOf(
    all
      .slice(0, 200)
      .map((line) => line.text)
      .join(' '),
  )
  const vocabulary = new Map<string, number>()
  const drama = layOut(all, script, vocabulary)
  const run = layOut(making, script, vocabulary)
  const counts = countKeys(drama, vocabulary)
  const evidence = evidenceOf(run, vocabulary, counts, drama.keys.length, language, script)
  const cells = findCandidates(run, drama, counts, evidence)
  const episodeOf = Int32Array.from(episodes.flatMap((episode, index) => episode.lines.map(() => index)))
  const firstLineOf = episodes.map((_, index) => episodeOf.indexOf(index))
  const stretches = choosePath(findPassages(run, drama, evidence, cells, script), run, drama, evidence, episodeOf)
  return stretches.flatMap((stretch, index) =>
    echoesOf(stretch, index, run, drama, evidence).map((echo) => {
      const episode = episodeOf[echo.firstLine]!
      const first = firstLineOf[episode]!
      return { ...echo, episode, firstLine: echo.firstLine - first, lastLine: echo.lastLine - first }
    }),
  )
}

/** A line of the drama that testifies less than this share of what the main one does was hit by a stray word. */
const STRAY = 0.2

/** Echoes of one stretch, by line of the making-of; the drama's lines numbered through all episodes. */
function echoesOf(stretch: Stretch, index: number, run: Run, drama: Run, evidence: Float64Array): Echo[] {
  return stretch.passages.flatMap((passage) => {
    const pairs = passage.making.map((token, offset) => ({ token, dramaLine: drama.line[passage.drama[offset]!]! }))
    const byLine = Map.groupBy(pairs, ({ token }) => run.line[token]!)
    return [...byLine].map(([line, said]): Echo => {
      const nats = sum(said.map(({ token }) => evidence[token]!))
      const byDramaLine = Map.groupBy(said, ({ dramaLine }) => dramaLine)
      const weigh = (some: typeof said) => sum(some.map(({ token }) => evidence[token]!))
      const loudest = Math.max(...[...byDramaLine.values()].map(weigh))
      const heard = [...byDramaLine].filter(([, some]) => weigh(some) >= STRAY * loudest)
      const lines = heard.map(([dramaLine]) => dramaLine)
      const [firstLine, lastLine] = [Math.min(...lines), Math.max(...lines)]
      const tokens = sum(heard.map(([, some]) => some.length))
      return {
        start: run.start[said[0]!.token]!,
        end: run.end[said.at(-1)!.token]!,
        line,
        episode: 0,
        firstLine,
        lastLine,
        nats,
        share: Math.min(1, nats / sumOver(run, line, evidence)),
        dramaShare: Math.min(1, tokens / (drama.firstToken[lastLine + 1]! - drama.firstToken[firstLine]!)),
        stretch: index,
        stretchNats: stretch.nats,
      }
    })
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function sumOver(run: Run, line: number, evidence: Float64Array): number {
  return Math.max(sum([...evidence.subarray(run.firstToken[line], run.firstToken[line + 1])]), 1e-9)
}
