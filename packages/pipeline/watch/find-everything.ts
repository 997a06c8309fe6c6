import type { CaptionTrack } from '@aftercut/engine/captions'
import { findMatches } from '@aftercut/engine/matches'
import type { CastMember } from '@aftercut/engine/names'
import type { Print } from '@aftercut/engine/print'
import { findQuotes } from '@aftercut/engine/quotes'
import type { Readings } from '@aftercut/engine/readings'
import type { Match, Problem, Report, Span } from '@aftercut/engine/report'
import { tellTheSet, type TakeDifference } from '@aftercut/engine/set'
import { findShots } from '@aftercut/engine/video'
import type { ListedScene } from '../tables/index.ts'
import { withinVideos } from './within-videos.ts'

/** An episode as it takes part in a watch. `file`: as the report names it. */
export type EpisodePrinted = { id: string; file: string; print: Print; tracks: CaptionTrack[] }

/** A making-of that has been read, and what it is laid against. */
export type ToFind = {
  making: { file: string; title?: string; readings: Readings; tracks: CaptionTrack[] }
  episodes: readonly EpisodePrinted[]
  cast?: readonly CastMember[]
  sceneList?: readonly ListedScene[]
  /** Where they are known already: the making-of's shots, and the matches found with them. */
  matched?: { shots: Span[]; matches: Match[] }
  /** What was odd before anything was looked for. */
  problems: readonly Problem[]
}

/** What a watch finds: the report, and what the takes say otherwise than the broadcast, line by line. */
export type Found = { report: Report; takeDifferences: TakeDifference[] }

/** Finds everything that can be found, and puts it in a report. Pure: the same readings give the same report. */
export function findEverything(sought: ToFind): Report {
  return findWithDifferences(sought).report
}

/** The same, with what the report has no room for. */
export function findWithDifferences({ making, episodes, cast, sceneList, matched, problems }: ToFind): Found {
  const { file, title, readings, tracks } = making
  const { durationSeconds } = readings
  const shots = matched?.shots ?? findShots(readings)
  const matches = withinVideos(matched?.matches ?? findMatches(readings, episodes, shots), {
    making: durationSeconds,
    episodes: episodes.map(({ id, print }) => ({ id, durationSeconds: print.durationSeconds })),
  })
  const set = tellTheSet({
    making: { durationSeconds, tracks, shots, readings },
    episodes: episodes.map(({ id, print, tracks: own }) => ({
      id,
      durationSeconds: print.durationSeconds,
      tracks: own,
      shots: print.shots,
      print,
    })),
    matches,
    ...(cast && { cast }),
    ...(sceneList && { sceneList }),
  })
  const report: Report = {
    format: 'aftercut.watch/1',
    making: {
      file,
      durationSeconds,
      ...(title !== undefined && { title }),
      captions: tracks.map(({ file: name, language, cues }) => ({ file: name, language, cues: cues.length })),
    },
    episodes: episodes.map(({ id, file: name, print }) => ({
      id,
      file: name,
      durationSeconds: print.durationSeconds,
    })),
    shots,
    segments: set.segments,
    matches,
    calls: set.calls,
    moments: set.moments,
    quotes: findQuotes({ tracks, segments: set.segments, calls: set.calls }),
    problems: [...problems, ...set.problems],
  }
  return { report, takeDifferences: set.takeDifferences }
}
