import { AV_CODEC_FLAG_GLOBAL_HEADER, AV_DISPOSITION_DEFAULT, type FFEncoderCodec } from 'node-av/constants'
import {
  Codec,
  CodecContext,
  Dictionary,
  type FormatContext,
  type Frame,
  Packet,
  Rational,
  type Stream,
} from 'node-av/lib'
import { isEnd, must, wantsMore } from '../decoding/index.ts'

export type TrackTags = {
  /** ISO 639-2 ('kor'), as containers want it. */
  language?: string
  title?: string
}

/** What every encoded track needs: an encoder, a stream in the file, and packets from one to the other. */
export class EncodedTrack implements Disposable {
  readonly encoder = new CodecContext()
  readonly codec: Codec
  readonly stream: Stream
  readonly #output: FormatContext
  readonly #packet = new Packet()

  constructor(output: FormatContext, encoderName: string, tags: TrackTags, isDefault: boolean) {
    const codec = Codec.findEncoderByName(encoderName as FFEncoderCodec)
    if (!codec) throw new Error(`This FFmpeg has no encoder '${encoderName}'.`)
    this.codec = codec
    this.#output = output
    this.encoder.allocContext3(codec)
    this.stream = output.newStream(null)
    const metadata = Object.fromEntries(
      Object.entries({ language: tags.language, title: tags.title }).filter(([, v]) => v),
    )
    if (Object.keys(metadata).length > 0) this.stream.metadata = Dictionary.fromObject(metadata)
    if (isDefault) this.stream.setDisposition(AV_DISPOSITION_DEFAULT)
    this.#packet.alloc()
  }

  /** Opens the encoder once its fields are set. */
  open(timeBase: Rational, globalHeader: boolean, options: Readonly<Record<string, string>>): void {
    this.encoder.timeBase = timeBase
    if (globalHeader) this.encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    for (const [name, value] of Object.entries({ ...quietly(this.codec.name), ...options })) {
      must(this.encoder.setOption(name, value), `Encoder ${this.codec.name}: option ${name}=${value}`)
    }
    must(this.encoder.open2Sync(this.codec), `Cannot open encoder ${this.codec.name}`)
    must(this.stream.codecpar.fromContext(this.encoder), `Encoder ${this.codec.name}: parameters`)
    this.stream.timeBase = timeBase
  }

  /** Encodes a frame (null: the end) and writes the packets that come of it. */
  encode(frame: Frame | null): void {
    must(this.encoder.sendFrameSync(frame), `Encoder ${this.codec.name}: frame refused`)
    for (;;) {
      const code = this.encoder.receivePacketSync(this.#packet)
      if (wantsMore(code) || isEnd(code)) return
      must(code, `Encoder ${this.codec.name}`)
      this.#packet.streamIndex = this.stream.index
      this.#packet.rescaleTs(this.encoder.timeBase, this.stream.timeBase)
      must(this.#output.interleavedWriteFrameSync(this.#packet), 'Cannot write a packet')
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free()
    this.encoder.freeContext()
  }
}

/** Two encoders print past FFmpeg's log, each silenced in its own way. */
function quietly(encoderName: string | null): Record<string, string> {
  if (encoderName === 'libsvtav1') process.env['SVT_LOG'] ??= '1'
  return encoderName === 'libx265' ? { 'x265-params': 'log-level=none' } : {}
}
