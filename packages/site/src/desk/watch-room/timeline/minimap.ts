import type { PlacedLane } from './lanes.ts'
import type { Palette } from './palette.ts'
import type { TimeView } from './time-view.ts'

/** Segments in the upper part, moments as ticks below. Share of the height. */
const SEGMENTS_SHARE = 0.55

/** The whole video in a strip, with the stretch that the timeline shows. The picture is drawn once and kept. */
export class MinimapPainter {
  readonly #context: CanvasRenderingContext2D
  #picture: OffscreenCanvas | undefined
  #of: readonly PlacedLane[] | undefined

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context
  }

  /** Colours or size changed: the picture is drawn anew. */
  forget(): void {
    this.#picture = undefined
  }

  paint(view: TimeView, now: number, placed: readonly PlacedLane[], palette: Palette, scale: number): void {
    const context = this.#context
    const { width, height } = context.canvas
    if (width === 0 || height === 0) return
    if (!this.#picture || this.#of !== placed) {
      this.#picture = draw(placed, view.duration, width, height, palette)
      this.#of = placed
    }
    context.drawImage(this.#picture, 0, 0)
    const from = (view.start / view.duration) * width
    const shown = Math.min(width, ((view.secondsPerPixel * view.width) / view.duration) * width)
    if (shown < width - 1) {
      context.strokeStyle = palette.ink
      context.lineWidth = 2 * scale
      context.strokeRect(from + scale, scale, Math.max(3 * scale, shown - 2 * scale), height - 2 * scale)
    }
    context.fillStyle = palette.accent
    context.fillRect((now / view.duration) * width - scale, 0, 2 * scale, height)
  }
}

function draw(
  placed: readonly PlacedLane[],
  duration: number,
  width: number,
  height: number,
  palette: Palette,
): OffscreenCanvas {
  const picture = new OffscreenCanvas(width, height)
  const context = picture.getContext('2d', { alpha: false })
  if (!context) return picture
  context.fillStyle = palette.raised
  context.fillRect(0, 0, width, height)
  const split = Math.round(height * SEGMENTS_SHARE)
  for (const { name, lane } of placed) {
    if (name !== 'segments' && name !== 'moments') continue
    const [top, tall] = name === 'segments' ? [0, split] : [split, height - split]
    for (const item of lane.items) {
      if (item.look === 'rejected') continue
      context.fillStyle = palette[item.colour as keyof Palette]
      const from = (item.start / duration) * width
      context.fillRect(from, top, Math.max(1, ((item.end - item.start) / duration) * width), tall)
    }
  }
  return picture
}
