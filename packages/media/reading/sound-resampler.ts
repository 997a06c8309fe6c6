import { AV_CHANNEL_ORDER_NATIVE, AV_SAMPLE_FMT_FLT } from 'node-av/constants'
import { avChannelLayoutDefault, Frame, SoftwareResampleContext } from 'node-av/lib'

/** Output samples held at once: a second at the highest analysis rate, far more than any codec's frame. */
const CAPACITY_SAMPLES = 65_536

/** Turns decoded sound of whatever layout and rate into mono samples in [-1, 1] at one rate. */
export class SoundResampler implements Disposable {
  readonly #rate: number
  readonly #take: (samples: Float32Array) => void
  readonly #resampler = new SoftwareResampleContext()
  readonly #out = new Frame()
  readonly #samples: Float32Array
  #inputShape = ''

  /** `take` gets samples in an array that is used again. */
  constructor(rate: number, take: (samples: Float32Array) => void) {
    this.#rate = rate
    this.#take = take
    this.#out.alloc()
    this.#out.format = AV_SAMPLE_FMT_FLT
    this.#out.sampleRate = rate
    this.#out.channelLayout = avChannelLayoutDefault(1)
    this.#out.nbSamples = CAPACITY_SAMPLES
    this.#out.getBuffer(0)
    const bytes = this.#out.data?.[0]
    if (!bytes) throw new Error('No memory for sound.')
    this.#samples = new Float32Array(bytes.buffer, bytes.byteOffset, CAPACITY_SAMPLES)
  }

  /** Sound that has come in and not yet gone out, in seconds. */
  get heldSeconds(): number {
    return this.#inputShape === '' ? 0 : Number(this.#resampler.getDelay(1_000_000n)) / 1_000_000
  }

  /** Returns 0, or FFmpeg's negative code where this sound cannot be converted. */
  add(frame: Frame): number {
    const { order, nbChannels } = frame.channelLayout
    // Layouts by list of channels, or unknown ones, are taken for the usual one of so many channels.
    if (order !== AV_CHANNEL_ORDER_NATIVE) frame.channelLayout = avChannelLayoutDefault(nbChannels)
    const shape = `${frame.sampleRate}:${frame.format}:${nbChannels}:${frame.channelLayout.mask}`
    if (shape !== this.#inputShape) {
      this.finish()
      const code = this.#open(frame)
      if (code < 0) return code
      this.#inputShape = shape
    }
    return this.#convert(frame)
  }

  /** Gives out what the filter still holds. */
  finish(): void {
    if (this.#inputShape === '') return
    this.#convert(null)
    this.#inputShape = ''
  }

  #open(frame: Frame): number {
    const code = this.#resampler.allocSetOpts2(
      avChannelLayoutDefault(1),
      AV_SAMPLE_FMT_FLT,
      this.#rate,
      frame.channelLayout,
      frame.format as typeof AV_SAMPLE_FMT_FLT,
      frame.sampleRate,
    )
    if (code < 0) return code
    // Two channels of the same sound make one as loud, not one that is too loud for [-1, 1].
    this.#resampler.setOption('rematrix_maxval', '1')
    return this.#resampler.init()
  }

  #convert(frame: Frame | null): number {
    for (let input = frame; ; input = null) {
      this.#out.nbSamples = CAPACITY_SAMPLES
      const code = this.#resampler.convertFrame(this.#out, input)
      if (code < 0) return code
      const count = this.#out.nbSamples
      if (count > 0) this.#take(this.#samples.subarray(0, count))
      // A full array may mean that there is more.
      if (count < CAPACITY_SAMPLES) return 0
    }
  }

  [Symbol.dispose](): void {
    this.#resampler.free()
    this.#out.free()
  }
}
