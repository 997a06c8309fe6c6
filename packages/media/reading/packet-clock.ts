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
  /** What is added to a packet's time; the one before it still holds for packets that come late. */
  #shiftSeconds = 0
  #shiftBeforeSeconds = 0

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
    const unshifted = stored - this.#startSeconds
    let shift = this.#shiftSeconds
    if (seen) {
      const stepBefore = unshifted + this.#shiftBeforeSeconds - seen.nextSeconds
      const stepNow = unshifted + this.#shiftSeconds - seen.nextSeconds
      const late = Math.abs(stepBefore) < Math.abs(stepNow)
      const step = late ? stepBefore : stepNow
      shift = late ? this.#shiftBeforeSeconds : this.#shiftSeconds
      const seconds = unshifted + shift
      const forward = step > FORWARD_SECONDS && (this.#jumpsAllowed || seconds > this.#endSeconds)
      if (step < -BACK_SECONDS || forward) {
        this.#shiftBeforeSeconds = this.#shiftSeconds
        this.#shiftSeconds = shift -= step
        this.#onJump(seen.nextSeconds, step)
      }
    }
    const seconds = unshifted + shift
    const duration = toSeconds(packet.duration, timeBase) ?? 0
    this.#seen.set(packet.streamIndex, { nextSeconds: seconds + duration })
    move(packet, timeBase, shift)
    return seconds
  }
}

function move(packet: Packet, timeBase: { num: number; den: number }, bySeconds: number): void {
  if (bySeconds === 0) return
  const ticks = BigInt(Math.round((bySeconds * timeBase.den) / timeBase.num))
  if (packet.dts !== AV_NOPTS_VALUE) packet.dts += ticks
  if (packet.pts !== AV_NOPTS_VALUE) packet.pts += ticks
}
