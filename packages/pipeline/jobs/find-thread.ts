import { parentPort, workerData } from 'node:worker_threads'
import { findEverything, MatchTogether, type ToFind } from '../watch/index.ts'
import type { Sought } from './find-apart.ts'

/** On two processors, as the command does it; without episodes there is nothing to match. */
async function matched(sought: Sought): Promise<ToFind> {
  if (sought.episodes.length === 0) return sought
  const matching = new MatchTogether(sought.episodes)
  const { matches, shots, making: readings } = await matching.find(sought.making.readings)
  await matching.stop()
  return { ...sought, making: { ...sought.making, readings }, matched: { shots, matches } }
}

const report = findEverything(await matched(workerData as Sought))
// The rule is of windows; a thread's port has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(report)
