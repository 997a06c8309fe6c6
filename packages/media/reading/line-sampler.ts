import { AV_BUFFERSRC_FLAG_KEEP_REF } from 'node-av/constants'
import { type FilterContext, FilterGraph, Frame } from 'node-av/lib'
import { must } from '../decoding/index.ts'

/**
 * Lines of the frame for each row of the small picture: the mean over these, each read in full, is within 1 of 255 of
 * the mean over all lines, and the scaler, which waits for memory, does with half its time (bench/speed).
 */
const LEAST_LINES_A_ROW = 2.4

/**
 * Leaves out lines that a much smaller picture does not need: FFmpeg's `field` filter, which copies nothing. The upper
 * lines first, then the lower ones of those, so that the lines kept lie about the middle of those left out.
 */
export class LineSampler implements Disposable {
  readonly #kept = new Frame()
  #graph: FilterGraph | undefined
  #source: FilterContext | undefined
  #sink: FilterContext | undefined
  #shape = ''

  constructor() {
    this.#kept.alloc()
  }

  /** The frame with fewer lines, this sampler's until the next call; or the frame itself, where none can be left out. */
  sample(frame: Frame, rows: number): Frame {
    const { width, height, format } = frame
    const shape = `${width}x${height}:${format}:${rows}`
    if (shape !== this.#shape) this.#follow(frame, rows, shape)
    if (!this.#source || !this.#sink) return frame
    this.#kept.unref()
    const passed = this.#source.buffersrcAddFrameSync(frame, AV_BUFFERSRC_FLAG_KEEP_REF)
    return passed >= 0 && this.#sink.buffersinkGetFrameSync(this.#kept) >= 0 ? this.#kept : frame
  }

  #follow({ width, height, format }: Frame, rows: number, shape: string): void {
    this.#shape = shape
    this.#graph?.free()
    this.#graph = this.#source = this.#sink = undefined
    const halvings = Math.floor(Math.log2(Math.max(1, height / (rows * LEAST_LINES_A_ROW))))
    if (halvings < 1) return
    const fields = Array.from({ length: halvings }, (_, n) => (n % 2 === 0 ? 'field=top' : 'field=bottom'))
    const source = `buffer@in=video_size=${width}x${height}:pix_fmt=${format}:time_base=1/1000`
    const graph = (this.#graph = new FilterGraph())
    graph.alloc()
    must(graph.parse2([source, ...fields, 'buffersink@out'].join(',')), 'Cannot sample lines')
    must(graph.configSync(), 'Cannot sample lines')
    this.#source = graph.getFilter('buffer@in') ?? undefined
    this.#sink = graph.getFilter('buffersink@out') ?? undefined
  }

  [Symbol.dispose](): void {
    this.#kept.free()
    this.#graph?.free()
  }
}
