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
import { findShots } from '@aftercut/engine/video'
import { arraysToMove } from './moved-readings.ts'

/** What the thread is sent: shots where they are known already. It answers shots and then leads, or all that is found. */
export type Asked = { for: 'leads' | 'matches'; making: Readings; shots: Span[] | undefined }

/** Matches, the making-of's shots, and the readings that they were found in, moved back. */
export type MatchesFound = { matches: Match[]; shots: Span[]; making: Readings }

const index = new EpisodeIndex(workerData as EpisodePrint[])
index.keys()

parentPort?.once('message', ({ for: wanted, making, shots: known }: Asked) => {
  // The rule is of windows; a thread's port has no origin.
  const answer = (what: Span[] | PictureLead[] | MatchesFound, moved: ArrayBuffer[]) =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage(what, moved)
  const shots = known ?? findShots(making)
  if (wanted === 'leads') {
    answer(shots, [])
    answer(findPictureLeads(making, index, shots), [])
  } else {
    answer({ matches: findMatches(making, index, shots), shots, making }, arraysToMove(making))
  }
})
