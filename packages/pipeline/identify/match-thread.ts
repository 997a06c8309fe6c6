import { parentPort, workerData } from 'node:worker_threads'
import { findMatches } from '@aftercut/engine/matches'
import type { ToMatch } from './match-apart.ts'

const { readings, episodes } = workerData as ToMatch
// The rule is of windows; a thread's port has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(findMatches(readings, episodes))
