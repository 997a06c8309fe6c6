import { enableCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Limits } from './limits.ts'
import { writeResult } from './result-pipe.ts'
import { type Task, type TaskContext, type TaskName, TASKS } from './tasks.ts'

/*
 * The media process: does one task, sends its result, and ends. Native code that crashes takes only this with it.
 */

type Order = { task: TaskName; input: unknown; limits: Limits; parent: number }

/** The pipe that the parent reads the result from. */
const RESULT_DESCRIPTOR = 4

/** Progress goes out, and messages come in, at most this often. */
const PROGRESS_MILLISECONDS = 100

// A quarter of the process's start is compiling modules that were compiled before.
enableCompileCache()

process.once('disconnect', () => process.exit(1))
process.once('message', (order: Order) => void perform(order))

async function perform({ task, input, limits, parent }: Order): Promise<void> {
  const watchdog = new Worker(new URL('watchdog.ts', import.meta.url), { workerData: { parent, limits } })
  watchdog.unref()
  let last = performance.now()
  const context: TaskContext = {
    progress(fraction) {
      const now = performance.now()
      if (now - last < PROGRESS_MILLISECONDS) return undefined
      last = now
      process.send?.({ kind: 'progress', fraction })
      return new Promise((resolve) => setImmediate(resolve))
    },
  }
  try {
    const { run } = (await import(TASKS[task])) as { run: Task<unknown, unknown> }
    writeResult(RESULT_DESCRIPTOR, await run(input, context))
    process.exit(0)
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    const { message, stack, name } = failure
    const reason = 'reason' in failure ? failure.reason : undefined
    process.send?.({ kind: 'failed', message, stack, name, reason }, () => process.exit(1))
  }
}
