import { parentPort, workerData } from 'node:worker_threads'
import { EpisodeIndex, type EpisodePrint, findPictureLeads } from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Span } from '@aftercut/engine/report'

/** What the thread is sent; it answers leads. */
export type Asked = { making: Readings; shots: readonly Span[] }

const index = new EpisodeIndex(workerData as EpisodePrint[])
index.keys()

parentPort?.once('message', ({ making, shots }: Asked) => {
  // The rule is of windows; a thread's port has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(findPictureLeads(making, index, shots))
})
