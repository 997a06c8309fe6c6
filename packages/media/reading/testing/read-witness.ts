import { type ReadOptions, readVideo, type VideoRead } from '../index.ts'
import type { Witness } from './witness.ts'

const analyser = import.meta.resolve('./witness.ts')

/** Reads every frame of a file and tells what an analyser was given. */
export const witness = (path: string, options: ReadOptions = {}): Promise<VideoRead<Witness>> =>
  readVideo<Witness>(path, { analyser, everyFrame: true, ...options })
