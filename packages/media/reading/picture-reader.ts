import type { AnalysisPicture } from '@aftercut/engine/readings'
import type { Frame, Packet, Stream } from 'node-av/lib'
import { frameSeconds, StreamDecoder, toSeconds } from '../decoding/index.ts'
import type { FaultLog } from './fault-log.ts'
import { FrameThinner } from './frame-thinner.ts'
import { type PictureTrackFacts, pixelAspect } from './media-facts.ts'
import { fitWithin, PictureScaler } from './picture-scaler.ts'

/** A frame while it can still be used at full size. */
export type ShownFrame = { frame: Frame; timeSeconds: number }

export type PictureReaderOptions = {
  longerSide: number
  maxPixels: number
  startSeconds: number
  decoderOptions: Readonly<Record<string, string>>
  /** Whether frames that no other needs may be left out (see `FrameThinner`). */
  thin: boolean
  faults: FaultLog
  take: (picture: AnalysisPicture) => void
  /** Sees every frame at full size before it is scaled. */
  watch?: ((shown: ShownFrame) => void) | undefined
}

/** Decodes the picture track into small pictures in the order of their times. */
export class PictureReader implements Disposable {
  readonly stream: Stream
  readonly width: number
  readonly height: number
  readonly #decoder: StreamDecoder
  readonly #scaler: PictureScaler
  readonly #thinner: FrameThinner | undefined
  #thinning = false
  readonly #options: PictureReaderOptions
  readonly #frameSeconds: number
  readonly #timeBase: { num: number; den: number }
  #lastSeconds = -Infinity
  #endSeconds = 0

  constructor(stream: Stream, facts: PictureTrackFacts, options: PictureReaderOptions) {
    this.stream = stream
    this.#options = options
    this.#frameSeconds = 1 / facts.framesPerSecond
    this.#timeBase = stream.timeBase
    const side = options.longerSide
    const { width, height } = fitWithin(facts.width / facts.height, side, side)
    this.width = width
    this.height = height
    this.#decoder = new StreamDecoder(stream, {
      options: { max_pixels: String(options.maxPixels), ...options.decoderOptions },
    })
    this.#thinner = options.thin ? new FrameThinner() : undefined
    this.#scaler = new PictureScaler({ width, height, rotation: facts.rotation }, pixelAspect(stream))
  }

  /** When the last picture's time is over. */
  get endSeconds(): number {
    return this.#endSeconds
  }

  /** Decodes a packet; null: the end. `atSeconds` is told where it is damaged. */
  add(packet: Packet | null, atSeconds: number): void {
    if (packet) this.#thin(packet)
    const code = this.#decoder.decode(packet, (frame) => this.#frame(frame))
    if (code < 0) this.#options.faults.count('damaged-picture', 'pieces of the picture are damaged', atSeconds)
  }

  #thin(packet: Packet): void {
    if (!this.#thinner) return
    const thinning = this.#thinner.mayLeaveOut({
      timeSeconds: toSeconds(packet.pts, this.#timeBase),
      bytes: packet.size,
      isKey: packet.isKeyframe,
    })
    if (thinning === this.#thinning) return
    this.#thinning = thinning
    this.#decoder.context.setOption('skip_frame', thinning ? 'noref' : 'default')
  }

  #frame(frame: Frame): void {
    const { startSeconds, faults, take, watch } = this.#options
    const stamped = frameSeconds(frame, this.#timeBase)
    const next = this.#lastSeconds === -Infinity ? 0 : this.#lastSeconds + this.#frameSeconds
    // Two frames never share a time: what steps back (damage) follows at once.
    const given = stamped === undefined ? next : roundedToMicroseconds(stamped - startSeconds)
    const timeSeconds = Math.max(0, given, this.#lastSeconds)
    if (frame.decodeErrorFlags !== 0) faults.count('damaged-picture', 'pieces of the picture are damaged', timeSeconds)
    watch?.({ frame, timeSeconds })
    const picture = this.#scaler.scale(frame, timeSeconds)
    if (!picture) {
      faults.count('unknown-pixels', 'pictures have a pixel format that cannot be converted', timeSeconds)
      return
    }
    this.#lastSeconds = timeSeconds
    this.#endSeconds = timeSeconds + this.#frameSeconds
    take(picture)
  }

  [Symbol.dispose](): void {
    this.#scaler[Symbol.dispose]()
    this.#decoder[Symbol.dispose]()
  }
}

/** Taking one time from another leaves dust that would tell equal files apart. */
const roundedToMicroseconds = (seconds: number): number => Math.round(seconds * 1e6) / 1e6
