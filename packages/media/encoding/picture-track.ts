import { AV_PICTURE_TYPE_NONE, AV_PKT_DATA_DISPLAYMATRIX, AV_PIX_FMT_NONE, type AVPixelFormat } from 'node-av/constants'
import { avGetPixFmtFromName, type FormatContext, Frame, Rational, SoftwareScaleContext } from 'node-av/lib'
import { must } from '../decoding/index.ts'
import { EncodedTrack, type TrackTags } from './encoded-track.ts'

export type PictureSettings = TrackTags & {
  /** FFmpeg's name of the encoder: 'libx264', 'libx265', 'libvpx-vp9', 'libsvtav1', … */
  encoder: string
  width: number
  height: number
  framesPerSecond: number | { num: number; den: number }
  /** How the given pixels are laid out (FFmpeg's name); 'rgba' unless said. */
  pixels?: string
  /** How the encoder gets them; 'yuv420p' unless said. */
  encodedPixels?: string
  /** The encoder's options by name: `{ preset: 'veryfast', crf: '20', g: '60' }`. */
  options?: Readonly<Record<string, string>>
  /** Width over height of one pixel, where pixels are not square. */
  pixelAspect?: { num: number; den: number }
  /** Degrees clockwise by which a player turns the picture. */
  rotation?: 90 | 180 | 270
  /** Ticks a second of the times; finer than the frame rate for a variable one. 0: one tick a frame. */
  ticksPerSecond?: number
}

/** The picture track of a film: scaler, encoder, stream. */
export class PictureTrack implements Disposable {
  readonly #track: EncodedTrack
  readonly #given = new Frame()
  readonly #encoded = new Frame()
  readonly #scaler = new SoftwareScaleContext()
  readonly #ticksPerFrame: number
  readonly #ticksPerSecond: number
  #nextTick = 0

  constructor(output: FormatContext, settings: PictureSettings, globalHeader: boolean) {
    const { width, height, framesPerSecond, rotation } = settings
    const rate =
      typeof framesPerSecond === 'number'
        ? nearestRate(framesPerSecond)
        : new Rational(framesPerSecond.num, framesPerSecond.den)
    const timeBase = settings.ticksPerSecond
      ? new Rational(1, settings.ticksPerSecond)
      : new Rational(rate.den, rate.num)
    this.#ticksPerSecond = timeBase.den / timeBase.num
    this.#ticksPerFrame = this.#ticksPerSecond / rate.toDouble()
    this.#track = new EncodedTrack(output, settings.encoder, settings, true)
    const encodedFormat = pixelFormat(settings.encodedPixels ?? 'yuv420p')
    const { encoder, stream } = this.#track
    encoder.width = width
    encoder.height = height
    encoder.pixelFormat = encodedFormat
    encoder.framerate = rate
    const aspect = settings.pixelAspect && new Rational(settings.pixelAspect.num, settings.pixelAspect.den)
    if (aspect) encoder.sampleAspectRatio = aspect
    this.#track.open(timeBase, globalHeader, settings.options ?? {})
    stream.avgFrameRate = rate
    if (aspect) stream.sampleAspectRatio = aspect
    if (rotation) stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, displayMatrix(rotation))

    for (const [frame, format] of [
      [this.#given, pixelFormat(settings.pixels ?? 'rgba')],
      [this.#encoded, encodedFormat],
    ] as const) {
      frame.alloc()
      frame.width = width
      frame.height = height
      frame.format = format
    }
    this.#scaler.allocContext()
  }

  /** Tightly packed pixels of the whole picture. */
  add(pixels: Uint8Array, timeSeconds?: number): void {
    must(this.#given.fromBuffer(Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength)), 'Picture')
    must(this.#encoded.getBuffer(), 'Picture')
    must(this.#scaler.scaleFrameSync(this.#encoded, this.#given), 'Picture: cannot convert the pixels')
    this.addFrame(this.#encoded, timeSeconds)
    // The encoder may hold the buffer for a while yet: the next picture gets one of its own.
    const { width, height, format } = this.#encoded
    this.#encoded.unref()
    Object.assign(this.#encoded, { width, height, format })
  }

  addFrame(frame: Frame, timeSeconds?: number): void {
    const tick = timeSeconds === undefined ? this.#nextTick : timeSeconds * this.#ticksPerSecond
    this.#nextTick = tick + this.#ticksPerFrame
    frame.pts = BigInt(Math.round(tick))
    frame.duration = BigInt(Math.max(1, Math.round(this.#ticksPerFrame)))
    frame.pictType = AV_PICTURE_TYPE_NONE
    this.#track.encode(frame)
  }

  finish(): void {
    this.#track.encode(null)
  }

  [Symbol.dispose](): void {
    this.#scaler.freeContext()
    this.#given.free()
    this.#encoded.free()
    this.#track[Symbol.dispose]()
  }
}

/** 29.97 is 30000/1001: television's rates are a thousand and first part slow. */
function nearestRate(framesPerSecond: number): Rational {
  const whole = Math.round(framesPerSecond)
  if (Math.abs(framesPerSecond - whole) < 1e-6) return new Rational(whole, 1)
  if (Math.abs(framesPerSecond - (whole * 1000) / 1001) < 0.005) return new Rational(whole * 1000, 1001)
  return new Rational(Math.round(framesPerSecond * 1000), 1000)
}

function pixelFormat(name: string): AVPixelFormat {
  const format = avGetPixFmtFromName(name)
  if (format === AV_PIX_FMT_NONE) throw new Error(`FFmpeg knows no pixel format '${name}'.`)
  return format
}

/** ISO 14496-12's 3×3 matrix, 16.16 fixed point (the last column 2.30), native byte order as FFmpeg keeps it. */
function displayMatrix(clockwiseDegrees: 90 | 180 | 270): Buffer {
  const one = 1 << 16
  const turns = { 90: [0, one, -one, 0], 180: [-one, 0, 0, -one], 270: [0, -one, one, 0] }
  const [a = 0, b = 0, c = 0, d = 0] = turns[clockwiseDegrees]
  return Buffer.from(new Int32Array([a, b, 0, c, d, 0, 0, 0, 1 << 30]).buffer)
}
