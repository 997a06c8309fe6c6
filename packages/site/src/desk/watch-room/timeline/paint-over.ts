import { clockTime } from '@aftercut/engine/report'
import type { Finding } from '../room-data.ts'
import { RULER_HEIGHT, type PlacedLane } from './lanes.ts'
import type { Palette } from './palette.ts'
import type { Drag } from './pointing.ts'
import { xOf, type TimeView } from './time-view.ts'

/** A finding is drawn no narrower than this. Pixels. */
const LEAST_PIXELS = 7

export type Over = {
  view: TimeView
  placed: readonly PlacedLane[]
  /** Of all lanes together. Pixels. */
  height: number
  chosen: Finding | undefined
  drag: Drag | undefined
  nowSeconds: number
  palette: Palette
}

/** Draws what lies over the lanes and changes by the frame: what is chosen, the edge that is dragged, the time that plays. */
export function paintOver(above: CanvasRenderingContext2D, over: Over): void {
  const { view, height, drag, palette } = over
  above.clearRect(0, 0, view.width, height)
  if (over.chosen) paintChosen(above, over.chosen, over)
  if (drag?.does === 'move' && drag.moved) {
    const x = xOf(view, drag.seconds)
    above.fillStyle = palette.ink
    above.fillRect(x - 1, 0, 2, height)
    above.font = '12px system-ui, sans-serif'
    above.fillText(clockTime(drag.seconds, 2), x + 6, RULER_HEIGHT + 14)
  }
  const x = Math.round(xOf(view, over.nowSeconds))
  above.fillStyle = palette.accent
  above.fillRect(x - 0.5, 0, 1.5, height)
  above.beginPath()
  above.moveTo(x - 6, 0)
  above.lineTo(x + 6, 0)
  above.lineTo(x, 9)
  above.fill()
}

function paintChosen(above: CanvasRenderingContext2D, chosen: Finding, { view, placed, palette }: Over): void {
  for (const { lane, top, rowHeight } of placed) {
    const index = lane.items.findIndex(({ id }) => id === chosen.id)
    if (index === -1) continue
    const from = xOf(view, chosen.start)
    const to = Math.max(xOf(view, chosen.end), from + LEAST_PIXELS)
    above.strokeStyle = palette.ink
    above.lineWidth = 2
    above.strokeRect(from - 1, top + (lane.rows[index] ?? 0) * rowHeight, to - from + 2, rowHeight)
  }
}
