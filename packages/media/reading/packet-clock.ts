import { AV_NOPTS_VALUE, AVFMT_TS_DISCONT } from 'node-av/constants'
import type { Packet } from 'node-av/lib'
import { type MediaFile, startOf, toSeconds } from '../decoding/index.ts'

/** A step back by more than this is no reordering: the clock was set anew. */
const BACK_SECONDS = 1
/** A step forward by more than this is a clock set anew where the container allows that (FFmpeg's own threshold). */
const FORWARD_SECONDS = 10

type Seen = { nextSeconds: number }

/**
 * Keeps one clock over a file whose timestamps jump (recordings joined, a broadcast's clock wrapping round, damage): a
 * jump in any track moves all that follows, so that time goes on. Times are seconds from the container's start.
 */
export class PacketClock {
  readonly #startSeconds: number
  readonly #jumpsAllowed: boolean
  readonly #endSeconds: number
  readonly #seen = new Map<number, Seen>()
  readonly #onJump: (atSeconds: number, bySeconds: number) => void
  #shiftSeconds = 0

  constructor(
    file: MediaFile,
    statedSeconds: number | undefined,
    onJump: (atSeconds: number, bySeconds: number) => void,
  ) {
    this.#startSeconds = startOf(file.context)
    this.#jumpsAllowed = file.context.iformat?.hasFlags(AVFMT_TS_DISCONT as never) ?? false
    this.#endSeconds = (statedSeconds ?? Infinity) + FORWARD_SECONDS
    this.#onJump = onJump
  }

  /** Takes note of a packet and moves its timestamps to our clock, still in its track's time base. */
  admit(packet: Packet, timeBase: { num: number; den: number }): number {
    const stamp = packet.dts === AV_NOPTS_VALUE ? packet.pts : packet.dts
    const stored = toSeconds(stamp, timeBase)
    const seen = this.#seen.get(packet.streamIndex)
    if (stored === undefined) return seen?.nextSeconds ?? 0
    let seconds = stored - this.#startSeconds + this.#shiftSeconds
    if (seen) {
      const step = seconds - seen.nextSeconds
      const forward = step > FORWARD_SECONDS && (this.#jumpsAllowed || seconds > this.#endSeconds)
      if (step < -BACK_SECONDS || forward) {
        this.#shiftSeconds -= step
        seconds = seen.nextSeconds
        this.#onJump(seconds, step)
      }
    }
    const duration = toSeconds(packet.duration, timeBase) ?? 0
    this.#seen.set(packet.streamIndex, { nextSeconds: seconds + duration })
    this.#shift(packet, timeBase)
    return seconds
  }

  #shift(packet: Packet, timeBase: { num: number; den: number }): void {
    if (this.#shiftSeconds === 0) return
    const ticks = BigInt(Math.round((this.#shiftSeconds * timeBase.den) / timeBase.num))
    if (packet.dts !== AV_NOPTS_VALUE) packet.dts += ticks
    if (packet.pts !== AV_NOPTS_VALUE) packet.pts += ticks
  }
}
