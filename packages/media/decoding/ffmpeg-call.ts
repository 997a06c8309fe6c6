import { AV_LOG_QUIET, type AVLogLevel } from 'node-av/constants'
import { FFmpegError, Log } from 'node-av/lib'

/**
 * FFmpeg prints to stderr by itself; what matters of it reaches us as return codes. AFTERCUT_FFMPEG_LOG=32 (FFmpeg's
 * number of a level) lets it talk, to look for a fault.
 */
Log.setLevel(Number(process.env['AFTERCUT_FFMPEG_LOG'] ?? AV_LOG_QUIET) as AVLogLevel)

/** A call into FFmpeg that failed. `code` is the negative AVERROR. */
export class MediaCallFailed extends Error {
  override name = 'MediaCallFailed'
  readonly code: number
  constructor(what: string, code: number) {
    super(`${what}: ${FFmpegError.strerror(code)}`)
    this.code = code
  }
}

/** Gives back what FFmpeg returned, or throws when that is an error. `what` says what was tried, and on what. */
export function must(code: number, what: string): number {
  if (code < 0) throw new MediaCallFailed(what, code)
  return code
}
