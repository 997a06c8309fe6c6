import { type CaptionTrack, parseCaptions } from '@aftercut/engine/captions'
import { type JobOptions, LIMITS, runTask, UnreadableMedia } from '../process/index.ts'
import { checkModel, UnusableModel } from './check-model.ts'

export type TranscribeOptions = JobOptions & {
  /** A whisper.cpp model file (ggml-*.bin). */
  model: string
  /** What is spoken, BCP 47; told by the model unless given. Also chooses the sound track, as in `readVideo`. */
  language?: string | undefined
}

/** The larger models hear slower than one speaks, on a machine without a graphics card. */
const WALL_SECONDS = 12 * 3600

/** What the transcribing process gives back. */
export type Transcript = { srt: string; durationSeconds: number | undefined }

/**
 * Writes down what is said in a video, by FFmpeg's whisper filter. The captions are marked as a machine's. Throws
 * `UnreadableMedia` for the video and `UnusableModel` for the model.
 */
export async function transcribe(path: string, options: TranscribeOptions): Promise<CaptionTrack> {
  const { model, language } = options
  const modelBytes = await checkModel(model)
  const limits = { memoryBytes: LIMITS.memoryBytes + 2 * modelBytes, wallSeconds: WALL_SECONDS, ...options.limits }
  const job = runTask<Transcript>('transcribe', path, { model, language }, { ...options, limits })
  const { srt, durationSeconds = Infinity } = await job.catch((error: unknown) => {
    const cause = error instanceof UnreadableMedia ? error.cause : undefined
    if (!(cause instanceof Error) || cause.name !== UnusableModel.name) throw error
    throw new UnusableModel(model, cause.message, { cause: error })
  })
  const [track] = parseCaptions(srt, { file: path, format: 'srt', language })
  if (!track) throw new Error('The transcript is no caption file.')
  // What the model gives no end of its own reaches to the end of what it was given at once, past that of a short video.
  const cues = track.cues.map((cue) => ({ ...cue, end: Math.max(cue.start, Math.min(cue.end, durationSeconds)) }))
  return { ...track, cues, automatic: true }
}
