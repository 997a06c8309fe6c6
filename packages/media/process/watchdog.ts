import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { LIMIT_MARK, type Limits } from './limits.ts'

/*
 * Runs as a thread of the media process and ends that process where native code would not: the parent has gone, time is
 * up, or memory is. It says why on stderr, which the parent reads.
 */
const { parent, limits } = workerData as { parent: number; limits: Limits }

/** Half a second of a runaway allocation is a few hundred megabytes: the limit is kept to about that. */
const CHECK_MILLISECONDS = 100

const started = performance.now()

function end(why: string): never {
  writeSync(2, `\n${LIMIT_MARK}${why}\n`)
  process.kill(process.pid, 'SIGKILL')
  throw new Error(why)
}

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  if (process.memoryUsage.rss() > limits.memoryBytes) end('memory-limit')
  if (performance.now() - started > limits.wallSeconds * 1000) end('time-limit')
}, CHECK_MILLISECONDS)
