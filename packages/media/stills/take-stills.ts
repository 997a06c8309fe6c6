import { type JobOptions, runTask } from '../process/index.ts'

export type StillOptions = JobOptions & {
  /** Pixels across, as displayed; 320 unless said. The height follows the display aspect. */
  width?: number
  /** 1 to 100, as JPEG makers count; 80 unless said. */
  quality?: number
  /**
   * 'exact' (unless said): the frame shown at that time. 'key': the last key frame at or before it, which needs no
   * decoding up to it; encoders set key frames at cuts, so it mostly shows the same shot. Many times faster.
   */
  precision?: 'exact' | 'key'
}

export type Still = {
  /** As asked for. */
  timeSeconds: number
  /** Of the frame that is shown. */
  frameSeconds: number
  width: number
  height: number
  jpeg: Uint8Array
}

/**
 * Takes stills of a video, in the order of `times`. A time before the first frame gets the first one, a time past the
 * end the last one; one that cannot be had is left out. Throws `UnreadableMedia`.
 */
export function takeStills(path: string, times: readonly number[], options: StillOptions = {}): Promise<Still[]> {
  const { width = 320, quality = 80, precision = 'exact' } = options
  return runTask('stills', path, { times, width, quality, precision }, options)
}
