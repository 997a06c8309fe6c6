import { AV_CODEC_ID_MJPEG, AV_FRAME_FLAG_INTERLACED, AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG } from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareScaleContext } from 'node-av/lib'
import { must } from '../decoding/index.ts'
import type { PictureTrackFacts } from '../reading/media-facts.ts'
import { fitWithin } from '../reading/picture-scaler.ts'
import { placeTurned } from '../reading/turn.ts'

/** FFmpeg's quantiser for JPEG runs from 2 (best) to 31, scaled by its FF_QP2LAMBDA. */
const LAMBDA = 118

/** Scales, turns and encodes frames as JPEG, all at one size. */
export class JpegMaker implements Disposable {
  readonly width: number
  readonly height: number
  readonly #rotation: PictureTrackFacts['rotation']
  readonly #scaler = new SoftwareScaleContext()
  readonly #scaled: Frame
  readonly #upright: Frame
  readonly #encoder = new CodecContext()
  readonly #packet = new Packet()

  constructor(track: PictureTrackFacts, width: number, quality: number) {
    const { rotation } = track
    const size = fitWithin(
      track.width / track.height,
      width,
      Math.round((width * track.height) / track.width / 2) * 2 || 2,
    )
    this.width = size.width
    this.height = size.height
    this.#rotation = rotation
    this.#scaler.allocContext()
    // Every pixel counts, and in two thirds of the time that bicubic takes.
    this.#scaler.setOption('sws_flags', 'area')
    this.#upright = pictureFrame(this.width, this.height)
    this.#scaled = rotation % 180 === 0 ? pictureFrame(this.width, this.height) : pictureFrame(this.height, this.width)
    const codec = Codec.findEncoder(AV_CODEC_ID_MJPEG)
    if (!codec) throw new Error("This FFmpeg has no encoder 'mjpeg'.")
    this.#encoder.allocContext3(codec)
    this.#encoder.width = this.width
    this.#encoder.height = this.height
    this.#encoder.pixelFormat = AV_PIX_FMT_YUVJ420P
    this.#encoder.colorRange = AVCOL_RANGE_JPEG
    this.#encoder.timeBase = new Rational(1, 25)
    this.#encoder.setOption('flags', '+qscale')
    const quantiser = Math.round(31 - (Math.min(100, Math.max(1, quality)) / 100) * 29)
    this.#encoder.globalQuality = quantiser * LAMBDA
    must(this.#encoder.open2Sync(codec), 'Cannot open the JPEG encoder')
    this.#upright.quality = quantiser * LAMBDA
    this.#packet.alloc()
  }

  make(frame: Frame): { width: number; height: number; jpeg: Uint8Array } {
    frame.clearFlags(AV_FRAME_FLAG_INTERLACED)
    const target = this.#rotation === 0 ? this.#upright : this.#scaled
    must(this.#upright.makeWritable(), 'Still')
    must(this.#scaler.scaleFrameSync(target, frame), 'Cannot scale the frame of a still')
    if (this.#rotation !== 0) this.#turn()
    this.#upright.pts += 1n
    must(this.#encoder.sendFrameSync(this.#upright), 'Cannot encode a still')
    must(this.#encoder.receivePacketSync(this.#packet), 'Cannot encode a still')
    const jpeg = Uint8Array.from(this.#packet.data ?? [])
    this.#packet.unref()
    return { width: this.width, height: this.height, jpeg }
  }

  #turn(): void {
    const from = this.#scaled
    const to = this.#upright
    for (let n = 0; n < 3; n++) {
      const half = (size: number) => (n === 0 ? size : Math.ceil(size / 2))
      const [source, target] = [from.data?.[n], to.data?.[n]]
      if (!source || !target) continue
      placeTurned(
        { bytes: source, lineBytes: from.linesize[n] ?? 0, width: half(from.width), height: half(from.height) },
        { bytes: target, lineBytes: to.linesize[n] ?? 0, width: half(to.width), height: half(to.height) },
        this.#rotation,
      )
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free()
    this.#encoder.freeContext()
    this.#scaled.free()
    this.#upright.free()
    this.#scaler.freeContext()
  }
}

function pictureFrame(width: number, height: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.width = width
  frame.height = height
  frame.format = AV_PIX_FMT_YUVJ420P
  frame.colorRange = AVCOL_RANGE_JPEG
  frame.pts = 0n
  must(frame.getBuffer(), 'No memory for a still')
  return frame
}
