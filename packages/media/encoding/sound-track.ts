import {
  AV_CODEC_CAP_SMALL_LAST_FRAME,
  AV_CODEC_CAP_VARIABLE_FRAME_SIZE,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
} from 'node-av/constants'
import { avChannelLayoutDefault, type FormatContext, Frame, Rational, SoftwareResampleContext } from 'node-av/lib'
import { must } from '../decoding/index.ts'
import { EncodedTrack, type TrackTags } from './encoded-track.ts'

export type SoundSettings = TrackTags & {
  /** FFmpeg's name of the encoder: 'libfdk_aac' ('aac' puts cracks into pure tones), 'libopus', 'flac', 'pcm_s16le', … */
  encoder: string
  /** Hertz. */
  sampleRate: number
  channels: number
  options?: Readonly<Record<string, string>>
}

/** Samples of a frame where the encoder takes any number. */
const FREE_FRAME_SAMPLES = 1024

/** A sound track of a film: cuts samples into the encoder's frames, converts and encodes them. */
export class SoundTrack implements Disposable {
  readonly channels: number
  readonly sampleRate: number
  readonly #track: EncodedTrack
  readonly #resampler = new SoftwareResampleContext()
  readonly #frameSamples: number
  readonly #padLast: boolean
  /** One encoder frame, interleaved. */
  readonly #waiting: Float32Array
  #waitingLength = 0
  #encodedSamples = 0

  constructor(output: FormatContext, settings: SoundSettings, globalHeader: boolean, isDefault: boolean) {
    const { sampleRate, channels } = settings
    this.channels = channels
    this.sampleRate = sampleRate
    this.#track = new EncodedTrack(output, settings.encoder, settings, isDefault)
    const { encoder, codec } = this.#track
    const formats = codec.sampleFormats ?? [AV_SAMPLE_FMT_FLTP]
    const format = formats.find((f) => f === AV_SAMPLE_FMT_FLTP) ?? formats[0] ?? AV_SAMPLE_FMT_FLTP
    const layout = avChannelLayoutDefault(channels)
    encoder.sampleRate = sampleRate
    encoder.sampleFormat = format
    encoder.channelLayout = layout
    this.#track.open(new Rational(1, sampleRate), globalHeader, settings.options ?? {})
    const fixed = encoder.frameSize > 0 && !codec.hasCapabilities(AV_CODEC_CAP_VARIABLE_FRAME_SIZE)
    this.#frameSamples = fixed ? encoder.frameSize : FREE_FRAME_SAMPLES
    this.#padLast = fixed && !codec.hasCapabilities(AV_CODEC_CAP_SMALL_LAST_FRAME)
    this.#waiting = new Float32Array(this.#frameSamples * channels)
    must(
      this.#resampler.allocSetOpts2(layout, format, sampleRate, layout, AV_SAMPLE_FMT_FLT, sampleRate),
      'Sound: cannot convert the samples',
    )
    must(this.#resampler.init(), 'Sound: cannot convert the samples')
  }

  /** How much has been added, in seconds. */
  get seconds(): number {
    return (this.#encodedSamples + this.#waitingLength / this.channels) / this.sampleRate
  }

  add(samples: Float32Array): void {
    for (let from = 0; from < samples.length;) {
      const part = samples.subarray(from, from + this.#waiting.length - this.#waitingLength)
      this.#waiting.set(part, this.#waitingLength)
      this.#waitingLength += part.length
      from += part.length
      if (this.#waitingLength === this.#waiting.length) this.#encodeWaiting()
    }
  }

  finish(): void {
    if (this.#waitingLength > 0) {
      if (this.#padLast) {
        this.#waiting.fill(0, this.#waitingLength)
        this.#waitingLength = this.#waiting.length
      }
      this.#encodeWaiting()
    }
    this.#track.encode(null)
  }

  #encodeWaiting(): void {
    const { encoder } = this.#track
    const sampleCount = this.#waitingLength / this.channels
    const given = new Frame()
    given.alloc()
    given.format = AV_SAMPLE_FMT_FLT
    given.nbSamples = sampleCount
    given.sampleRate = this.sampleRate
    given.channelLayout = encoder.channelLayout
    must(given.getBuffer(), 'Sound')
    must(given.fromBuffer(Buffer.from(this.#waiting.buffer, 0, this.#waitingLength * 4)), 'Sound')
    const encoded = new Frame()
    encoded.alloc()
    encoded.format = encoder.sampleFormat
    encoded.sampleRate = this.sampleRate
    encoded.channelLayout = encoder.channelLayout
    encoded.nbSamples = sampleCount
    must(encoded.getBuffer(), 'Sound')
    must(this.#resampler.convertFrame(encoded, given), 'Sound: cannot convert the samples')
    encoded.pts = BigInt(this.#encodedSamples)
    this.#track.encode(encoded)
    this.#encodedSamples += sampleCount
    this.#waitingLength = 0
    given.free()
    encoded.free()
  }

  [Symbol.dispose](): void {
    this.#resampler.free()
    this.#track[Symbol.dispose]()
  }
}
