import { setTimeout as pause } from 'node:timers/promises'
import type { JobWithMetadata } from 'pg-boss'
import { isDatabaseAway, NotFound } from '@aftercut/library/opening'
import { UnreadableInput } from '@aftercut/engine/report'
import { StoreUnavailable } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import type { Endings, JobData, JobKind } from './queues.ts'

export type JobContext = {
  /** Aborts when the job is cancelled, runs out of time, or the worker stops. */
  signal: AbortSignal
  /** 0 to 1. Told to the library once a second at most. */
  progress: (fraction: number) => void
  /** Throws where the job was taken back meanwhile. Asked before results are kept: the signal may be a second late. */
  stillWanted: () => Promise<void>
}

/** The work of one kind of job, and where its progress and its failure are shown. */
export type Job<Kind extends JobKind> = {
  run(data: JobData[Kind], bench: Workbench, context: JobContext): Promise<void>
  tellProgress?(data: JobData[Kind], bench: Workbench, fraction: number): Promise<void>
  /** `message` says what, where, and what to do. `again`: it will be tried again by itself. */
  tellFailure?(data: JobData[Kind], bench: Workbench, message: string, again: boolean): Promise<void>
}

/** How one try of a job ended, for the log. */
export type JobEnding = 'done' | 'gone' | 'cancelled' | 'stopped' | { message: string; again: boolean }

/** Somebody took the job back while it ran. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** Shown where a job was taken back. */
export const CANCELLED =
  'Cancelled before it was done. Import the file again, or ask for the work again, to have it done.'

/** A fault of our own is tried this often: it may lie in what surrounds the job. */
const TRIES = 5

/**
 * Workers that died over one job. A death is no fault of the job: machines restart, and are killed. But what has taken so
 * many with it, which on a server takes hours, would take all the others.
 */
const MOST_DEATHS = 100
const PROGRESS_MILLISECONDS = 1000

/**
 * Runs a job. A file that cannot be read fails alone and for good, with its reason on it; what may pass by itself (a full
 * disk, a database that went away) is tried again for ever, more and more slowly. `tell` hears how it ended.
 */
export async function runJob<Kind extends JobKind>(
  job: Job<Kind>,
  { id, name, data, signal, retryCount }: JobWithMetadata<JobData[Kind] & Endings>,
  bench: Workbench,
  lookWhetherCancelled: () => Promise<void>,
  tell: (ending: JobEnding) => void,
): Promise<void> {
  const { faults = 0, passed = 0 } = data
  const deaths = retryCount - faults - passed
  if (deaths > MOST_DEATHS) {
    const message = `The work on it ended ${deaths} times with its worker, and is given up. Look at the memory of the machine, and import it again.`
    await job.tellFailure?.(data, bench, message, false)
    tell({ message, again: false })
    return
  }
  const teller = createTeller((fraction) => job.tellProgress?.(data, bench, fraction) ?? Promise.resolve())
  try {
    const stillWanted = async (): Promise<void> => {
      await lookWhetherCancelled()
      signal.throwIfAborted()
    }
    await job.run(data, bench, { signal, stillWanted, progress: (fraction) => teller.tell(fraction) })
    tell('done')
  } catch (error) {
    if (error instanceof NotFound) {
      tell('gone')
      return
    }
    if (signal.aborted) {
      await teller.settle()
      tell(signal.reason instanceof Cancelled ? 'cancelled' : 'stopped')
      if (!(signal.reason instanceof Cancelled)) {
        await bench.queue.countEnding(name as Kind, id, 'passed').catch(() => undefined)
        throw signal.reason
      }
      await job.tellFailure?.(data, bench, CANCELLED, false)
      return
    }
    const message = error instanceof Error ? error.message : String(error)
    const lasting = error instanceof UnreadableInput
    const passing = error instanceof StoreUnavailable || passesByItself(error)
    const again = !lasting && (passing || faults + 1 < TRIES)
    tell({ message, again })
    await teller.settle()
    // What cannot be counted now, since the database is away, passes.
    await bench.queue.countEnding(name as Kind, id, passing ? 'passed' : 'faults').catch(() => undefined)
    // Where even this cannot be told, the database is away: the job is tried again and tells it then.
    await job.tellFailure?.(data, bench, message, again).catch((cause: unknown) => {
      if (!again) throw cause
    })
    if (again) throw error
  } finally {
    await teller.settle()
  }
}

/** Tells at most once a second, and never two at a time; what cannot be told is no fault of the job. */
function createTeller(tellNow: (fraction: number) => Promise<void>) {
  let telling: Promise<void> | undefined
  return {
    tell(fraction: number): void {
      telling ??= tellNow(fraction)
        .catch(() => undefined)
        .then(() => pause(PROGRESS_MILLISECONDS, undefined, { ref: false }))
        .then(() => void (telling = undefined))
    },
    /** Waits for what is being told, but not for the pause after it. */
    async settle(): Promise<void> {
      await Promise.race([telling, pause(PROGRESS_MILLISECONDS, undefined, { ref: false })])
    },
  }
}

/** A database that is away or has too much to do (class 53), and a disk that is full or may not be written. */
function passesByItself(error: unknown): boolean {
  const { code = '' } = (error ?? {}) as { code?: string }
  return isDatabaseAway(error) || /^(?:ENOSPC|EROFS|53)/.test(code)
}
