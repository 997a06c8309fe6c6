import type { PictureTrackFacts } from './media-facts.ts'

type Plane = { bytes: Uint8Array; width: number; height: number; lineBytes: number }

/** Copies a plane into the middle of another, turned clockwise by quarter turns. What lies around it is left as it is. */
export function placeTurned(from: Plane, to: Plane, rotation: PictureTrackFacts['rotation']): void {
  const upright = rotation % 180 === 0
  const [width, height] = upright ? [from.width, from.height] : [from.height, from.width]
  const left = Math.max(0, (to.width - width) >> 1)
  const top = Math.max(0, (to.height - height) >> 1)
  const [lastX, lastY] = [from.width - 1, from.height - 1]
  for (let y = 0; y < Math.min(height, to.height); y++) {
    const out = (top + y) * to.lineBytes + left
    // Where this row of the turned plane begins in the stored one, and how far apart its pixels stand there.
    const [start, step] =
      rotation === 0
        ? [y * from.lineBytes, 1]
        : rotation === 90
          ? [lastY * from.lineBytes + y, -from.lineBytes]
          : rotation === 180
            ? [(lastY - y) * from.lineBytes + lastX, -1]
            : [lastX - y, from.lineBytes]
    for (let x = 0, at = start; x < Math.min(width, to.width); x++, at += step) to.bytes[out + x] = from.bytes[at]!
  }
}
