import type { Layer } from '../camera.ts'
import { WORLD_HEIGHT, WORLD_WIDTH, kept, type Brush } from '../canvas.ts'

/** A layer of a set, painted when it is first seen. */
export const painted = (depth: number, draw: (g: Brush) => void): Layer => ({
  depth,
  sheet: kept(WORLD_WIDTH, WORLD_HEIGHT, draw),
})

/** Fills from top to bottom with evenly spaced colours. */
export function wash(g: Brush, colours: readonly string[], top = 0, bottom = WORLD_HEIGHT): void {
  const air = g.createLinearGradient(0, top, 0, bottom)
  colours.forEach((colour, n) => air.addColorStop(n / Math.max(1, colours.length - 1), colour))
  g.fillStyle = air
  g.fillRect(0, top, WORLD_WIDTH, bottom - top)
}
