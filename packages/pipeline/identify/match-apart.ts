import { Worker } from 'node:worker_threads'
import type { EpisodePrint } from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Match } from '@aftercut/engine/report'

/** What the thread is given. It answers matches. */
export type ToMatch = { readings: Readings; episodes: EpisodePrint[] }

/** `findMatches` in a thread of its own: it computes for seconds on end, while this process goes on to serve pages. */
export function matchApart(given: ToMatch, signal?: AbortSignal): Promise<Match[]> {
  signal?.throwIfAborted()
  return new Promise((found, failed) => {
    const thread = new Worker(new URL('./match-thread.ts', import.meta.url), { workerData: given })
    const stop = (): void => {
      failed(signal?.reason)
      void thread.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    thread.once('message', found)
    thread.once('error', failed)
    thread.once('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      failed(new Error(`Matching ended with code ${code} and without an answer.`))
    })
  })
}
