import type { Report, Segment } from '@aftercut/engine/report'
import type { WrittenResults } from '@aftercut/pipeline/results'
import { clock } from './clock.ts'

const MOST_PROBLEMS = 5

/** What a person wants to read after a watch: what was found, when, and where the files lie. */
export function summarise(report: Report, written: WrittenResults): string {
  const { making, episodes, segments, matches, moments, quotes, problems } = report
  const shown = segments.filter(({ kind }) => kind !== 'set')
  const paragraphs = [
    `${making.title ?? making.file}, ${clock(making.durationSeconds)}, against ${count(episodes.length, 'episode')}`,
    shown.map((segment) => segmentLine(segment, matches)).join('\n'),
    moments.map(({ start, kind, words }) => `  ${clock(start).padStart(7)}  ${kind.padEnd(9)}  ${words}`).join('\n'),
    counts(report),
    problemLines(problems),
    `${written.page}\n${written.report}`,
  ]
  if (quotes.length === 0 && shown.length === 0) paragraphs.splice(1, 0, 'Nothing of these episodes was found in it.')
  return paragraphs.filter(Boolean).join('\n\n')
}

function segmentLine(segment: Segment, matches: Report['matches']): string {
  const { start, end, kind, scene, take } = segment
  const label = take === undefined ? kind : `take ${take}`
  const shown = kind === 'clip' ? whatAired(segment, matches) : undefined
  const of = shown ?? (scene && { ...scene, where: 'the scene at' })
  const where = of ? `of ${of.episode}, ${of.where} ${clock(of.start)}–${clock(of.end)}` : ''
  return `  ${clock(start).padStart(7)}–${clock(end).padEnd(7)}  ${label.padEnd(9)}  ${where}`.trimEnd()
}

/** What of the episode a clip shows: the match that it shares most time with, as far as the clip goes. */
function whatAired(clip: Segment, matches: Report['matches']) {
  const shared = ({ making }: Report['matches'][number]) =>
    Math.min(clip.end, making.end) - Math.max(clip.start, making.start)
  const match = matches
    .filter(({ episode }) => episode.id === clip.scene?.episode)
    .toSorted((a, b) => shared(b) - shared(a))[0]
  if (!match || shared(match) <= 0) return undefined
  const { making, episode, rate } = match
  const at = (time: number) =>
    Math.min(episode.end, Math.max(episode.start, episode.start + (time - making.start) / rate))
  return { episode: episode.id, where: 'as aired', start: at(clip.start), end: at(clip.end) }
}

function counts({ segments, matches, calls, moments, quotes, problems }: Report): string {
  const takes = segments.filter(({ kind }) => kind === 'take').length
  return [
    count(matches.length, 'match', 'matches'),
    count(takes, 'take'),
    count(calls.length, 'call'),
    count(moments.length, 'moment'),
    count(quotes.length, 'quote'),
    count(problems.length, 'problem'),
  ].join(', ')
}

function problemLines(problems: Report['problems']): string {
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ message }) => `  ! ${message}`)
  const rest = problems.length - lines.length
  return [...lines, ...(rest > 0 ? [`  ! … and ${rest} more in watch.json`] : [])].join('\n')
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
