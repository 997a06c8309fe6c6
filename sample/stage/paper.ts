import { DOMMatrix, Path2D } from '@napi-rs/canvas'
import type { Brush } from './canvas.ts'
import { clear, mix } from './colour.ts'
import type { Light } from './look.ts'

/** Fills a shape as cut paper under a lamp: its own colour, a shade on the far side, a thin edge of light on the near one. */
export function paper(g: Brush, shape: Path2D, colour: string, light: Light, unit: number): void {
  const lit = mix(colour, light.ambient, light.strength)
  g.fillStyle = lit
  g.fill(shape)
  g.save()
  g.clip(shape)
  g.fillStyle = clear(mix(lit, '#0b1024', 0.5), 0.5)
  g.fill(without(shape, light.side * unit * 0.13, -unit * 0.03, unit), 'evenodd')
  if (light.rim > 0) {
    g.fillStyle = clear(light.key, light.rim)
    g.fill(without(shape, -light.side * unit * 0.032, unit * 0.012, unit), 'evenodd')
  }
  g.restore()
}

/** All around a shape that has been moved: within the shape itself, the edge which it has left. Fill by even-odd. */
function without(shape: Path2D, dx: number, dy: number, unit: number): Path2D {
  const rest = new Path2D()
  rest.rect(-unit * 20, -unit * 20, unit * 40, unit * 40)
  rest.addPath(shape, new DOMMatrix([1, 0, 0, 1, dx, dy]))
  return rest
}
