import type { AnalysisPicture } from '@aftercut/engine/readings'
import { AV_FRAME_FLAG_INTERLACED, AV_PIX_FMT_YUV420P } from 'node-av/constants'
import { Frame, SoftwareScaleContext } from 'node-av/lib'
import { LineSampler } from './line-sampler.ts'
import { displaySize, type PictureTrackFacts } from './media-facts.ts'
import { placeTurned } from './turn.ts'

/** Width and height of what fits a box of `width` × `height` at the given aspect, both even, touching the box. */
export function fitWithin(aspect: number, width: number, height: number): { width: number; height: number } {
  const even = (n: number, most: number) => Math.min(most, Math.max(2, Math.round(n / 2) * 2))
  return aspect >= width / height
    ? { width, height: even(width / aspect, height) }
    : { width: even(height * aspect, width), height }
}

export type ScaledSize = { width: number; height: number; rotation: PictureTrackFacts['rotation'] }

/**
 * Scales decoded frames to one small size: FFmpeg's area scaler, then (for a turned picture, or one whose shape changes
 * midstream) a copy that turns it or sets black beside it.
 */
export class PictureScaler implements Disposable {
  readonly #size: ScaledSize
  readonly #pixelAspect: number
  readonly #lines = new LineSampler()
  readonly #scaler = new SoftwareScaleContext()
  #frame = new Frame()
  #planes: Uint8Array[] = []
  #lineBytes: number[] = []
  #sourceShape = ''
  /** Where the copy goes, when one is needed. */
  readonly #canvas: AnalysisPicture
  #copies = false
  /** Reused from frame to frame. */
  readonly #direct: AnalysisPicture

  /** `pixelAspect` stands for frames that say nothing of theirs. */
  constructor(size: ScaledSize, pixelAspect: number) {
    this.#size = size
    this.#pixelAspect = pixelAspect
    const { width, height } = size
    const chroma = Math.ceil(width / 2) * Math.ceil(height / 2)
    const [y, u, v] = [new Uint8Array(width * height), new Uint8Array(chroma), new Uint8Array(chroma)]
    this.#canvas = { timeSeconds: 0, width, height, y, u, v }
    this.#direct = { ...this.#canvas }
    this.#scaler.allocContext()
    // Area averaging: every pixel counts, so that no detail folds over.
    this.#scaler.setOption('sws_flags', 'area')
  }

  /** The frame in small; the arrays are reused for the next one. Undefined where FFmpeg cannot convert it. */
  scale(frame: Frame, timeSeconds: number): AnalysisPicture | undefined {
    this.#follow(frame)
    const sampled = this.#lines.sample(frame, this.#frame.height)
    // The scaler would take the fields of an interlaced frame apart; woven together they average to the same.
    if (sampled.flags & AV_FRAME_FLAG_INTERLACED) sampled.clearFlags(AV_FRAME_FLAG_INTERLACED)
    if (this.#scaler.scaleFrameSync(this.#frame, sampled) < 0) return undefined
    if (!this.#copies) {
      this.#direct.timeSeconds = timeSeconds
      return this.#direct
    }
    this.#copy()
    this.#canvas.timeSeconds = timeSeconds
    return this.#canvas
  }

  /** Lays out the scaler's output for frames of this one's shape. */
  #follow(frame: Frame): void {
    const { num, den } = frame.sampleAspectRatio
    const aspect = num > 0 && den > 0 ? num / den : this.#pixelAspect
    const shape = `${frame.width}x${frame.height}:${aspect}`
    if (shape === this.#sourceShape) return
    this.#sourceShape = shape
    const { width, height, rotation } = this.#size
    const shown = displaySize(frame.width, frame.height, aspect, rotation)
    const fitted = fitWithin(shown.width / shown.height, width, height)
    // A pixel more or less is the same shape, rounded: no border for that.
    const same = Math.abs(fitted.width - width) <= 2 && Math.abs(fitted.height - height) <= 2
    const inner = same ? { width, height } : fitted
    const stored = rotation % 180 === 0 ? inner : { width: inner.height, height: inner.width }
    this.#frame.free()
    this.#frame = new Frame()
    this.#frame.alloc()
    this.#frame.width = stored.width
    this.#frame.height = stored.height
    this.#frame.format = AV_PIX_FMT_YUV420P
    // No row padding: the analyser reads the scaler's output where it stands.
    this.#frame.getBuffer(1)
    // Plain arrays, like the canvas's: one kind for the analyser's loops to be compiled for.
    this.#planes = (this.#frame.data ?? []).map((p) => new Uint8Array(p.buffer, p.byteOffset, p.byteLength))
    this.#lineBytes = this.#frame.linesize
    this.#copies =
      rotation !== 0 || !same || this.#lineBytes[0] !== width || this.#lineBytes[1] !== Math.ceil(width / 2)
    const [y, u, v] = this.#planes
    if (y && u && v) Object.assign(this.#direct, { y, u, v })
    this.#canvas.y.fill(16)
    this.#canvas.u.fill(128)
    this.#canvas.v.fill(128)
  }

  #copy(): void {
    const { width, height, rotation } = this.#size
    const stored = { width: this.#frame.width, height: this.#frame.height }
    const targets = [this.#canvas.y, this.#canvas.u, this.#canvas.v]
    for (const [n, target] of targets.entries()) {
      const half = (size: number) => (n === 0 ? size : Math.ceil(size / 2))
      const source = { bytes: this.#planes[n] ?? target, lineBytes: this.#lineBytes[n] ?? 0 }
      placeTurned(
        { ...source, width: half(stored.width), height: half(stored.height) },
        { bytes: target, lineBytes: half(width), width: half(width), height: half(height) },
        rotation,
      )
    }
  }

  [Symbol.dispose](): void {
    this.#lines[Symbol.dispose]()
    this.#frame.free()
    this.#scaler.freeContext()
  }
}
