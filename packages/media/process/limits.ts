/** What one job on one file may take. docs/reading-media.md says why these. */
export type Limits = {
  /** Wall time of the job, in seconds. */
  wallSeconds: number
  /** Memory of the job's process (resident set), in bytes. */
  memoryBytes: number
  /** Pixels of a picture, width × height, as declared and as decoded. */
  picturePixels: number
  /** Length of the video, in seconds: what comes after is not read. */
  durationSeconds: number
}

export const LIMITS: Readonly<Limits> = {
  // Two hours of 4K AV1 decode in less on two cores.
  wallSeconds: 3 * 3600,
  // 8K HEVC with 16 reference pictures in 10 bits takes 1.6 GB; everything up to 1080p stays under 0.4 GB.
  memoryBytes: 2 * 1024 ** 3,
  // 8192 × 4320, cinema's 8K.
  picturePixels: 8192 * 4320,
  durationSeconds: 12 * 3600,
}

/** What the media process says on stderr, followed by the reason, when it ends itself for a limit. */
export const LIMIT_MARK = 'aftercut-limit:'
