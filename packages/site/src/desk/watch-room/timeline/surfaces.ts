import { MinimapPainter } from './minimap.ts'
import { paintOver, type Over } from './paint-over.ts'
import { Painter, type Painted } from './painter.ts'
import { readPalette, type Palette } from './palette.ts'

/** The height of the strip that shows the whole video. Pixels. */
const MAP_HEIGHT = 26

/**
 * The three canvases: what is in the video, what lies over it (the chosen, the dragged, the time), the whole in a strip.
 * `root`: the element with the timeline's colours.
 */
export type Canvases = {
  root: HTMLElement
  content: HTMLCanvasElement
  over: HTMLCanvasElement
  map: HTMLCanvasElement
}

/** All that is drawn, as it is now. */
export type Scene = Omit<Painted, 'palette'> & Omit<Over, 'palette'>

/** Draws the timeline at most once a frame, and of its canvases what is no longer so. */
export class Surfaces {
  readonly #canvases: Canvases
  readonly #scene: () => Scene
  readonly #painters: { content: Painter; map: MinimapPainter } | undefined
  #palette: Palette | undefined
  #frame = 0
  #isContentStale = true
  #width = 0

  constructor(canvases: Canvases, scene: () => Scene) {
    this.#canvases = canvases
    this.#scene = scene
    const content = canvases.content.getContext('2d', { alpha: false })
    const map = canvases.map.getContext('2d', { alpha: false })
    this.#painters = content && map ? { content: new Painter(content), map: new MinimapPainter(map) } : undefined
  }

  /** Draws again what lies over the lanes, and with `content` the lanes too. */
  redraw(content: boolean): void {
    if (content) this.#isContentStale = true
    this.#frame ||= requestAnimationFrame(() => this.#paint())
  }

  /** A canvas is emptied when its size is set: only to be called where it changed. Pixels of the page. */
  resize(width: number, height: number): void {
    if (width === 0) return
    this.#width = width
    const scale = devicePixelRatio
    const { content, over, map } = this.#canvases
    for (const [canvas, high] of [
      [content, height],
      [over, height],
      [map, MAP_HEIGHT],
    ] as const) {
      canvas.width = Math.round(width * scale)
      canvas.height = Math.round(high * scale)
      canvas.style.height = `${high}px`
    }
    this.#painters?.map.forget()
    this.redraw(true)
  }

  /** The page has other colours now. */
  recolour(): void {
    this.#palette = undefined
    this.#painters?.map.forget()
    this.redraw(true)
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
  }

  #paint(): void {
    this.#frame = 0
    const { root, content, over } = this.#canvases
    const above = over.getContext('2d')
    if (!this.#painters || !above || this.#width === 0) return
    const scale = devicePixelRatio
    const palette = (this.#palette ??= readPalette(root))
    const scene = { ...this.#scene(), palette }
    if (this.#isContentStale) {
      content.getContext('2d')?.setTransform(scale, 0, 0, scale, 0, 0)
      this.#painters.content.paint(scene)
    }
    this.#painters.map.paint(scene.view, scene.nowSeconds, scene.placed, palette, scale)
    above.setTransform(scale, 0, 0, scale, 0, 0)
    paintOver(above, scene)
    this.#isContentStale = false
  }
}
