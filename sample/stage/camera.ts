import { HEIGHT, WIDTH, WORLD_HEIGHT, WORLD_WIDTH, sheet, type Brush, type Sheet } from './canvas.ts'

/** Looks at the point (x, y) of a set of 1280 × 720; `zoom` 1 shows all of it. */
export type Camera = { x: number; y: number; zoom: number }

/** A set is layers from back to front; `depth` 1 is where people stand, 0 is the sky. */
export type Layer = { depth: number; sheet: () => Sheet }

export const glide = (share: number): number => share * share * (3 - 2 * share)

/** The camera between two others; `share` 0 to 1, slow at both ends. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const s = glide(Math.min(1, Math.max(0, share)))
  return {
    x: from.x + (to.x - from.x) * s,
    y: from.y + (to.y - from.y) * s,
    zoom: from.zoom + (to.zoom - from.zoom) * s,
  }
}

/** A hand-held camera: slow sway and small starts. `amount` in world pixels. */
export function handheld(camera: Camera, seconds: number, amount: number): Camera {
  const x = Math.sin(seconds * 1.7) * 0.6 + Math.sin(seconds * 2.9 + 1) * 0.4 + Math.sin(seconds * 0.61) * 0.9
  const y = Math.sin(seconds * 1.3 + 2) * 0.5 + Math.sin(seconds * 3.4) * 0.3
  return {
    x: camera.x + x * amount,
    y: camera.y + y * amount,
    zoom: camera.zoom * (1 + 0.002 * amount * Math.sin(seconds * 0.8)),
  }
}

const HALF = WIDTH / WORLD_WIDTH

/** Sets the brush to world coordinates as seen at a depth. Call between save and restore. */
export function lookAt(g: Brush, camera: Camera, depth = 1): void {
  const zoom = HALF * (1 + (camera.zoom - 1) * (0.35 + 0.65 * depth))
  g.translate(WIDTH / 2, HEIGHT / 2)
  g.scale(zoom, zoom)
  g.translate(
    -WORLD_WIDTH / 2 - (camera.x - WORLD_WIDTH / 2) * depth,
    -WORLD_HEIGHT / 2 - (camera.y - WORLD_HEIGHT / 2) * depth,
  )
}

export function drawLayers(g: Brush, layers: readonly Layer[], camera: Camera): void {
  for (const layer of layers) {
    g.save()
    lookAt(g, camera, layer.depth)
    g.drawImage(layer.sheet(), 0, 0)
    g.restore()
  }
}

/** A set out of focus, for behind a face: all its layers, blurred by `radius` world pixels, once. */
export function blurred(layers: readonly Layer[], radius: number): () => Sheet {
  let soft: Sheet | undefined
  return () => {
    soft ??= sheet(WORLD_WIDTH / 2, WORLD_HEIGHT / 2, (g) => {
      g.filter = `blur(${radius / 2}px)`
      for (const layer of layers) g.drawImage(layer.sheet(), 0, 0, WORLD_WIDTH / 2, WORLD_HEIGHT / 2)
    })
    return soft
  }
}
