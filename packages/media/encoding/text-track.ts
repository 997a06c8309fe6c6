import {
  AV_CODEC_ID_ASS,
  AV_CODEC_ID_MOV_TEXT,
  AV_CODEC_ID_SUBRIP,
  AV_CODEC_ID_WEBVTT,
  AVMEDIA_TYPE_SUBTITLE,
  AV_PKT_FLAG_KEY,
} from 'node-av/constants'
import { Dictionary, type FormatContext, Packet, Rational, type Stream } from 'node-av/lib'
import { must } from '../decoding/index.ts'
import type { TrackTags } from './encoded-track.ts'

export type TextSettings = TrackTags & {
  codec: 'mov_text' | 'subrip' | 'ass' | 'webvtt'
  /** ASS: the script's header, up to the `[Events]` line and its `Format:`. */
  header?: string
}

const CODEC_IDS = {
  mov_text: AV_CODEC_ID_MOV_TEXT,
  subrip: AV_CODEC_ID_SUBRIP,
  ass: AV_CODEC_ID_ASS,
  webvtt: AV_CODEC_ID_WEBVTT,
}

/** A caption track inside a film: cues are written as they are, in the codec's own bytes. */
export class TextTrack {
  readonly stream: Stream
  readonly #output: FormatContext
  readonly #codec: TextSettings['codec']

  constructor(output: FormatContext, settings: TextSettings) {
    this.#output = output
    this.#codec = settings.codec
    this.stream = output.newStream(null)
    this.stream.codecpar.codecType = AVMEDIA_TYPE_SUBTITLE
    this.stream.codecpar.codecId = CODEC_IDS[settings.codec]
    this.stream.timeBase = new Rational(1, 1000)
    if (settings.header) this.stream.codecpar.extradata = Buffer.from(settings.header)
    const tags = Object.fromEntries(
      Object.entries({ language: settings.language, title: settings.title }).filter(([, v]) => v),
    )
    if (Object.keys(tags).length > 0) this.stream.metadata = Dictionary.fromObject(tags)
  }

  /** Adds one cue: its text, or for ASS the event's line as Matroska keeps it (`0,0,Default,,0,0,0,,Hello`). */
  add(startSeconds: number, endSeconds: number, text: string): void {
    const bytes = Buffer.from(text)
    const packet = new Packet()
    packet.alloc()
    packet.data =
      this.#codec === 'mov_text' ? Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]) : bytes
    packet.pts = packet.dts = BigInt(Math.round(startSeconds * 1000))
    packet.duration = BigInt(Math.round((endSeconds - startSeconds) * 1000))
    packet.streamIndex = this.stream.index
    packet.setFlags(AV_PKT_FLAG_KEY)
    packet.rescaleTs({ num: 1, den: 1000 }, this.stream.timeBase)
    must(this.#output.interleavedWriteFrameSync(packet), 'Cannot write a cue')
    packet.free()
  }
}
