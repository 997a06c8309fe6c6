import { access, constants } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { CaptionTrack } from '@aftercut/engine/captions'
import { UnreadableInput, whyUnreadable, type Problem, type Report } from '@aftercut/engine/report'
import { captionsOf } from '@aftercut/media/captions'
import { readVideo, type Still, type StillsWanted } from '@aftercut/media/reading'
import { checkModel, transcribe } from '@aftercut/media/transcription'
import { readCast, readSceneList } from '../tables/index.ts'
import { findEpisodes } from './episode-files.ts'
import { findWithDifferences, type Found } from './find-everything.ts'
import { MatchTogether } from './match-together.ts'
import { readEpisodes, type Episode } from './read-episodes.ts'

export type WatchInput = {
  making: string
  /** Videos, prints or folders. */
  episodes: readonly string[]
  /** Caption files of the making-of beside those found by name. */
  captions?: readonly string[]
  /** CSV of person, role, variant, episodes. */
  cast?: string
  /** CSV of episode, start, end: overrides the scenes that are found. */
  scenes?: string
  /** A model for FFmpeg's whisper filter: supplies captions to a making-of that has none. */
  speechModel?: string
  /** Stills of the making-of to keep while it is read. */
  stills?: readonly StillsWanted[]
}

export type WatchProgress = (stage: WatchStage, fraction: number, detail?: string) => void
export type WatchStage = 'episodes' | 'making' | 'speech' | 'finding' | 'stills'

export type Watched = {
  report: Report
  /** The making-of's captions, as `report.making.captions` lists them. */
  tracks: CaptionTrack[]
  episodes: Episode[]
  takeDifferences: Found['takeDifferences']
  /** Of the making-of's picture, where it has one. */
  framesPerSecond?: number
  /** Of the making-of, those that were asked for. */
  stills: Still[]
}

/**
 * The main job: reads the making-of and the episodes, and finds. Throws `UnreadableInput` for a file that was named and
 * cannot be read, before the long work begins where that can be told.
 */
export async function watch(
  input: WatchInput,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: WatchProgress } = {},
): Promise<Watched> {
  const found = await findEpisodes(input.episodes, resolve(input.making))
  const cast = input.cast === undefined ? undefined : await readCast(input.cast)
  const sceneList = input.scenes === undefined ? undefined : await readSceneList(input.scenes)
  for (const captions of input.captions ?? []) await mustOpen(captions)
  if (input.speechModel !== undefined) await checkModel(input.speechModel)
  await using scope = new AsyncDisposableStack()
  // One that fails ends the other.
  const reading = new AbortController()
  scope.defer(() => reading.abort())
  const both = signal ? AbortSignal.any([signal, reading.signal]) : reading.signal
  const isPrinted = found.episodes.every(({ print }) => print !== undefined)
  const readEpisodesNow = (onRead?: (fraction: number, id: string) => void) =>
    readEpisodes(found.episodes, { signal: both, onProgress: onRead }).then((read) => {
      both.throwIfAborted()
      const matching = new MatchTogether(read.episodes)
      scope.defer(() => matching.stop())
      return { ...read, matching }
    })
  // Prints are read, and made ready, while the making-of is decoded; videos afterwards, for they take both processors.
  const early = isPrinted ? readEpisodesNow() : undefined
  const [making] = await Promise.all([
    readVideo(input.making, {
      signal: both,
      stills: input.stills,
      onProgress: (fraction) => onProgress?.('making', fraction, basename(input.making)),
    }),
    early,
  ])
  const tellEpisodes = (fraction: number, id: string): void => onProgress?.('episodes', fraction, id)
  const { episodes, problems: episodeProblems, matching } = await (early ?? readEpisodesNow(tellEpisodes))
  if (early) tellEpisodes(1, episodes.at(-1)?.id ?? '')
  const captions = await captionsOf(input.making, input.captions, making.texts)
  const tracks = await withSpeech(captions.tracks, input, { signal, onProgress })

  signal?.throwIfAborted()
  onProgress?.('finding', 0)
  const { matches, shots, making: readings } = await matching.find(making.result)
  signal?.throwIfAborted()
  const title = captions.info?.title ?? making.media.title
  const { report, takeDifferences } = findWithDifferences({
    making: { file: input.making, readings, tracks, ...(title !== undefined && { title }) },
    episodes,
    matched: { shots, matches },
    ...(cast && { cast: cast.cast }),
    ...(sceneList && { sceneList: sceneList.scenes }),
    problems: [
      ...found.problems,
      ...(cast?.problems ?? []),
      ...(sceneList?.problems ?? []),
      ...making.problems,
      ...captions.problems,
      ...episodeProblems,
      ...captionProblems(input, tracks),
    ],
  })
  onProgress?.('finding', 1)
  const framesPerSecond = making.facts.picture?.framesPerSecond
  const { stills } = making
  return {
    report,
    tracks,
    episodes,
    takeDifferences,
    stills,
    ...(framesPerSecond !== undefined && { framesPerSecond }),
  }
}

async function mustOpen(captions: string): Promise<void> {
  try {
    await access(captions, constants.R_OK)
  } catch (cause) {
    throw new UnreadableInput(captions, `Cannot read the captions ${captions}: ${whyUnreadable(cause)}.`, { cause })
  }
}

async function withSpeech(
  tracks: CaptionTrack[],
  { making, speechModel }: WatchInput,
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: WatchProgress | undefined },
): Promise<CaptionTrack[]> {
  if (tracks.length > 0 || speechModel === undefined) return tracks
  return [
    await transcribe(making, {
      model: speechModel,
      signal,
      onProgress: (fraction: number) => onProgress?.('speech', fraction, basename(making)),
    }),
  ]
}

function captionProblems({ making }: WatchInput, tracks: readonly CaptionTrack[]): Problem[] {
  if (tracks.length > 0) return []
  const beside = `${basename(making, extname(making))}.ko.srt`
  const message = `${basename(making)} has no captions: no takes, calls or quotes can be told. Lay captions beside it (${beside}), name them with --captions, or name a whisper model with --speech-model.`
  return [{ file: making, code: 'no-captions', message }]
}
