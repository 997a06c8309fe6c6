import type { JobWithMetadata } from 'pg-boss'
import type { Workbench } from '../workbench/index.ts'
import { JOB_KINDS, type JobData, type JobKind } from './queues.ts'
import { readJob } from './read-job.ts'
import { runJob, type Job } from './run-job.ts'
import { publishJob, reindexJob } from './small-jobs.ts'
import { stillsJob } from './stills-job.ts'
import { watchJob } from './watch-job.ts'

const JOBS: { [Kind in JobKind]: Job<Kind> } = {
  read: readJob,
  watch: watchJob,
  stills: stillsJob,
  publish: publishJob,
  reindex: reindexJob,
}

/** Polls this often even where a notification was missed. Seconds. */
const POLL_SECONDS = 5

/** Starts to take jobs, one of each kind at a time. Answers how to stop: what runs is given up and begun again later. */
export async function startWorker(bench: Workbench): Promise<{ stop(): Promise<void> }> {
  const { boss } = bench.queue
  for (const kind of JOB_KINDS) await take(kind, JOBS[kind])
  return {
    async stop() {
      await Promise.all(JOB_KINDS.map((kind) => boss.offWork(kind, { wait: false })))
    },
  }

  async function take(kind: JobKind, work: Job<JobKind>): Promise<void> {
    await boss.work(
      kind,
      { includeMetadata: true, pollingIntervalSeconds: POLL_SECONDS },
      async (jobs: JobWithMetadata<JobData[JobKind]>[]): Promise<void> => {
        for (const job of jobs) await runJob(work, job, bench)
      },
    )
  }
}
