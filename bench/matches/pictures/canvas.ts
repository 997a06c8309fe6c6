import type { Random } from '../../stage/index.ts'

export const WIDTH = 128
export const HEIGHT = 72
export const PIXELS = WIDTH * HEIGHT

/** Draws luma, WIDTH × HEIGHT, at seconds from the beginning of a shot. */
export type Draw = (luma: Uint8Array, seconds: number) => void

/** Luma as video has it: 16 to 235. */
export const clamp = (value: number): number => Math.max(16, Math.min(235, value))

/** Side of the noise that pictures are cut from: as long as it does not repeat within a shot. */
const FIELD = 256

/** Noise of several sizes (Perlin, 1985): FIELD × FIELD values of luma. */
export function noise(random: Random): Float32Array {
  const field = new Float32Array(FIELD * FIELD).fill(random.between(60, 160))
  for (let cells = random.whole(2, 5); cells <= 64; cells *= 2) {
    const lattice = Float32Array.from({ length: cells * cells }, () => random.between(-1, 1))
    const strength = 70 / Math.sqrt(cells)
    for (let py = 0; py < FIELD; py++) {
      for (let px = 0; px < FIELD; px++) {
        const x = (px * cells) / FIELD
        const y = (py * cells) / FIELD
        const i = Math.floor(x)
        const j = Math.floor(y)
        const at = (a: number, b: number): number => lattice[(b % cells) * cells + (a % cells)]!
        const top = at(i, j) + (x - i) * (at(i + 1, j) - at(i, j))
        const bottom = at(i, j + 1) + (x - i) * (at(i + 1, j + 1) - at(i, j + 1))
        field[py * FIELD + px]! += strength * (top + (y - j) * (bottom - top))
      }
    }
  }
  return field
}

/** The field as seen from a place and at a size, wrapped around. */
export function view(field: Float32Array, luma: Uint8Array, left: number, top: number, size = 1, light = 1): void {
  for (let y = 0; y < HEIGHT; y++) {
    const sy = top + (y - HEIGHT / 2) * size
    const j = Math.floor(sy)
    const fy = sy - j
    const upper = (j & (FIELD - 1)) * FIELD
    const lower = ((j + 1) & (FIELD - 1)) * FIELD
    for (let x = 0; x < WIDTH; x++) {
      const sx = left + (x - WIDTH / 2) * size
      const i = Math.floor(sx)
      const fx = sx - i
      const a = i & (FIELD - 1)
      const b = (i + 1) & (FIELD - 1)
      const above = field[upper + a]! + fx * (field[upper + b]! - field[upper + a]!)
      const below = field[lower + a]! + fx * (field[lower + b]! - field[lower + a]!)
      luma[y * WIDTH + x] = clamp((above + fy * (below - above)) * light)
    }
  }
}

/** A disc of a light, or of so much more light than is there. */
export function disc(luma: Uint8Array, cx: number, cy: number, size: number, light: number, add: boolean): void {
  for (let y = Math.max(0, Math.floor(cy - size)); y < Math.min(HEIGHT, cy + size); y++) {
    for (let x = Math.max(0, Math.floor(cx - size)); x < Math.min(WIDTH, cx + size); x++) {
      if ((x - cx) ** 2 + (y - cy) ** 2 >= size ** 2) continue
      luma[y * WIDTH + x] = clamp(add ? luma[y * WIDTH + x]! + light : light)
    }
  }
}

/** An upright rectangle. Places and sizes in pixels, cut off at the edges. */
export function box(luma: Uint8Array, left: number, top: number, width: number, height: number, light: number): void {
  for (let y = Math.max(0, Math.round(top)); y < Math.min(HEIGHT, Math.round(top + height)); y++)
    luma.fill(light, y * WIDTH + Math.max(0, Math.round(left)), y * WIDTH + Math.min(WIDTH, Math.round(left + width)))
}
