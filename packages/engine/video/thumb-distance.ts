import { THUMB_HEIGHT, THUMB_WIDTH } from '../readings/index.ts'

const PIXELS = THUMB_WIDTH * THUMB_HEIGHT

/** How far apart two thumbs are: mean absolute difference (0 to 255), and the part of the picture that differs. */
export type ThumbDistance = { mean: number; spread: number }

/** Luma by which a thumb's pixel must differ to count as changed: past noise and compression. */
const CHANGED = 4

export function thumbDistance(thumbs: Uint8Array, a: number, b: number): ThumbDistance {
  let sum = 0
  let changed = 0
  for (let i = 0; i < PIXELS; i++) {
    const difference = Math.abs(thumbs[a * PIXELS + i]! - thumbs[b * PIXELS + i]!)
    sum += difference
    if (difference > CHANGED) changed++
  }
  return { mean: sum / PIXELS, spread: changed / PIXELS }
}

/** Mean luma of a thumb. */
export function thumbMean(thumbs: Uint8Array, a: number): number {
  let sum = 0
  for (let i = 0; i < PIXELS; i++) sum += thumbs[a * PIXELS + i]!
  return sum / PIXELS
}
