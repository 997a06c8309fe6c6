import type { PictureSeries } from '../readings/index.ts'
import type { Rectangle } from './print.ts'

/** Luma of video black is 16; compression lets it ripple a little. */
const BLACK = 26

/** Pictures looked at, spread evenly over the video. */
const SAMPLES = 240

/** Bars thinner than this part of the side stay: a pixel of the small picture proves nothing. */
const THINNEST_BAR = 0.03

/**
 * The part of the picture within black bars that stand over the whole video (letterbox, pillarbox). A line belongs to a
 * bar when none of its pixels is ever bright, save in one picture of fifty (a caption in the bar).
 */
export function findActiveArea(series: PictureSeries): Rectangle {
  const { width, height, count, luma } = series
  const rowBright = new Uint32Array(height)
  const columnBright = new Uint32Array(width)
  const stride = Math.max(1, Math.floor(count / SAMPLES))
  let looked = 0
  for (let k = 0; k < count; k += stride, looked++) {
    const offset = k * width * height
    const rows = new Uint8Array(height)
    const columns = new Uint8Array(width)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (luma[offset + y * width + x]! <= BLACK) continue
        rows[y] = 1
        columns[x] = 1
      }
    }
    for (let y = 0; y < height; y++) rowBright[y]! += rows[y]!
    for (let x = 0; x < width; x++) columnBright[x]! += columns[x]!
  }
  const most = looked / 50
  const [top, bottom] = withinBars(rowBright, most)
  const [left, right] = withinBars(columnBright, most)
  return { x: left / width, y: top / height, width: (right - left) / width, height: (bottom - top) / height }
}

/** First line after the bar at the start, and first line of the bar at the end. A black video has no bars. */
function withinBars(bright: Uint32Array, most: number): [start: number, end: number] {
  let start = 0
  while (start < bright.length && bright[start]! <= most) start++
  if (start === bright.length) return [0, bright.length]
  let end = bright.length
  while (bright[end - 1]! <= most) end--
  if (start < THINNEST_BAR * bright.length) start = 0
  if (bright.length - end < THINNEST_BAR * bright.length) end = bright.length
  return [start, end]
}
