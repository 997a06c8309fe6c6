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

/** Echoes of one stretch, by line of the making-of; the drama's lines numbered through all episodes. */
function echoesOf(stretch: Stretch, index: number, run: Run, drama: Run, evidence: Float64Array): Echo[] {
  const echoes = new Map<string, Echo & { tokens: number }>()
  for (const [number, passage] of stretch.passages.entries()) {
    for (const [offset, token] of passage.making.entries()) {
      const line = run.line[token]!
      const dramaLine = drama.line[passage.drama[offset]!]!
      const key = `${String(line)} ${String(number)}`
      const echo = echoes.get(key)
      if (!echo) {
        echoes.set(key, {
          start: run.start[token]!,
          end: run.end[token]!,
          line,
          episode: 0,
          firstLine: dramaLine,
          lastLine: dramaLine,
          nats: evidence[token]!,
          share: 0,
          dramaShare: 0,
          stretch: index,
          stretchNats: stretch.nats,
          tokens: 1,
        })
        continue
      }
      echo.end = Math.max(echo.end, run.end[token]!)
      echo.lastLine = Math.max(echo.lastLine, dramaLine)
      echo.nats += evidence[token]!
      echo.tokens++
    }
  }
  return [...echoes.values()].map(({ tokens, ...echo }) => ({
    ...echo,
    share: Math.min(1, echo.nats / sumOver(run, echo.line, evidence)),
    dramaShare: Math.min(1, tokens / (drama.firstToken[echo.lastLine + 1]! - drama.firstToken[echo.firstLine]!)),
  }))
}

function sumOver(run: Run, line: number, evidence: Float64Array): number {
  let sum = 0
  for (let token = run.firstToken[line]!; token < run.firstToken[line + 1]!; token++) sum += evidence[token]!
  return Math.max(sum, 1e-9)
}
