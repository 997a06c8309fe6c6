import { resolve } from 'node:path'
import { AVDISCARD_ALL, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants'
import { Dictionary, FormatContext, Packet, type Stream } from 'node-av/lib'
import { must } from './ffmpeg-call.ts'

/**
 * The containers that are read. A playlist, a list of files or a picture sequence names other files or hosts, so none
 * of those is here: a file that calls itself a video stays one file.
 */
const CONTAINERS =
  'mov,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,live_flv,ogg,asf,mxf,nut,rm,' +
  'h264,hevc,ivf,obu,av1,m4v,dv,yuv4mpegpipe,gif,' +
  'wav,w64,aiff,mp3,aac,flac,ac3,eac3,dts,caf,amr,au,tta,wv,ape,loas'

/** A media file opened for reading, one packet at a time. Close it. */
export class MediaFile implements Disposable {
  readonly path: string
  readonly streams: readonly Stream[]
  readonly context: FormatContext
  readonly #packet = new Packet()

  constructor(path: string, { maxPixels = Infinity }: { maxPixels?: number } = {}) {
    this.path = path
    this.context = new FormatContext()
    const dictionary = Dictionary.fromObject({
      protocol_whitelist: 'file',
      format_whitelist: CONTAINERS,
      // Streams that appear late in an MPEG-TS, and H.264 whose first key frame is late, want more than FFmpeg's 5 MB.
      probesize: 20_000_000,
      analyzeduration: 10_000_000,
      // One stream for each of a hostile file's thousands of tracks is memory for nothing.
      max_streams: 100,
    })
    // `file:` keeps a name like `http://…` or `concat:…` from being taken for a protocol.
    must(this.context.openInputSync(`file:${resolve(path)}`, null, dictionary), `Cannot open ${path}`)
    dictionary.free()
    try {
      // Finding out decodes a few frames. A picture that is declared too large must not be laid out even there: its
      // packets are dropped from the start. (Codec options for this step cannot be handed over safely.)
      for (const { codecpar, index } of this.context.streams) {
        if (codecpar.width * codecpar.height > maxPixels) this.#drop(index)
      }
      must(this.context.findStreamInfoSync(null), `Cannot find what ${path} holds`)
      this.streams = this.context.streams
    } catch (cause) {
      this.context.closeInputSync()
      throw cause
    }
    this.#packet.alloc()
  }

  #drop(index: number): void {
    const stream = this.context.streams[index]
    if (stream) stream.discard = AVDISCARD_ALL
  }

  /** Tells the demuxer to drop every stream but these. */
  keepOnly(streams: readonly Stream[]): void {
    for (const stream of this.streams) {
      if (!streams.some((kept) => kept.index === stream.index)) stream.discard = AVDISCARD_ALL
    }
  }

  /**
   * The next packet, or FFmpeg's negative code: AVERROR_EOF at the end, another where the file is broken. The packet is
   * one and the same object: it is emptied at the next call.
   */
  read(): Packet | number {
    this.#packet.unref()
    const code = this.context.readFrameSync(this.#packet)
    return code < 0 ? code : this.#packet
  }

  [Symbol.dispose](): void {
    this.#packet.free()
    this.context.closeInputSync()
  }
}

export function isEnd(code: number): boolean {
  return code === AVERROR_EOF
}

export function wantsMore(code: number): boolean {
  return code === AVERROR_EAGAIN
}
