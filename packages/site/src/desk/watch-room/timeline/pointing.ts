import type { Finding } from '../room-data.ts'
import { itemAt, type Grip } from './lane.ts'
import { laneAt, type LaneName, type PlacedLane } from './lanes.ts'
import { pannedBy, showing, timeAt, withinVideo, zoomedAt, type TimeView } from './time-view.ts'

/** An edge is taken hold of within so many pixels; a finger is broader. */
const SLACK_PIXELS = 5
const FINGER_SLACK_PIXELS = 14
/** A pointer that moved less has clicked. */
const CLICK_PIXELS = 4

/** What a pointer is doing. */
export type Drag =
  | { does: 'scrub' }
  | { does: 'pan'; x: number; y: number; from: number; moved: boolean; hit: Finding | undefined }
  | { does: 'move'; finding: Finding; grip: Grip; offset: number; seconds: number; x: number; moved: boolean }

/** What pointers see of the timeline, and do to it. */
export type Pointed = {
  view: () => TimeView
  look: (next: TimeView) => void
  placed: () => readonly PlacedLane[]
  finding: (id: string | undefined) => Finding | undefined
  selected: () => string | undefined
  mayEdit: () => boolean
  now: () => number
  seek: (seconds: number) => void
  select: (id: string | undefined) => void
  move: (finding: Finding, grip: Grip, seconds: number) => void
  /** What lies over the lanes is to be drawn again. */
  redraw: () => void
  durationSeconds: number
  frameSeconds: number
}

/** Mouse, pen and fingers on the lanes: scrub, pan, pinch, choose, and drag an edge. */
export class Pointing {
  drag: Drag | undefined
  readonly #on: Pointed
  readonly #fingers = new Map<number, { x: number; y: number }>()
  #pinch: { apart: number; middle: number } | undefined

  constructor(on: Pointed) {
    this.#on = on
  }

  down(event: PointerEvent, lanes: HTMLElement | undefined): void {
    if (event.button !== 0) return
    lanes?.setPointerCapture(event.pointerId)
    this.#fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY })
    if (this.#fingers.size === 2) {
      this.drag = undefined
      this.#pinch = this.#pinchOf()
      return
    }
    const on = this.#on
    const view = on.view()
    if (laneAt(on.placed(), event.offsetY) === undefined) {
      this.drag = { does: 'scrub' }
      on.seek(timeAt(view, event.offsetX))
      return
    }
    const { hit, grip, lane } = this.#under(event)
    const isPoint = hit?.kind === 'call'
    if (hit && this.#isMovable(lane) && (grip !== 'body' || (isPoint && hit.id === on.selected()))) {
      const edge = grip === 'end' ? hit.end : hit.start
      const offset = edge - timeAt(view, event.offsetX)
      this.drag = { does: 'move', finding: hit, grip, offset, seconds: edge, x: event.offsetX, moved: false }
    } else {
      this.drag = { does: 'pan', x: event.offsetX, y: event.offsetY, from: view.start, moved: false, hit }
    }
  }

  move(event: PointerEvent, lanes: HTMLElement | undefined): void {
    const { drag } = this
    const on = this.#on
    const view = on.view()
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY })
    if (this.#pinch && this.#fingers.size === 2) return this.#pinchOn(this.#pinch)
    if (!drag) {
      const { hit, grip, lane } = this.#under(event)
      const isEdge = hit && grip !== 'body' && this.#isMovable(lane)
      if (lanes) lanes.dataset['over'] = isEdge ? 'edge' : hit ? 'item' : ''
      return
    }
    if (drag.does === 'scrub') {
      on.seek(timeAt(view, event.offsetX))
      // At the edge of the window the timeline comes along.
      if (event.offsetX < 0 || event.offsetX > view.width) on.look(showing(view, on.now(), on.frameSeconds))
      return
    }
    if (Math.abs(event.offsetX - drag.x) > CLICK_PIXELS) drag.moved = true
    if (!drag.moved) return
    if (drag.does === 'pan') {
      const start = drag.from - (event.offsetX - drag.x) * view.secondsPerPixel
      return on.look(withinVideo({ ...view, start }, on.frameSeconds))
    }
    drag.seconds = Math.max(0, Math.min(on.durationSeconds, timeAt(view, event.offsetX) + drag.offset))
    on.seek(drag.seconds)
    on.redraw()
  }

  up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId)
    if (this.#fingers.size < 2) this.#pinch = undefined
    const done = this.drag
    const on = this.#on
    this.drag = undefined
    on.redraw()
    if (event.type === 'pointercancel' || !done || done.does === 'scrub') return
    if (done.moved) {
      if (done.does === 'move') on.move(done.finding, done.grip, done.seconds)
      return
    }
    const hit = done.does === 'move' ? done.finding : done.hit
    const at = timeAt(on.view(), event.offsetX)
    on.select(hit?.id)
    on.seek(hit && hit.kind !== 'call' ? Math.max(hit.start, Math.min(hit.end, at)) : (hit?.start ?? at))
  }

  /** Ctrl zooms (so does a pinch on a touchpad), sideways and Shift pan; up and down is the page's. */
  wheel(event: WheelEvent): void {
    const { view, look, frameSeconds } = this.#on
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      look(zoomedAt(view(), Math.exp((-event.deltaY * unit) / 240), event.offsetX, frameSeconds))
      return
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return
    event.preventDefault()
    look(pannedBy(view(), sideways * unit, frameSeconds))
  }

  /** Where the pointer is: what is under it, and at which second. */
  #under(event: PointerEvent): { hit: Finding | undefined; grip: Grip; lane: LaneName | undefined } {
    const view = this.#on.view()
    const at = laneAt(this.#on.placed(), event.offsetY)
    if (!at) return { hit: undefined, grip: 'body', lane: undefined }
    const slack = (event.pointerType === 'touch' ? FINGER_SLACK_PIXELS : SLACK_PIXELS) * view.secondsPerPixel
    const found = itemAt(at.at.lane, at.row, timeAt(view, event.offsetX), slack)
    return { hit: this.#on.finding(found?.item.id), grip: found?.grip ?? 'body', lane: at.at.name }
  }

  /** Shots, captions and the lane of takes (the segments lane has them) are looked at, not moved. */
  #isMovable(lane: LaneName | undefined): boolean {
    return this.#on.mayEdit() && lane !== undefined && lane !== 'takes' && lane !== 'shots' && lane !== 'captions'
  }

  #pinchOn(before: { apart: number; middle: number }): void {
    const { view, look, frameSeconds } = this.#on
    const now = this.#pinchOf()
    const moved = pannedBy(view(), before.middle - now.middle, frameSeconds)
    look(zoomedAt(moved, now.apart / Math.max(before.apart, 1), now.middle, frameSeconds))
    this.#pinch = now
  }

  #pinchOf(): { apart: number; middle: number } {
    const [a = { x: 0 }, b = { x: 0 }] = [...this.#fingers.values()]
    return { apart: Math.abs(a.x - b.x), middle: (a.x + b.x) / 2 }
  }
}
