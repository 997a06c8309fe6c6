import { buffer } from 'node:stream/consumers'
import { MARKS_FORMAT, marksOfPrint } from '@aftercut/engine/marks'
import { readPrint } from '@aftercut/engine/print'
import { NotFound } from '@aftercut/library/opening'
import { ObjectNotFound } from '../store/index.ts'
import type { Job } from './run-job.ts'

/** Publishes what is due. A revision that was unscheduled or withdrawn meanwhile is not due. */
export const publishJob: Job<'publish'> = {
  async run(_, { library }) {
    await library.stories.publishDue(new Date())
  },
}

/** Indexes a making anew. */
export const reindexJob: Job<'reindex'> = {
  run: ({ makingId }, { library }) => library.makings.reindex(makingId),
}

/** Puts the marks of a print into the index. A print that the store has lost is made again when its video is read. */
export const markJob: Job<'mark'> = {
  async run({ videoId }, { library, store }) {
    const video = await library.videos.get(videoId)
    if (!video?.printKey) throw new NotFound('print of video', videoId)
    try {
      const print = readPrint(await buffer(await store.get(video.printKey)))
      await library.marks.keep(videoId, MARKS_FORMAT, marksOfPrint(print))
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error
    }
  },
}
