import type { Rectangle } from '../print/index.ts'
import type { PictureSeries } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/*
 * A picture-in-picture over moving footage: neither what it shows nor what is around it stays, but the step between the two
 * is always there, on four straight lines. Inside either picture, neighbouring pixels are alike.
 */

/** A rectangle on whose sides the picture steps, and how much more than beside them. */
export type InsetEdges = { rectangle: Rectangle; score: number }

/** Widths and heights of an inset, as parts of the picture's. */
const LEAST_PART = 0.28
const MOST_PART = 0.93

/** Luma of a step past which more says nothing more. */
const MOST_STEP = 48

/** Luma that is added to the steps beside a side: what noise and texture make. */
const GROUND = 5

/** Pixels from a side to where it is compared with. */
const BESIDE = 3

/** Nats by which each side, and all together, must step more. */
const LEAST_SIDE = 0.12
const LEAST_SCORE = 0.42

/** Pictures looked at in a span. */
const LOOKS = 10

/** Rectangles that share this much of their area are one. */
const SAME = 0.75

/** The rectangles of `shapes` (width over height, of the picture's parts) that stand out over a span, the best first. */
export function findInsetEdges(
  { width, height, luma, rate, count }: PictureSeries,
  span: Span,
  shapes: readonly number[],
  most: number,
): InsetEdges[] {
  const first = Math.max(0, Math.ceil(span.start * rate))
  const end = Math.min(count, Math.floor(span.end * rate))
  if (end - first < 3) return []
  const across = new Float32Array(width * height)
  const down = new Float32Array(width * height)
  const stride = Math.max(1, Math.floor((end - first) / LOOKS))
  let looks = 0
  for (let k = first; k < end; k += stride, looks++) {
    const at = k * width * height
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x
        const dx = Math.abs(luma[at + i + 1]! - luma[at + i - 1]!)
        const dy = Math.abs(luma[at + i + width]! - luma[at + i - width]!)
        across[i]! += dx > MOST_STEP ? MOST_STEP : dx
        down[i]! += dy > MOST_STEP ? MOST_STEP : dy
      }
    }
  }
  const vertical = lineSums(width, height, (x, y) => standsOut(across, y * width + x, 1, x, width, looks))
  const horizontal = lineSums(height, width, (y, x) => standsOut(down, y * width + x, width, y, height, looks))
  const found: InsetEdges[] = []
  for (const shape of shapes) {
    for (let w = Math.ceil(LEAST_PART * width); w <= MOST_PART * width; w++) {
      const h = Math.round((w / width / shape) * height)
      if (h < LEAST_PART * height || h > height) continue
      for (let x = 0; x + w <= width; x++) {
        for (let y = 0; y + h <= height; y++) {
          const score = scoreOf(vertical, horizontal, x, y, w, h, width, height)
          if (score >= LEAST_SCORE)
            found.push({ rectangle: { x: x / width, y: y / height, width: w / width, height: h / height }, score })
        }
      }
    }
  }
  found.sort((a, b) => b.score - a.score)
  const chosen: InsetEdges[] = []
  for (const one of found) {
    if (chosen.length === most) break
    if (chosen.every((better) => overlap(better.rectangle, one.rectangle) < SAME)) chosen.push(one)
  }
  return chosen
}

/** How much more the picture steps at a pixel than beside it, 0 to 1. */
function standsOut(steps: Float32Array, i: number, beside: number, line: number, lines: number, looks: number): number {
  if (line < 2 || line > lines - 3) return NaN
  const before = line >= BESIDE + 1 ? steps[i - BESIDE * beside]! : 0
  const after = line < lines - BESIDE - 1 ? steps[i + BESIDE * beside]! : 0
  const more = (steps[i]! - Math.max(before, after)) / looks
  return Math.max(-0.5, Math.min(1, more / FULL))
}
const FULL = 8

/** Sums along lines: lines × (length + 1) values. */
function lineSums(lines: number, length: number, value: (line: number, at: number) => number): Float32Array {
  const sums = new Float32Array(lines * (length + 1))
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < length; at++) sums[line * (length + 1) + at + 1] = sums[line * (length + 1) + at]! + value(line, at)
  }
  return sums
}

function scoreOf(
  vertical: Float32Array,
  horizontal: Float32Array,
  x: number,
  y: number,
  w: number,
  h: number,
  width: number,
  height: number,
): number {
  const part = (sums: Float32Array, length: number, line: number, from: number, to: number): number => {
    const mean = (sums[line * (length + 1) + to]! - sums[line * (length + 1) + from]!) / (to - from)
    return mean
  }
  const sides = [
    part(vertical, height, x, y + 1, y + h - 1),
    part(vertical, height, x + w - 1, y + 1, y + h - 1),
    part(horizontal, width, y, x + 1, x + w - 1),
    part(horizontal, width, y + h - 1, x + 1, x + w - 1),
  ]
  let sum = 0
  let least = 1
  let count = 0
  for (const one of sides) {
    if (Number.isNaN(one)) continue
    count++
    sum += one
    if (one < least) least = one
  }
  if (count < 2 || least < LEAST_SIDE) return 0
  return (sum / count + least) * 0.5 * (0.7 + 0.075 * count)
}

/** Common area over the area of both. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (w <= 0 || h <= 0) return 0
  return (w * h) / (a.width * a.height + b.width * b.height - w * h)
}
