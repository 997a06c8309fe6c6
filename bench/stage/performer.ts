import { Random, wander } from './random.ts'

/** One who stands before the camera. Looks come from `look`, movements from `performance`. Places in parts of the height. */
export type Performer = { look: number; performance: number; x: number; y: number; size: number }

/** Draws someone at `seconds`, the mouth open by `mouth` (0 to 1). */
export type Drawing = (luma: Uint8Array, width: number, height: number, seconds: number, mouth: number) => void

export function drawingOf({ look, performance, x, y, size }: Performer): Drawing {
  const looks = new Random(look)
  const skin = looks.between(110, 200)
  const hair = looks.between(25, 90)
  const coat = looks.between(30, 210)
  const moves = new Random(performance)
  const lively = moves.between(0.5, 1.4)
  const swayX = wander(performance + 1, moves.between(0.5, 1))
  const swayY = wander(performance + 2, moves.between(0.6, 1.4))
  const nod = wander(performance + 3, moves.between(1, 2))
  const leftHand = wander(performance + 4, moves.between(0.5, 1.2))
  const rightHand = wander(performance + 5, moves.between(0.5, 1.2))
  const blink = wander(performance + 6, 3)
  return (luma, width, height, seconds, mouth) => {
    const unit = size * height
    const cx = width / 2 + x * height + swayX(seconds) * 0.12 * unit * lively
    const cy = y * height + swayY(seconds) * 0.06 * unit * lively
    ellipse(luma, width, height, cx, cy + 1.25 * unit, 0.75 * unit, 0.9 * unit, coat)
    for (const [side, hand] of [
      [-1, leftHand],
      [1, rightHand],
    ] as const) {
      const reach = hand(seconds) * lively
      ellipse(
        luma,
        width,
        height,
        cx + side * 0.8 * unit,
        cy + (1.2 - 0.5 * reach) * unit,
        0.18 * unit,
        0.22 * unit,
        skin,
      )
    }
    const tilt = nod(seconds) * 0.05 * unit * lively
    ellipse(luma, width, height, cx, cy - 0.08 * unit, 0.4 * unit, 0.5 * unit, hair)
    ellipse(luma, width, height, cx + tilt, cy + 0.05 * unit, 0.33 * unit, 0.42 * unit, skin)
    const eyes = blink(seconds) > 0.75 ? 0.008 : 0.035
    ellipse(luma, width, height, cx + tilt - 0.13 * unit, cy, 0.05 * unit, eyes * unit, 30)
    ellipse(luma, width, height, cx + tilt + 0.13 * unit, cy, 0.05 * unit, eyes * unit, 30)
    ellipse(luma, width, height, cx + tilt, cy + 0.25 * unit, 0.1 * unit, (0.02 + 0.09 * mouth) * unit, 60)
  }
}

function ellipse(
  luma: Uint8Array,
  width: number,
  height: number,
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  shade: number,
): void {
  const top = Math.max(0, Math.ceil(cy - ry))
  const bottom = Math.min(height - 1, Math.floor(cy + ry))
  for (let y = top; y <= bottom; y++) {
    const half = rx * Math.sqrt(Math.max(0, 1 - ((y - cy) / ry) ** 2))
    const left = Math.max(0, Math.ceil(cx - half))
    const right = Math.min(width - 1, Math.floor(cx + half))
    if (right >= left) luma.fill(shade, y * width + left, y * width + right + 1)
  }
}
