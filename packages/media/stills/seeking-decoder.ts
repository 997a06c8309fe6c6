import { AVSEEK_FLAG_BACKWARD } from 'node-av/constants'
import { Frame, type Stream } from 'node-av/lib'
import { frameSeconds, type MediaFile, startOf, StreamDecoder, toSeconds } from '../decoding/index.ts'

/** Up to so far ahead it is cheaper to decode on than to seek back to a key frame. */
const DECODE_ON_SECONDS = 2
/** Nearer than this to the frame wanted, every frame is decoded; before, only those that others need. */
const NEAR_SECONDS = 0.5
/** Where a seek lands too late (streams without an index), it is tried again from this much earlier each time. */
const SEEK_BACK_SECONDS = [0, 3, 12, 60]
/** Timestamps are rounded to milliseconds in some containers. */
const ROUNDING_SECONDS = 0.002

export type FoundFrame = { frame: Frame; timeSeconds: number }

/** Finds the frame shown at a time. Ask in ascending order: it goes on from where it stands where that is shorter. */
export class SeekingDecoder implements Disposable {
  readonly #file: MediaFile
  readonly #stream: Stream
  readonly #decoder: StreamDecoder
  readonly #startSeconds: number
  readonly #keysOnly: boolean
  /** The last frame decoded whose time has come, and the first one beyond: frame references of our own. */
  #shown: FoundFrame | undefined
  #next: FoundFrame | undefined
  #ended = false
  #skipping = false

  constructor(file: MediaFile, stream: Stream, { maxPixels, keysOnly }: { maxPixels: number; keysOnly: boolean }) {
    this.#file = file
    this.#stream = stream
    this.#startSeconds = startOf(file.context)
    this.#keysOnly = keysOnly
    // Frame threads would decode a dozen frames past each one wanted; slices share one frame's work.
    this.#decoder = new StreamDecoder(stream, {
      options: { max_pixels: String(maxPixels), thread_type: 'slice', ...(keysOnly && { skip_frame: 'nokey' }) },
    })
  }

  /** The frame is the decoder's until the next call. */
  frameAt(timeSeconds: number): FoundFrame | undefined {
    const wanted = timeSeconds + ROUNDING_SECONDS
    const shown = this.#shown
    const near = shown && wanted >= shown.timeSeconds && wanted - shown.timeSeconds < DECODE_ON_SECONDS
    const covered = shown && this.#next && wanted >= shown.timeSeconds && wanted < this.#next.timeSeconds
    if (covered) return shown
    if (!near || this.#keysOnly) {
      if (!(shown && this.#ended && wanted >= shown.timeSeconds)) this.#seek(wanted)
    }
    return this.#decodeTo(wanted)
  }

  #seek(seconds: number): void {
    for (const back of SEEK_BACK_SECONDS) {
      const target = Math.max(0, seconds - back) + this.#startSeconds
      const { num, den } = this.#stream.timeBase
      this.#forget()
      this.#file.context.seekFrameSync(
        this.#stream.index,
        BigInt(Math.floor((target * den) / num)),
        AVSEEK_FLAG_BACKWARD,
      )
      this.#decoder.flush()
      this.#ended = false
      this.#step(-Infinity)
      const first = this.#next ?? this.#shown
      if (target <= this.#startSeconds || (first && first.timeSeconds <= seconds)) return
    }
  }

  #decodeTo(wanted: number): FoundFrame | undefined {
    if (this.#keysOnly) {
      while (!this.#next && !this.#ended) this.#step(wanted)
      return this.#next ?? this.#shown
    }
    while (!this.#ended && !(this.#next && this.#next.timeSeconds > wanted)) this.#step(wanted)
    if (this.#next && this.#next.timeSeconds <= wanted) this.#advance()
    return this.#shown ?? this.#next
  }

  /** Reads packets until one frame more has come out, or the end. `wanted`: up to there, frames may be skipped. */
  #step(wanted: number): void {
    let came = 0
    const take = (frame: Frame) => {
      came++
      const timeSeconds = (frameSeconds(frame, this.#stream.timeBase) ?? 0) - this.#startSeconds
      // A drained decoder may give several at once; those past the first that is beyond are not needed.
      if (this.#next && this.#next.timeSeconds > wanted && wanted !== -Infinity) return
      this.#advance()
      const own = frame.clone()
      if (own) this.#next = { frame: own, timeSeconds }
    }
    for (;;) {
      const packet = this.#file.read()
      if (typeof packet === 'number') {
        this.#decoder.decode(null, take)
        // Another fault than the end is met as the end: the frames so far are what there is.
        this.#ended = true
        return
      }
      if (packet.streamIndex !== this.#stream.index) continue
      const at = (toSeconds(packet.pts, this.#stream.timeBase) ?? 0) - this.#startSeconds
      this.#skipUnneeded(!this.#keysOnly && at < wanted - NEAR_SECONDS && wanted !== -Infinity)
      this.#decoder.decode(packet, take)
      if (this.#keysOnly && came === 0) {
        this.#decoder.decode(null, take)
        this.#decoder.flush()
      }
      if (came > 0) return
    }
  }

  #skipUnneeded(skip: boolean): void {
    if (skip === this.#skipping) return
    this.#skipping = skip
    this.#decoder.context.setOption('skip_frame', skip ? 'noref' : 'default')
  }

  #advance(): void {
    if (!this.#next) return
    this.#shown?.frame.free()
    this.#shown = this.#next
    this.#next = undefined
  }

  #forget(): void {
    this.#shown?.frame.free()
    this.#next?.frame.free()
    this.#shown = this.#next = undefined
  }

  [Symbol.dispose](): void {
    this.#forget()
    this.#decoder[Symbol.dispose]()
  }
}
