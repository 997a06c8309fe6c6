import type { CaptionTrack } from '../captions/index.ts'
import { findCalls, type FoundCall } from '../calls/index.ts'
import { linesOf, notesOf } from '../dialogue/index.ts'
import { findMoments } from '../moments/index.ts'
import type { CastMember } from '../names/index.ts'
import type { Print } from '../print/index.ts'
import type { Readings } from '../readings/index.ts'
import type { Call, Match, Moment, Problem, Segment, Span } from '../report/index.ts'
import { divideScenes, type Scene } from '../scenes/index.ts'
import {
  boundTakes,
  findCards,
  findDayChanges,
  findInterviews,
  findPerformedLines,
  type Interview,
  type NumberedTake,
  numberTakes,
  partPerformances,
  silentTakes,
  type Take,
} from '../segments/index.ts'
import { joinScenes } from './join-scenes.ts'
import { segmentsFrom } from './segments-from.ts'
import { partAtScenes } from './part-at-scenes.ts'
import { isPerformed, realPerformances } from './real-performances.ts'
import { type TakeDifference, takeDifferences } from './take-differences.ts'
import { type Heard, tracksToHear } from './tracks-to-hear.ts'

/** What is known of a making-of and its episodes. Seconds throughout. */
export type SetInput = {
  making: { durationSeconds: number; tracks: readonly CaptionTrack[]; shots: readonly Span[]; readings?: Readings }
  episodes: readonly {
    id: string
    durationSeconds: number
    tracks: readonly CaptionTrack[]
    shots?: readonly Span[]
    print?: Pick<Print, 'picture' | 'sound'>
  }[]
  matches: readonly Match[]
  cast?: readonly CastMember[]
  /** Scenes as a person listed them: they override what is found, for the episodes that they name. */
  sceneList?: readonly (Span & { episode: string })[]
}

/** What happened on set. Segments cover the making-of, in order, without overlap. */
export type SetTold = {
  segments: Segment[]
  calls: Call[]
  moments: Moment[]
  scenes: Scene[]
  takes: NumberedTake[]
  takeDifferences: TakeDifference[]
  problems: Problem[]
}

/** Tells the story of the set: which scene is performed for the how-manyeth time, what is called, what happens. */
export function tellTheSet(input: SetInput): SetTold {
  const { making, matches } = input
  const { tracks, problems: odd } = tracksToHear(
    making.tracks,
    making.durationSeconds,
    input.episodes.flatMap((episode) => episode.tracks.map((track) => track.language)),
  )
  const clips = matches.map((match) => match.making).toSorted((a, b) => a.start - b.start)
  const episodes = input.episodes.map(({ id, tracks: files }) => ({
    id,
    tracks: files.map((file, captions) => ({
      captions,
      file: file.file,
      language: file.language,
      lines: linesOf(file),
    })),
  }))
  const { lines: performed, problems } = findPerformedLines(tracks, episodes)
  const onSet = performed.filter((line) => !clips.some((clip) => overlap(line, clip) > (line.end - line.start) / 2))

  const hear = (interviews: readonly Span[]) =>
    findCalls(tracks, { performed: onSet.filter(isPerformed), clips, interviews })
  const talkOutside = tracks.flatMap((track) =>
    track.lines.filter((line) => !performed.some((each) => overlap(each, line) > 0)),
  )
  const roughCalls = hear([])
  const rough = realPerformances(partPerformances(onSet, roughCalls, clips, talkOutside), roughCalls, [])
    .filter((performance) => performance.lines.filter(isPerformed).length >= 2)
    .flatMap((performance) => performance.lines.filter(isPerformed))
  const interviews = interviewsIn(input, tracks, { calls: roughCalls, performances: rough, clips, shots: making.shots })
  const calls = hear(interviews)
  const runs = realPerformances(partPerformances(onSet, calls, clips, talkOutside), calls, interviews)

  const scenes = joinScenes(
    input.episodes.map((episode) => scenesOfEpisode(episode, input.sceneList ?? [])),
    runs,
  )
  const performances = partAtScenes(runs, (episode) => scenes[episode]!)
  const bounded = boundTakes(performances, calls, clips)
  const silent = silentTakes(calls, [...bounded, ...clips, ...interviews])
  const { takes, segments } = layTakes([...bounded, ...silent], (episode) => scenes[episode]!, {
    ...input,
    cards: making.readings?.picture ? findCards(making.readings.picture, tracks[0]?.lines ?? []) : [],
    scenes: scenes.flat(),
    interviews,
    days: daysIn(tracks, performed, clips),
  })
  const moments = findMoments({
    ...(making.readings?.sound && { sound: making.readings.sound }),
    tracks,
    calls,
    segments,
    takes,
    cast: input.cast ?? [],
    episodeLines: (episode, start, end) =>
      episodes[episode]!.tracks.flatMap((track) => track.lines).filter((line) => line.start < end && line.end > start),
    episodeNotes: (episode, start, end) =>
      input.episodes[episode]!.tracks.flatMap((track) => notesOf(track)).filter(
        (note) => note.start < end && note.end > start,
      ),
  })
  return {
    segments,
    calls: calls.map(withoutScore),
    moments,
    scenes: scenes.flat(),
    takes,
    takeDifferences: takeDifferences(takes, input.episodes),
    problems: [...odd, ...problems],
  }
}

/** Takes and segments. A take of which nothing is left between copies and other takes is none, and takes no number. */
function layTakes(
  found: readonly Take[],
  scenesOf: (episode: number) => readonly Scene[],
  others: Omit<Parameters<typeof segmentsFrom>[0], 'takes'>,
): { takes: NumberedTake[]; segments: Segment[] } {
  for (let left = found; ;) {
    const takes = numberTakes(left, scenesOf)
    const segments = segmentsFrom({ ...others, takes })
    const shown = takes.filter((take) => segments.some((segment) => isOf(segment, take)))
    if (shown.length === takes.length) return { takes, segments }
    left = left.filter((take) => shown.some(({ start, end }) => start === take.start && end === take.end))
  }
}

function isOf(segment: Segment, take: NumberedTake): boolean {
  return segment.kind === 'take' && segment.take === take.number && overlap(segment, take) > 0
}

function interviewsIn(
  input: SetInput,
  tracks: Heard['tracks'],
  filmed: Parameters<typeof findInterviews>[3],
): Interview[] {
  /** The fullest file decides: two languages say the same thing twice. */
  const fullest = tracks.toSorted((a, b) => b.lines.length - a.lines.length)[0]
  if (!fullest || input.making.durationSeconds <= 0) return []
  return findInterviews(fullest.lines, fullest.notes, fullest.language, filmed)
}

function daysIn(
  tracks: Heard['tracks'],
  performed: readonly Span[],
  clips: readonly Span[],
): ReturnType<typeof findDayChanges> {
  const free = (span: Span) => ![...performed, ...clips].some((other) => overlap(span, other) > 0)
  return findDayChanges(tracks.flatMap((track) => [...track.lines, ...track.notes].filter(free)))
}

function scenesOfEpisode(episode: SetInput['episodes'][number], list: NonNullable<SetInput['sceneList']>): Scene[] {
  const speech = episode.tracks
    .toSorted((a, b) => b.cues.length - a.cues.length)
    .slice(0, 1)
    .flatMap((track) => linesOf(track))
  return divideScenes(
    {
      id: episode.id,
      durationSeconds: episode.durationSeconds,
      speech,
      ...(episode.shots && { shots: episode.shots }),
      ...(episode.print?.picture && { picture: episode.print.picture }),
      ...(episode.print?.sound && { sound: episode.print.sound }),
    },
    list.filter((scene) => scene.episode === episode.id),
  )
}

function withoutScore({ at, call, words, cue }: FoundCall): Call {
  return { at, call, words, cue }
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}
