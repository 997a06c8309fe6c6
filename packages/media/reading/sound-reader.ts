import type { Frame, Packet, Stream } from 'node-av/lib'
import { frameSeconds, StreamDecoder } from '../decoding/index.ts'
import type { FaultLog } from './fault-log.ts'
import { SoundLine } from './sound-line.ts'
import { SoundResampler } from './sound-resampler.ts'

export type SoundReaderOptions = {
  sampleRate: number
  startSeconds: number
  faults: FaultLog
  take: (samples: Float32Array) => void
}

/** Decodes a sound track into mono samples on the line of time. */
export class SoundReader implements Disposable {
  readonly stream: Stream
  readonly #decoder: StreamDecoder
  readonly #line: SoundLine
  readonly #resampler: SoundResampler
  readonly #options: SoundReaderOptions
  readonly #timeBase: { num: number; den: number }
  /** Time of the input's next sample, as its timestamps say. */
  #inputSeconds: number | undefined

  constructor(stream: Stream, options: SoundReaderOptions) {
    this.stream = stream
    this.#options = options
    this.#timeBase = stream.timeBase
    // Sound decodes too fast for threads to be worth their start.
    this.#decoder = new StreamDecoder(stream, { threads: 1 })
    this.#line = new SoundLine(options.sampleRate, options.take)
    this.#resampler = new SoundResampler(options.sampleRate, (samples) => this.#line.add(samples))
  }

  get endSeconds(): number {
    return this.#line.seconds
  }

  add(packet: Packet | null, atSeconds: number): void {
    const code = this.#decoder.decode(packet, (frame) => this.#frame(frame))
    if (code < 0) this.#options.faults.count('damaged-sound', 'pieces of the sound are damaged', atSeconds)
    if (packet === null) this.#resampler.finish()
  }

  #frame(frame: Frame): void {
    const { startSeconds, faults } = this.#options
    const stamped = frameSeconds(frame, this.#timeBase)
    const seconds = stamped === undefined ? this.#inputSeconds : stamped - startSeconds
    if (seconds !== undefined) this.#line.moveTo(seconds, this.#resampler.heldSeconds)
    const lengthSeconds = frame.sampleRate > 0 ? frame.nbSamples / frame.sampleRate : 0
    this.#inputSeconds = (seconds ?? 0) + lengthSeconds
    if (this.#resampler.add(frame) < 0) {
      faults.count('unknown-sound', 'pieces of the sound have a layout that cannot be converted', seconds ?? 0)
    }
  }

  [Symbol.dispose](): void {
    this.#resampler[Symbol.dispose]()
    this.#decoder[Symbol.dispose]()
  }
}
