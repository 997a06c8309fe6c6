import { captionsOf } from '@aftercut/media/captions'
import { probe, type MediaFacts } from '@aftercut/media/reading'
import { takeStills } from '@aftercut/media/stills'
import { NotFound } from '@aftercut/library/opening'
import { UnreadableInput } from '@aftercut/engine/report'
import { printVideo } from '../printing/index.ts'
import { withLocalFile, type Workbench } from '../workbench/index.ts'
import type { Job, JobContext } from './run-job.ts'

const POSTER_WIDTH = 1280
/** A poster from here in: past titles, before the end gives anything away. Share of the length. */
const POSTER_AT = 0.2

export const printKeyOf = (videoId: string): string => `prints/${videoId}.print`
export const posterKeyOf = (videoId: string): string => `posters/${videoId}.jpg`

/** Reads a video: facts, captions, poster; of an episode the print as well. A making-of is read whole by its watch. */
export const readJob: Job<'read'> = {
  async run({ videoId }, bench, context) {
    const { library, store } = bench
    const video = await library.videos.get(videoId)
    if (!video) throw new NotFound('video', videoId)
    if (video.state !== 'ready') await library.videos.change(videoId, { state: 'reading', progress: 0, problem: null })
    await withLocalFile(video, store, async (path) => {
      const facts = await probe(path, { signal: context.signal })
      const print = video.kind === 'episode' ? await printVideo(path, jobOptions(context)) : undefined
      const known = await library.captions.tracks(videoId)
      if (known.length === 0) {
        // Captions that stand in the library may have been corrected by hand: a new reading leaves them alone.
        const { tracks, info } = await captionsOf(path, [], print?.texts)
        if (tracks.length > 0) await library.captions.replace(videoId, tracks)
        if (info) await library.videos.change(videoId, { facts: { ...video.facts, info } })
      }
      if (print) await store.put(printKeyOf(videoId), print.bytes)
      const posterKey = await putPoster(videoId, path, facts, bench, context.signal)
      await context.stillWanted()
      const [picture] = facts.pictures
      const durationSeconds = print?.print.durationSeconds ?? facts.durationSeconds
      await library.videos.change(videoId, {
        ...(durationSeconds !== undefined && { durationSeconds }),
        ...(picture && { width: picture.width, height: picture.height, framesPerSecond: picture.framesPerSecond }),
        ...(print && { printKey: printKeyOf(videoId) }),
        ...(posterKey && { posterKey }),
        state: 'ready',
        progress: 1,
        problem: null,
      })
    })
    await watchWhatIsReady(videoId, bench)
  },

  async tellProgress({ videoId }, { library }, fraction) {
    await library.videos.change(videoId, { progress: fraction })
  },

  async tellFailure({ videoId }, { library }, message, again) {
    await library.videos.change(videoId, { state: again ? 'reading' : 'failed', problem: message })
    if (again) return
    for (const making of await library.makings.ofVideo(videoId))
      await library.makings.setState(making.id, 'failed', 0, message)
  },
}

export function jobOptions({ signal, progress }: JobContext) {
  return { signal, onProgress: progress }
}

async function putPoster(
  videoId: string,
  path: string,
  { pictures, durationSeconds = 0 }: MediaFacts,
  { store }: Workbench,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (pictures.length === 0) return undefined
  try {
    const [still] = await takeStills(path, [durationSeconds * POSTER_AT], {
      width: POSTER_WIDTH,
      precision: 'key',
      signal,
    })
    if (!still) return undefined
    await store.put(posterKeyOf(videoId), still.jpeg)
    return posterKeyOf(videoId)
  } catch (error) {
    // A video whose picture cannot be decoded still has its sound and its captions.
    if (error instanceof UnreadableInput) return undefined
    throw error
  }
}

/** A making-of is watched when it is read; and again when an episode that it is laid against has been read. */
async function watchWhatIsReady(videoId: string, { library, queue }: Workbench): Promise<void> {
  const video = await library.videos.get(videoId)
  if (!video) return
  const makings =
    video.kind === 'making'
      ? await library.makings.ofVideo(videoId)
      : video.episodeId
        ? await library.makings.ofEpisode(video.episodeId)
        : []
  for (const { id } of makings) await queue.add('watch', { makingId: id })
  await queue.add(video.kind === 'making' ? 'stills' : 'mark', { videoId })
}
