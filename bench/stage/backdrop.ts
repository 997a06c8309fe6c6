import { Random } from './random.ts'

export const BACKDROP_WIDTH = 800
export const BACKDROP_HEIGHT = 450

/** A room or a street: walls of uneven light, windows, furniture. Luma, BACKDROP_WIDTH × BACKDROP_HEIGHT. */
export function backdrop(seed: number): Uint8Array {
  const random = new Random(seed)
  const light = new Float32Array(BACKDROP_WIDTH * BACKDROP_HEIGHT).fill(random.between(50, 150))
  for (const [cells, size] of [
    [4, 40],
    [10, 18],
    [40, 8],
    [160, 6],
  ] as const)
    addNoise(light, random, cells, size)
  for (let n = random.whole(6, 16); n > 0; n--) addBlock(light, random)
  return Uint8Array.from(light, (v) => Math.max(16, Math.min(235, v)))
}

function addNoise(light: Float32Array, random: Random, cells: number, size: number): void {
  const rows = Math.ceil((cells * BACKDROP_HEIGHT) / BACKDROP_WIDTH) + 2
  const grid = Float32Array.from({ length: (cells + 2) * rows }, () => random.between(-size, size))
  const step = cells / BACKDROP_WIDTH
  for (let y = 0; y < BACKDROP_HEIGHT; y++) {
    const gy = y * step
    const row = Math.floor(gy)
    const fy = gy - row
    for (let x = 0; x < BACKDROP_WIDTH; x++) {
      const gx = x * step
      const column = Math.floor(gx)
      const fx = gx - column
      const at = row * (cells + 2) + column
      const upper = grid[at]! * (1 - fx) + grid[at + 1]! * fx
      const lower = grid[at + cells + 2]! * (1 - fx) + grid[at + cells + 3]! * fx
      light[y * BACKDROP_WIDTH + x]! += upper * (1 - fy) + lower * fy
    }
  }
}

function addBlock(light: Float32Array, random: Random): void {
  const left = random.whole(0, BACKDROP_WIDTH - 40)
  const top = random.whole(0, BACKDROP_HEIGHT - 40)
  const right = Math.min(BACKDROP_WIDTH, left + random.whole(30, 220))
  const bottom = Math.min(BACKDROP_HEIGHT, top + random.whole(30, 220))
  const shade = random.between(-70, 70)
  const slats = random.chance(0.3) ? random.whole(6, 20) : 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (slats > 0 && Math.floor((x - left) / slats) % 2 === 1) continue
      light[y * BACKDROP_WIDTH + x]! += shade
    }
  }
}
