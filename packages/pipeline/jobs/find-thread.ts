import { parentPort, workerData } from 'node:worker_threads'
import { findEverything } from '../watch/index.ts'
import type { Sought } from './find-apart.ts'

parentPort?.postMessage(findEverything(workerData as Sought))
