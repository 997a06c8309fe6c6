import { parentPort, workerData } from 'node:worker_threads'
import {
  EpisodeIndex,
  type EpisodePrint,
  findMatches,
  findPictureLeads,
  type PictureLead,
} from '@aftercut/engine/matches'
import type { Readings } from '@aftercut/engine/readings'
import type { Match, Span } from '@aftercut/engine/report'
import { arraysToMove } from './moved-readings.ts'

/** What the thread is sent; it answers leads, or matches. */
export type Asked = { for: 'leads' | 'matches'; making: Readings; shots: readonly Span[] }

/** Matches, and the readings that they were found in, moved back. */
export type MatchesFound = { matches: Match[]; making: Readings }

const index = new EpisodeIndex(workerData as EpisodePrint[])
index.keys()

parentPort?.once('message', ({ for: wanted, making, shots }: Asked) => {
  // The rule is of windows; a thread's port has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const answer = (what: PictureLead[] | MatchesFound, moved: ArrayBuffer[]) => parentPort?.postMessage(what, moved)
  if (wanted === 'leads') answer(findPictureLeads(making, index, shots), [])
  else answer({ matches: findMatches(making, index, shots), making }, arraysToMove(making))
})
