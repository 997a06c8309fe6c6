import { Codec, CodecContext, Frame, type Packet, type Stream } from 'node-av/lib'
import { must } from './ffmpeg-call.ts'
import { isEnd, wantsMore } from './media-file.ts'

export type DecoderOptions = {
  /** 0: as many as FFmpeg thinks right for the machine. */
  threads?: number
  /** FFmpeg's decoder options by name: `skip_loop_filter: 'all'`. */
  options?: Readonly<Record<string, string>>
}

/** Decodes one stream. Its frame is one and the same object: what `receive` gives is gone at the next call. */
export class StreamDecoder implements Disposable {
  readonly stream: Stream
  readonly context = new CodecContext()
  readonly #frame = new Frame()

  constructor(stream: Stream, { threads = 0, options = {} }: DecoderOptions = {}) {
    this.stream = stream
    const codec = Codec.findDecoder(stream.codecpar.codecId)
    if (!codec) throw new Error(`Stream ${stream.index}: no decoder for codec ${stream.codecpar.codecId}.`)
    this.context.allocContext3(codec)
    try {
      must(this.context.parametersToContext(stream.codecpar), `Stream ${stream.index}: parameters`)
      this.context.pktTimebase = stream.timeBase
      this.context.threadCount = threads
      for (const [name, value] of Object.entries(options)) this.context.setOption(name, value)
      must(this.context.open2Sync(codec), `Stream ${stream.index}: cannot open decoder ${codec.name}`)
    } catch (cause) {
      this.context.freeContext()
      throw cause
    }
    this.#frame.alloc()
  }

  /**
   * Hands in a packet (null: the end) and calls `take` for every frame that this brings out. Returns 0, or the negative
   * code of the fault that the decoder met; it can go on after one.
   */
  decode(packet: Packet | null, take: (frame: Frame) => void): number {
    let fault = 0
    for (;;) {
      const sent = this.context.sendPacketSync(packet)
      if (sent < 0 && !wantsMore(sent) && !isEnd(sent)) fault = sent
      let taken = 0
      for (;;) {
        const received = this.context.receiveFrameSync(this.#frame)
        if (received < 0) {
          if (!wantsMore(received) && !isEnd(received)) {
            fault = received
            if (packet === null && taken < 1_000) {
              taken++
              continue
            }
          }
          break
        }
        taken++
        take(this.#frame)
      }
      // A full decoder takes the packet once its frames are out; one that gave none would never take it.
      if (!wantsMore(sent) || taken === 0) return fault
    }
  }

  /** Forgets what it holds, after a seek. */
  flush(): void {
    this.context.flushBuffers()
  }

  [Symbol.dispose](): void {
    this.#frame.free()
    this.context.freeContext()
  }
}
