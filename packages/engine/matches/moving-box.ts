import type { Rectangle } from '../print/index.ts'
import type { PictureSeries } from '../readings/index.ts'

/** Luma by which a pixel must come to differ to count as moving. */
const MOVED = 12

/** Part of a line's pixels that must move. */
const LINE_MOVED = 0.08

/**
 * The box of the picture in which anything moves between two times; all of it where everything moves or nothing does.
 * A frame around a clip, or a picture-in-picture over a still, is found by it.
 */
export function findMovingBox(series: PictureSeries, startSeconds: number, endSeconds: number): Rectangle {
  const { width, height, luma, rate, count } = series
  const pixels = width * height
  const first = Math.max(0, Math.floor(startSeconds * rate))
  const end = Math.min(count, Math.ceil(endSeconds * rate))
  const stride = Math.max(1, Math.floor((end - first) / 40))
  const low = new Uint8Array(pixels).fill(255)
  const high = new Uint8Array(pixels)
  for (let k = first; k < end; k += stride) {
    for (let i = 0; i < pixels; i++) {
      const value = luma[k * pixels + i]!
      if (value < low[i]!) low[i] = value
      if (value > high[i]!) high[i] = value
    }
  }
  const rows = new Float64Array(height)
  const columns = new Float64Array(width)
  for (let i = 0; i < pixels; i++) {
    if (high[i]! - low[i]! <= MOVED) continue
    rows[Math.floor(i / width)]! += 1 / width
    columns[i % width]! += 1 / height
  }
  const [left, right] = between(columns)
  const [top, bottom] = between(rows)
  return { x: left / width, y: top / height, width: (right - left) / width, height: (bottom - top) / height }
}

function between(moved: Float64Array): [start: number, end: number] {
  let start = 0
  while (start < moved.length && moved[start]! < LINE_MOVED) start++
  if (start === moved.length) return [0, moved.length]
  let end = moved.length
  while (moved[end - 1]! < LINE_MOVED) end--
  return [start, end]
}
