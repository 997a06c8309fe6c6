import { AV_NOPTS_VALUE } from 'node-av/constants'
import type { Frame, FormatContext } from 'node-av/lib'

/** A timestamp in seconds; undefined where the file gives none. */
export function toSeconds(timestamp: bigint, timeBase: { num: number; den: number }): number | undefined {
  if (timestamp === AV_NOPTS_VALUE || timeBase.den === 0) return undefined
  return (Number(timestamp) * timeBase.num) / timeBase.den
}

/** The container's start, in seconds: the time that we call 0. */
export function startOf(context: FormatContext): number {
  const start = context.startTime
  return start === AV_NOPTS_VALUE ? 0 : Number(start) / 1_000_000
}

/** The length from the container's start that it states, in seconds; undefined where it states none. */
export function statedDuration(context: FormatContext): number | undefined {
  const duration = context.duration
  if (duration === AV_NOPTS_VALUE || duration <= 0n) return undefined
  // Matroska states the time of its end, whatever the time of its start.
  const startSeconds = context.iformat?.name?.includes('matroska') ? Math.max(0, startOf(context)) : 0
  const seconds = Number(duration) / 1_000_000 - startSeconds
  return seconds > 0 ? seconds : undefined
}

/** When a decoded frame is shown, in the file's own time. */
export function frameSeconds(frame: Frame, timeBase: { num: number; den: number }): number | undefined {
  return toSeconds(frame.bestEffortTimestamp, timeBase)
}
