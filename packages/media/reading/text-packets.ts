import type { TextTrack } from '@aftercut/engine/captions'
import type { Packet, Stream } from 'node-av/lib'
import { toSeconds } from '../decoding/index.ts'
import type { TextTrackFacts } from './media-facts.ts'

/** Codecs whose packets are text; captions that are pictures (DVD, Blu-ray, DVB) are not read. */
const TEXT_CODECS = new Set(['mov_text', 'subrip', 'srt', 'text', 'ass', 'ssa', 'webvtt'])

/** A cue that gives no length stands this long, or until the next one. */
const UNKNOWN_LENGTH_SECONDS = 5

/** Gathers the packets of a text track as the caption reader takes them. */
export class TextPackets {
  readonly stream: Stream
  readonly #track: TextTrack & { packets: { start: number; end: number; data: string }[] }
  readonly #startSeconds: number

  constructor(file: string, stream: Stream, facts: TextTrackFacts, startSeconds: number) {
    this.stream = stream
    this.#startSeconds = startSeconds
    this.#track = { file, codec: facts.codec, language: facts.language, title: facts.title, packets: [] }
  }

  static readable(facts: TextTrackFacts): boolean {
    return TEXT_CODECS.has(facts.codec)
  }

  /** Returns the cue's start, in seconds. */
  add(packet: Packet): number | undefined {
    const { timeBase } = this.stream
    const stamped = toSeconds(packet.pts, timeBase)
    const data = packet.data
    if (stamped === undefined || !data) return undefined
    const start = stamped - this.#startSeconds
    const length = toSeconds(packet.duration, timeBase) ?? 0
    const end = start + (length > 0 ? length : UNKNOWN_LENGTH_SECONDS)
    this.#track.packets.push({ start, end, data: this.#text(data) })
    return start
  }

  track(): TextTrack {
    return this.#track
  }

  /** 3GPP timed text begins with its length; style boxes follow the text. */
  #text(data: Buffer): string {
    if (this.#track.codec !== 'mov_text' || data.length < 2) return data.toString('utf8')
    const text = data.subarray(2, 2 + data.readUInt16BE(0))
    const utf16 = text.length >= 2 && (text.readUInt16BE(0) === 0xfe_ff || text.readUInt16BE(0) === 0xff_fe)
    return utf16 ? new TextDecoder(text[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(text) : text.toString('utf8')
  }
}
