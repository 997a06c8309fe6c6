import { NotFound } from '@aftercut/library/opening'
import { takeStills } from '@aftercut/media/stills'
import { withLocalFile } from '../workbench/index.ts'
import { jobOptions } from './read-job.ts'
import type { Job } from './run-job.ts'

/** One still every so many seconds, but no more than this many: a strip that can be zoomed, and 4 MB at most. */
const EVERY_SECONDS = 2
const MOST_STILLS = 900
const STILL_WIDTH = 160

export const stillKeyOf = (videoId: string, index: number): string => `stills/${videoId}/${index}.jpg`

/** The strip's times: `count` stills, still `k` at (k + 0.5) × `everySeconds`. */
export function stripOf(durationSeconds: number): { count: number; everySeconds: number } {
  const count = Math.max(1, Math.min(MOST_STILLS, Math.floor(durationSeconds / EVERY_SECONDS)))
  return { count, everySeconds: durationSeconds / count }
}

/** Takes the stills of a video's strip; the video's facts say how many there are once all of them are in the store. */
export const stillsJob: Job<'stills'> = {
  async run({ videoId }, { library, store }, context) {
    const video = await library.videos.get(videoId)
    if (!video) throw new NotFound('video', videoId)
    if (!video.durationSeconds || !video.width) return
    const strip = stripOf(video.durationSeconds)
    const times = Array.from({ length: strip.count }, (_, k) => (k + 0.5) * strip.everySeconds)
    const stills = await withLocalFile(video, store, (path) =>
      takeStills(path, times, { width: STILL_WIDTH, quality: 65, precision: 'key', ...jobOptions(context) }),
    )
    for (const still of stills) {
      context.signal.throwIfAborted()
      await store.put(stillKeyOf(videoId, times.indexOf(still.timeSeconds)), still.jpeg)
    }
    const now = await library.videos.get(videoId)
    await library.videos.change(videoId, { facts: { ...now?.facts, strip } })
  },
}
