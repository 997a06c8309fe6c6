import { availableParallelism } from 'node:os'
import { AV_NOPTS_VALUE, AVFMT_TS_DISCONT, AVSEEK_FLAG_BACKWARD, AVSEEK_FLAG_BYTE } from 'node-av/constants'
import type { Frame, Packet, Stream } from 'node-av/lib'
import { frameSeconds, type MediaFile, startOf, StreamDecoder, toSeconds } from '../decoding/index.ts'

/** Up to so far ahead it is decoded on without asking where the key frames stand. */
const DECODE_ON_SECONDS = 0.5
/** Nearer than this to the frame wanted, every frame is decoded; before, only those that others need. */
const NEAR_SECONDS = 0.5
/** Where a seek lands too late (streams without an index), it is tried again from this much earlier each time. */
const SEEK_BACK_SECONDS = [0, 3, 12, 60]
/** Timestamps are rounded to milliseconds in some containers. */
const ROUNDING_SECONDS = 0.002
/** More threads would decode more frames past each one wanted than they save. */
const MOST_THREADS = 4

export type FoundFrame = { frame: Frame; timeSeconds: number }

/** Finds the frame shown at a time. Ask in ascending order: it goes on from where it stands where that is shorter. */
export class SeekingDecoder implements Disposable {
  readonly #file: MediaFile
  readonly #stream: Stream
  readonly #decoder: StreamDecoder
  readonly #startSeconds: number
  readonly #keysOnly: boolean
  /** The last frame whose time has come, and those decoded beyond it, in order: frame references of our own. */
  #shown: FoundFrame | undefined
  readonly #ahead: FoundFrame[] = []
  /** Decoding stamp of the last packet handed in. */
  #lastStamp: bigint | undefined
  #ended = false
  #skipping = false

  constructor(file: MediaFile, stream: Stream, { maxPixels, keysOnly }: { maxPixels: number; keysOnly: boolean }) {
    this.#file = file
    this.#stream = stream
    this.#startSeconds = startOf(file.context)
    this.#keysOnly = keysOnly
    this.#decoder = new StreamDecoder(stream, {
      threads: keysOnly ? 1 : Math.min(MOST_THREADS, availableParallelism()),
      options: { max_pixels: String(maxPixels), ...(keysOnly && { skip_frame: 'nokey' }) },
    })
  }

  /** The frame is this decoder's until the next call. */
  frameAt(timeSeconds: number): FoundFrame | undefined {
    const wanted = timeSeconds + ROUNDING_SECONDS
    const behind = this.#shown === undefined || wanted < this.#shown.timeSeconds
    if (this.#keysOnly || behind) this.#seek(wanted)
    else if (wanted - this.#reached > DECODE_ON_SECONDS && !this.#ended) this.#skipAhead(wanted)
    for (;;) {
      const next = this.#ahead[0]
      if (next && (next.timeSeconds <= wanted || this.#keysOnly)) this.#advance()
      else if (next || this.#ended) break
      else this.#step(wanted)
      if (this.#keysOnly && this.#shown) break
    }
    return this.#shown ?? this.#ahead[0]
  }

  /** The time of the last frame decoded. */
  get #reached(): number {
    return (this.#ahead.at(-1) ?? this.#shown)?.timeSeconds ?? -Infinity
  }

  /** Starts again from the last key frame at or before a time. */
  #seek(seconds: number): void {
    for (const back of SEEK_BACK_SECONDS) {
      const target = Math.max(0, seconds - back)
      this.#moveFile(target)
      this.#restart()
      this.#step(-Infinity)
      const first = this.#ahead[0]
      if (target === 0 || (first && first.timeSeconds <= seconds)) return
    }
  }

  /** Goes on at a key frame ahead, if one stands before the time wanted; else where it stood. */
  #skipAhead(wanted: number): void {
    const last = this.#lastStamp
    this.#moveFile(wanted)
    const packet = this.#read()
    const stamp = packet && stampOf(packet)
    if (packet?.isKeyframe && stamp !== undefined && last !== undefined && stamp > last) {
      if ((this.#seconds(packet) ?? Infinity) <= wanted) {
        this.#restart()
        this.#hand(packet, wanted)
        return
      }
    }
    if (stamp !== undefined && last !== undefined && stamp <= last) {
      for (let passed = packet; passed && (stampOf(passed) ?? last) < last;) passed = this.#read()
      return
    }
    this.#seek(wanted)
  }

  #moveFile(seconds: number): void {
    const { num, den } = this.#stream.timeBase
    const stamp = BigInt(Math.floor(((seconds + this.#startSeconds) * den) / num))
    // A stream without an index finds times by looking; its beginning, only its first byte surely is.
    const begins = seconds <= 0 && (this.#file.context.iformat?.hasFlags(AVFMT_TS_DISCONT as never) ?? false)
    const code = begins ? -1 : this.#file.context.seekFrameSync(this.#stream.index, stamp, AVSEEK_FLAG_BACKWARD)
    if (code < 0) this.#file.context.seekFrameSync(-1, 0n, AVSEEK_FLAG_BYTE)
  }

  #restart(): void {
    this.#forget()
    this.#decoder.flush()
    this.#lastStamp = undefined
    this.#ended = false
  }

  #read(): Packet | undefined {
    for (;;) {
      const packet = this.#file.read()
      // Another fault than the end is met as the end: the frames so far are what there is.
      if (typeof packet === 'number') return undefined
      if (packet.streamIndex === this.#stream.index) return packet
    }
  }

  /** Decodes until a frame more has come out, or the end. Before `wanted`, frames that no other needs are skipped. */
  #step(wanted: number): void {
    for (;;) {
      const packet = this.#read()
      const came = packet ? this.#hand(packet, wanted) : this.#drain()
      if (came > 0 || !packet) return
    }
  }

  #hand(packet: Packet, wanted: number): number {
    this.#lastStamp = stampOf(packet) ?? this.#lastStamp
    this.#skipUnneeded(!this.#keysOnly && (this.#seconds(packet) ?? Infinity) < wanted - NEAR_SECONDS)
    let came = 0
    const take = (frame: Frame) => {
      came++
      this.#take(frame)
    }
    this.#decoder.decode(packet, take)
    if (this.#keysOnly && came === 0) {
      // A lone key frame comes out only when the decoder is told that nothing follows.
      this.#decoder.decode(null, take)
      this.#decoder.flush()
    }
    return came
  }

  #drain(): number {
    let came = 0
    this.#decoder.decode(null, (frame) => {
      came++
      this.#take(frame)
    })
    this.#ended = true
    return came
  }

  #take(frame: Frame): void {
    const timeSeconds = (frameSeconds(frame, this.#stream.timeBase) ?? 0) - this.#startSeconds
    const own = frame.clone()
    if (own) this.#ahead.push({ frame: own, timeSeconds })
  }

  #seconds(packet: Packet): number | undefined {
    const seconds = toSeconds(packet.pts, this.#stream.timeBase)
    return seconds === undefined ? undefined : seconds - this.#startSeconds
  }

  #skipUnneeded(skip: boolean): void {
    if (skip === this.#skipping) return
    this.#skipping = skip
    this.#decoder.context.setOption('skip_frame', skip ? 'noref' : 'default')
  }

  #advance(): void {
    const next = this.#ahead.shift()
    if (!next) return
    this.#shown?.frame.free()
    this.#shown = next
  }

  #forget(): void {
    for (const { frame } of this.#ahead.splice(0)) frame.free()
    this.#shown?.frame.free()
    this.#shown = undefined
  }

  [Symbol.dispose](): void {
    this.#forget()
    this.#decoder[Symbol.dispose]()
  }
}

function stampOf(packet: Packet): bigint | undefined {
  const stamp = packet.dts === AV_NOPTS_VALUE ? packet.pts : packet.dts
  return stamp === AV_NOPTS_VALUE ? undefined : stamp
}
