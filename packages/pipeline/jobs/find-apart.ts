import { Worker } from 'node:worker_threads'
import type { Report } from '@aftercut/engine/report'
import type { ToFind } from '../watch/index.ts'

/** What the thread is given, and what it answers. */
export type Sought = ToFind

/**
 * `findEverything` in a thread of its own: it computes for up to minutes on end, while this process must go on to serve
 * pages and to give the queue signs of life.
 */
export function findApart(sought: Sought, signal: AbortSignal): Promise<Report> {
  signal.throwIfAborted()
  return new Promise((found, failed) => {
    const thread = new Worker(new URL('./find-thread.ts', import.meta.url), { workerData: sought })
    const stop = (): void => {
      failed(signal.reason)
      void thread.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    thread.once('message', found)
    thread.once('error', failed)
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      failed(new Error(`The search ended with code ${code} and without a report.`))
    })
  })
}
