import { BACKDROP_HEIGHT, BACKDROP_WIDTH, backdrop } from './backdrop.ts'
import { drawingOf, type Performer } from './performer.ts'
import { Random, wander } from './random.ts'

/** What a camera sees of a set: the middle of its view and its height, in parts of the backdrop's height. */
export type Camera = { x: number; y: number; high: number; handheld: number; panPerSecond: number; shake: number }

export type Shot = { set: number; camera: Camera; performers: readonly Performer[]; seconds: number }

const backdrops = new Map<number, Uint8Array>()

/** Draws the frames of a shot: luma at `seconds` of it. `mouth` (0 to 1) is of the first performer. */
export function filmShot(
  shot: Shot,
  width: number,
  height: number,
): (luma: Uint8Array, seconds: number, mouth: number) => void {
  let view = backdrops.get(shot.set)
  if (!view) backdrops.set(shot.set, (view = backdrop(shot.set)))
  const { camera } = shot
  const shakeX = wander(camera.shake, 1.3)
  const shakeY = wander(camera.shake + 9, 1.7)
  const drawings = shot.performers.map(drawingOf)
  const grain = grainOf(camera.shake)
  const scale = (camera.high * BACKDROP_HEIGHT) / height
  const source = view
  let frame = 0
  return (luma, seconds, mouth) => {
    const x0 =
      (camera.x + camera.panPerSecond * seconds + camera.handheld * shakeX(seconds)) * BACKDROP_HEIGHT +
      BACKDROP_WIDTH / 2 -
      (width / 2) * scale
    const y0 = (camera.y + camera.handheld * shakeY(seconds)) * BACKDROP_HEIGHT - (height / 2) * scale
    for (let y = 0; y < height; y++) {
      const sy = Math.max(0, Math.min(BACKDROP_HEIGHT - 1.01, y0 + y * scale))
      const row = Math.floor(sy)
      const fy = sy - row
      for (let x = 0; x < width; x++) {
        const sx = Math.max(0, Math.min(BACKDROP_WIDTH - 1.01, x0 + x * scale))
        const column = Math.floor(sx)
        const fx = sx - column
        const at = row * BACKDROP_WIDTH + column
        const upper = source[at]! + (source[at + 1]! - source[at]!) * fx
        const lower =
          source[at + BACKDROP_WIDTH]! + (source[at + BACKDROP_WIDTH + 1]! - source[at + BACKDROP_WIDTH]!) * fx
        luma[y * width + x] = upper + (lower - upper) * fy
      }
    }
    drawings.forEach((draw, i) => draw(luma, width, height, seconds, i === 0 ? mouth : 0))
    const shift = (frame++ * 7919) % 30_011
    for (let i = 0; i < width * height; i++)
      luma[i] = Math.max(16, Math.min(235, luma[i]! + grain[(i + shift) % grain.length]!))
  }
}

function grainOf(seed: number): Int8Array {
  const random = new Random(seed + 77)
  return Int8Array.from({ length: 65_537 }, () => Math.round((random.next() + random.next() + random.next() - 1.5) * 4))
}
