import { parentPort, workerData } from 'node:worker_threads'
import { findEverything } from '../watch/index.ts'
import type { Sought } from './find-apart.ts'

// The rule is of windows; a thread's port has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(findEverything(workerData as Sought))
