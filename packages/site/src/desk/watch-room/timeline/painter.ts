import { firstReaching } from './lane.ts'
import { RULER_HEIGHT, STRIP_HEIGHT, WAVE_HEIGHT, type PlacedLane, type TimelineItem } from './lanes.ts'
import type { Palette } from './palette.ts'
import { rulerLabel, rulerStep } from './ruler.ts'
import type { StillStrip } from './still-strip.ts'
import { endOf, xOf, type TimeView } from './time-view.ts'
import { levelFor, rateOf, type Wave } from './wave-levels.ts'

const GAP = 5
const STRIP_TOP = RULER_HEIGHT + GAP
const WAVE_TOP = STRIP_TOP + STRIP_HEIGHT + GAP
const FONT = '12px system-ui, sans-serif'
/** Narrower than this an item has no words. Pixels. */
const LEAST_WORDS = 26
/** The flag of a call. Pixels. */
const FLAG = 6

export type Painted = {
  view: TimeView
  frameSeconds: number
  placed: readonly PlacedLane[]
  wave: Wave | undefined
  strip: StillStrip | undefined
  /** Width over height of a still. */
  aspect: number
  palette: Palette
}

/**
 * Draws the timeline. Only what is in view is looked at (binary search), items that fall on the same pixels are drawn
 * once, and nothing is allocated but the cut words of labels, which are kept.
 */
export class Painter {
  readonly #context: CanvasRenderingContext2D
  readonly #widths = new Map<string, number>()
  readonly #cuts = new WeakMap<TimelineItem, { letters: number; words: string }>()
  /** Of each row, the pixel up to which it is drawn. */
  readonly #drawn = new Float64Array(8)
  readonly #missing: number[] = []

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context
  }

  paint(painted: Painted): void {
    const context = this.#context
    const { view, palette, placed } = painted
    context.fillStyle = palette.paper
    context.fillRect(0, 0, view.width, context.canvas.height)
    context.font = FONT
    context.textBaseline = 'middle'
    this.#ruler(painted)
    this.#strip(painted)
    this.#wave(painted)
    for (const lane of placed) this.#lane(lane, view, palette)
  }

  #ruler({ view, frameSeconds, palette }: Painted): void {
    const context = this.#context
    const step = rulerStep(view.secondsPerPixel, frameSeconds)
    const last = Math.min(view.duration, endOf(view))
    context.fillStyle = palette.line
    for (let k = Math.floor(view.start / step.minor); k * step.minor <= last; k++)
      context.fillRect(Math.round(xOf(view, k * step.minor)), RULER_HEIGHT - 5, 1, 5)
    for (let k = Math.floor(view.start / step.major); k * step.major <= last; k++) {
      const x = Math.round(xOf(view, k * step.major))
      context.fillStyle = palette.soft
      context.fillRect(x, RULER_HEIGHT - 10, 1, 10)
      context.fillText(rulerLabel(k * step.major, step, frameSeconds), x + 4, 9)
    }
  }

  /** Slots stand on a grid of time that halves as the view comes closer: what is drawn stays where it is while panning. */
  #strip({ view, strip, aspect, palette }: Painted): void {
    const context = this.#context
    context.fillStyle = palette.raised
    context.fillRect(0, STRIP_TOP, view.width, STRIP_HEIGHT)
    if (!strip) return
    const fits = STRIP_HEIGHT * aspect * view.secondsPerPixel
    const slot = strip.everySeconds * 2 ** Math.floor(Math.log2(Math.max(fits / strip.everySeconds, 1)))
    const width = slot / view.secondsPerPixel
    this.#missing.length = 0
    for (let k = Math.floor(view.start / slot); k * slot < Math.min(endOf(view), view.duration); k++) {
      const index = strip.indexAt((k + 0.5) * slot)
      const bitmap = strip.get(index)
      if (bitmap === undefined) {
        this.#missing.push(index)
        continue
      }
      const x = xOf(view, k * slot)
      // As wide as its slot, never wider than it is: the closest zoom leaves paper between.
      const shown = Math.min(width, STRIP_HEIGHT * aspect)
      const cut = (bitmap.width * shown) / (STRIP_HEIGHT * aspect)
      context.drawImage(bitmap, (bitmap.width - cut) / 2, 0, cut, bitmap.height, x, STRIP_TOP, shown - 1, STRIP_HEIGHT)
    }
    strip.want(this.#missing)
  }

  #wave({ view, wave, palette }: Painted): void {
    const context = this.#context
    const middle = WAVE_TOP + WAVE_HEIGHT / 2
    context.fillStyle = palette.line
    context.fillRect(0, Math.round(middle), view.width, 1)
    if (!wave) return
    const level = levelFor(wave, view.secondsPerPixel)
    const values = wave.levels[level]
    if (!values) return
    const aSecond = rateOf(wave, level)
    const aPixel = aSecond * view.secondsPerPixel
    const half = WAVE_HEIGHT / 2 / 255
    for (const part of [0, 1] as const) {
      context.fillStyle = part === 0 ? palette.wave : palette['wave-mean']
      context.beginPath()
      for (let x = 0; x < view.width; x++) {
        const from = Math.floor(view.start * aSecond + x * aPixel)
        const to = Math.max(from + 1, Math.floor(view.start * aSecond + (x + 1) * aPixel))
        let most = 0
        for (let at = from; at < to && at * 2 < values.length; at++) most = Math.max(most, values[at * 2 + part] ?? 0)
        const reach = Math.max(0.5, most * half)
        context.rect(x, middle - reach, 1, 2 * reach)
      }
      context.fill()
    }
  }

  #lane({ name, lane, top, rowHeight, height }: PlacedLane, view: TimeView, palette: Palette): void {
    const context = this.#context
    const last = endOf(view)
    context.fillStyle = palette.raised
    context.fillRect(0, top, view.width, height)
    this.#drawn.fill(Number.NEGATIVE_INFINITY)
    for (let index = firstReaching(lane, view.start); index < lane.items.length; index++) {
      const start = lane.starts[index] ?? 0
      if (start > last) break
      const end = lane.ends[index] ?? 0
      if (end < view.start) continue
      const row = lane.rows[index] ?? 0
      const from = Math.max(-1, (start - view.start) / view.secondsPerPixel)
      const to = Math.min(view.width + 1, (end - view.start) / view.secondsPerPixel)
      const width = name === 'calls' ? FLAG : Math.max(1.5, to - from - (name === 'shots' ? 0 : 1))
      // Wholly on pixels that are drawn already.
      if (from + width <= (this.#drawn[row] ?? 0) + 0.5) continue
      this.#drawn[row] = from + width
      const item = lane.items[index]
      if (!item) continue
      const y = top + row * rowHeight
      context.fillStyle = palette[item.colour as keyof Palette]
      context.globalAlpha = item.look === 'rejected' ? 0.25 : 1
      if (name === 'calls') this.#flag(from, y, rowHeight)
      else if (item.look === 'found' && width > 4) {
        // Not judged yet: an outline on a wash, so that what is sure stands out without its colour.
        context.globalAlpha = 0.4
        context.fillRect(from, y + 1, width, rowHeight - 2)
        context.globalAlpha = 1
        context.fillRect(from, y + 1, 2, rowHeight - 2)
      } else context.fillRect(from, y + 1, width, rowHeight - 2)
      context.globalAlpha = 1
      if (name === 'shots' || name === 'matches') continue
      if (name === 'calls') {
        const next = lane.starts[index + 1]
        const free = next === undefined ? view.width : (next - start) / view.secondsPerPixel - FLAG
        context.fillStyle = palette.ink
        this.#words(item, from + FLAG + 3, y + rowHeight / 2, free - 4)
      } else if (width >= LEAST_WORDS) {
        context.fillStyle = item.look === 'sure' && name !== 'captions' ? palette['on-fill'] : palette.ink
        this.#words(item, Math.max(from, 0) + 5, y + rowHeight / 2, width - 8 - Math.max(0, -from))
      }
    }
  }

  #flag(x: number, y: number, height: number): void {
    this.#context.fillRect(x - 1, y, 2, height)
    this.#context.fillRect(x, y + 1, FLAG, 7)
  }

  /** As many letters of an item's words as fit. */
  #words(item: TimelineItem, x: number, y: number, room: number): void {
    const { words } = item
    if (room < 12 || words === '') return
    let width = this.#widths.get(words)
    if (width === undefined) {
      width = this.#context.measureText(words).width
      this.#widths.set(words, width)
    }
    if (width <= room) {
      this.#context.fillText(words, x, y)
      return
    }
    const letters = Math.floor((words.length * room) / width) - 1
    if (letters < 1) return
    let cut = this.#cuts.get(item)
    if (cut?.letters !== letters) {
      cut = { letters, words: `${words.slice(0, letters)}…` }
      this.#cuts.set(item, cut)
    }
    this.#context.fillText(cut.words, x, y)
  }
}
