import { alignLines, type Echo, type Line } from '../dialogue/index.ts'
import type { Problem, Span } from '../report/index.ts'

/** A line of an episode, performed in the making-of. Seconds of the making-of. */
export type PerformedLine = Span & {
  /** What was said, and in which caption file and line of it. */
  text: string
  speaker?: string
  captions: number
  line: number
  /** What the episode says there: its index in the input, and the span, in seconds of the episode. */
  episode: number
  drama: Span
  dramaLines: Line[]
  /** Number of the first and the last of the episode's lines, in the caption file that was compared. */
  firstLine: number
  lastLine: number
  /** How much the words in common testify, and with their neighbours beyond chance. Nats. */
  nats: number
  stretchNats: number
  /** Share of the making-of's line that the drama says too, and of the drama's line that is said. 0 to 1. */
  share: number
  dramaShare: number
}

/** A caption file's lines. */
export type LanguageLines = { captions: number; file: string; language: string; lines: readonly Line[] }

/**
 * Compares the making-of's caption files with the episodes' of the same language. Where several languages tell of the
 * same time, the one that testifies most is kept.
 */
export function findPerformedLines(
  making: readonly LanguageLines[],
  episodes: readonly { id: string; tracks: readonly LanguageLines[] }[],
): { lines: PerformedLine[]; problems: Problem[] } {
  const byTrack = making
    .map((track) => alignTrack(track, episodes))
    .filter((lines) => lines.length > 0)
    .toSorted((a, b) => totalNats(b) - totalNats(a))
  const kept: PerformedLine[] = []
  for (const lines of byTrack) {
    const free = lines.filter((line) => !kept.some((other) => other.start < line.end && line.start < other.end))
    kept.push(...free)
  }
  return {
    lines: kept.toSorted((a, b) => a.start - b.start || a.end - b.end),
    problems: languageProblems(making, episodes),
  }
}

function alignTrack(
  track: LanguageLines,
  episodes: readonly { id: string; tracks: readonly LanguageLines[] }[],
): PerformedLine[] {
  const compared = episodes.map((episode) => ({
    id: episode.id,
    lines: episode.tracks.find((other) => sameLanguage(other.language, track.language))?.lines ?? [],
  }))
  return alignLines(track.lines, compared, track.language).map((echo) => performed(echo, track, compared))
}

function performed(echo: Echo, track: LanguageLines, episodes: readonly { lines: readonly Line[] }[]): PerformedLine {
  const line = track.lines[echo.line]!
  const dramaLines = episodes[echo.episode]!.lines.slice(echo.firstLine, echo.lastLine + 1)
  /** Captions round off: where most of a line is performed, all of its span is. */
  const span = echo.share >= 0.5 ? line : echo
  return {
    start: span.start,
    end: span.end,
    text: line.text,
    ...(line.speaker !== undefined && { speaker: line.speaker }),
    captions: track.captions,
    line: echo.line,
    episode: echo.episode,
    drama: { start: dramaLines[0]!.start, end: Math.max(...dramaLines.map((each) => each.end)) },
    dramaLines,
    firstLine: echo.firstLine,
    lastLine: echo.lastLine,
    nats: echo.nats,
    stretchNats: echo.stretchNats,
    share: echo.share,
    dramaShare: echo.dramaShare,
  }
}

function totalNats(lines: readonly PerformedLine[]): number {
  return lines.reduce((sum, line) => sum + line.nats, 0)
}

/** 'en' and 'en-GB' are one language; one that nobody could name may be any. */
export function sameLanguage(a: string, b: string): boolean {
  const [left, right] = [a.split('-')[0]!.toLowerCase(), b.split('-')[0]!.toLowerCase()]
  return left === right || left === 'und' || right === 'und'
}

function languageProblems(
  making: readonly LanguageLines[],
  episodes: readonly { id: string; tracks: readonly LanguageLines[] }[],
): Problem[] {
  if (making.length === 0) return []
  const spoken = [...new Set(making.map((track) => track.language))].join(' or ')
  return episodes.flatMap((episode) => {
    if (episode.tracks.length === 0) {
      const message = `No captions of episode ${episode.id}: its scenes can only be recognised by sound and picture. Put a caption file in ${spoken} beside it.`
      return [{ file: episode.id, code: 'episode-without-captions', message }]
    }
    if (making.some((track) => episode.tracks.some((other) => sameLanguage(track.language, other.language)))) return []
    const theirs = [...new Set(episode.tracks.map((track) => track.language))].join(' or ')
    const message = `The making-of has captions in ${spoken}, episode ${episode.id} in ${theirs}: their lines cannot be compared, so takes of it are told by calls and copies alone. Give a caption file of the making-of in ${theirs}, or of the episode in ${spoken}.`
    return [{ file: making[0]!.file, code: 'captions-in-another-language', message }]
  })
}
