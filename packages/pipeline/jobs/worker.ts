import { setTimeout as pause } from 'node:timers/promises'
import type { JobWithMetadata } from 'pg-boss'
import type { Workbench } from '../workbench/index.ts'
import { startHousekeeping } from './housekeeping.ts'
import { JOB_KINDS, type JobData, type JobKind } from './queues.ts'
import { readJob } from './read-job.ts'
import { tellJob } from './tell-job.ts'
import { Cancelled, CANCELLED, runJob, type Job, type JobEnding } from './run-job.ts'
import { markJob, publishJob, reindexJob } from './small-jobs.ts'
import { stillsJob } from './stills-job.ts'
import { watchJob } from './watch-job.ts'

const JOBS: { [Kind in JobKind]: Job<Kind> } = {
  read: readJob,
  watch: watchJob,
  mark: markJob,
  stills: stillsJob,
  publish: publishJob,
  reindex: reindexJob,
}

/** Polls this often even where a notification was missed. Seconds. */
const POLL_SECONDS = 5
/** A job that was cancelled, here or by another process, is stopped this much later at most. */
const CANCEL_MILLISECONDS = 1000
/** What was told to stop has this long to do so, before the queue gives its job to another. */
const STOP_MILLISECONDS = 5000

/**
 * Starts to take jobs, one of each kind at a time. Answers how to stop: what runs is given up and begun again later.
 * `log` hears a line for each job that ends, and when the database goes away and comes back.
 */
export async function startWorker(
  bench: Workbench,
  { log = () => undefined }: { log?: (line: string) => void } = {},
): Promise<{ stop(): Promise<void> }> {
  const { boss } = bench.queue
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()
  const stopHousekeeping = startHousekeeping(bench.library, log)
  for (const kind of JOB_KINDS) await take(kind, JOBS[kind])
  return {
    async stop() {
      await Promise.all(JOB_KINDS.map((kind) => boss.offWork(kind, { wait: false })))
      stopping.abort(new Error('The worker was stopped; the job is begun again.'))
      await Promise.race([Promise.allSettled(running), pause(STOP_MILLISECONDS, undefined, { ref: false })])
      await stopHousekeeping()
    },
  }

  async function take(kind: JobKind, work: Job<JobKind>): Promise<void> {
    const worker = await boss.work(
      kind,
      {
        includeMetadata: true,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
      },
      async (jobs: JobWithMetadata<JobData[JobKind]>[]): Promise<void> => {
        for (const job of jobs) {
          const done = runWatched(kind, work, job)
          running.add(done)
          await done.finally(() => {
            running.delete(done)
            // Where one job was there may be more: the queue is asked again at once, not at the next poll.
            boss.notifyWorker(worker)
          })
        }
      },
    )
  }

  /** Runs a job until it is done, cancelled, out of time, or the worker stops. */
  async function runWatched(kind: JobKind, work: Job<JobKind>, job: JobWithMetadata<JobData[JobKind]>): Promise<void> {
    stopping.signal.throwIfAborted()
    const cancelled = new AbortController()
    const look = async (): Promise<void> => {
      const [now] = await boss.findJobs(kind, { id: job.id })
      if (now?.state === 'cancelled') cancelled.abort(new Cancelled(CANCELLED))
    }
    // What cannot be asked now is asked again.
    const timer = setInterval(() => void look().catch(() => undefined), CANCEL_MILLISECONDS)
    try {
      const signal = AbortSignal.any([job.signal, stopping.signal, cancelled.signal])
      const began = performance.now()
      let ending: JobEnding | undefined
      await runJob(work, { ...job, signal }, bench, look, (how) => (ending = how)).finally(async () => {
        if (ending) log(await tellJob(kind, job.data, ending, performance.now() - began, bench.library))
      })
    } finally {
      clearInterval(timer)
    }
  }
}

/** Takes work back: what waits does not run, what runs is stopped, and the thing says so. Answers whether there was any. */
export async function cancelWork<Kind extends JobKind>(
  kind: Kind,
  data: JobData[Kind],
  bench: Workbench,
): Promise<boolean> {
  if ((await bench.queue.cancel(kind, data)) === 0) return false
  await (JOBS[kind] as Job<JobKind>).tellFailure?.(data, bench, CANCELLED, false)
  return true
}
