import type { TextTrack } from '@aftercut/engine/captions'
import type { Readings, VideoFacts } from '@aftercut/engine/readings'
import type { Problem } from '@aftercut/engine/report'
import { type JobOptions, runTask } from '../process/index.ts'
import type { Still } from '../stills/take-stills.ts'
import type { MediaFacts } from './media-facts.ts'
import type { StillsWanted } from './still-keeper.ts'

export type ReadOptions = JobOptions & {
  /** BCP 47 or ISO 639 of the sound track wanted; where there is none such, the file's default one is read. */
  audioLanguage?: string | undefined
  /**
   * Address (`import.meta.resolve`) of a module that exports `createAnalyser(facts): Analyser<Result>`, loaded in the
   * media process. Unless given, the engine's, which makes `Readings`.
   */
  analyser?: string | undefined
  /** FFmpeg's decoder options for the picture, laid over `PICTURE_DECODING`. */
  decoderOptions?: Readonly<Record<string, string>> | undefined
  /**
   * Whether every frame is decoded. Unless it is, frames are left out that no other is made from and that lie close
   * between two others, away from cuts (`FrameThinner`).
   */
  everyFrame?: boolean | undefined
  /** Stills to keep on the way, each kind of a size. */
  stills?: readonly StillsWanted[] | undefined
}

export type VideoRead<Result> = {
  /** What the file says of itself. */
  media: MediaFacts
  /** What was read: the length is the measured one. */
  facts: VideoFacts
  result: Result
  problems: Problem[]
  /** The text tracks inside the file, for `captionsOfTrack`. */
  texts: TextTrack[]
  /** Those asked for, by kind, then by time. */
  stills: Still[]
}

/**
 * How pictures are decoded for analysis: the loop filter, which smooths the edges of blocks, is left out of frames that
 * are predicted from both sides. Those are most of them, and what they lack does not add up from frame to frame;
 * left out everywhere it does, and moves gradual changes (bench/speed shows both).
 */
export const PICTURE_DECODING: Readonly<Record<string, string>> = { skip_loop_filter: 'bidir' }

/**
 * Reads a video or sound file once, from end to end, in a process of its own, and gives back what the analyser made of
 * it. Damage is told in `problems`. Throws `UnreadableMedia` where nothing could be read, or a limit was met.
 */
export function readVideo<Result = Readings>(path: string, options: ReadOptions = {}): Promise<VideoRead<Result>> {
  const { audioLanguage, analyser = import.meta.resolve('./video-analyser.ts'), decoderOptions } = options
  const input = {
    audioLanguage,
    analyser,
    decoderOptions: { ...PICTURE_DECODING, ...decoderOptions },
    everyFrame: options.everyFrame ?? false,
    stills: options.stills ?? [],
  }
  return runTask('read', path, input, options)
}
