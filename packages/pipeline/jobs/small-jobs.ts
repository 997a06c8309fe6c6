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
