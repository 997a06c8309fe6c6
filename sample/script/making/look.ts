import type { Framing, Now, Paint } from '../../reel/index.ts'
import { clear, FONTS, glow, HEIGHT, INK, letter, WIDTH, type Brush } from '../../stage/index.ts'

/** The channel's mark, in the corner of all of it. */
export const channelMark: Paint = (g) => {
  letter(g, '처마TV', WIDTH - 18, 22, {
    size: 18,
    colour: clear('#ffffff', 0.85),
    align: 'right',
    edge: clear('#10131c', 0.5),
    edgeWidth: 3,
  })
}

/** The second camera's finder: corners, a red dot, its clock (which runs in the camera's own day). */
export function finder(g: Brush, now: Now, startsAt: number): void {
  g.strokeStyle = clear('#ffffff', 0.55)
  g.lineWidth = 2
  for (const [x, y, dx, dy] of [
    [22, 40, 1, 1],
    [WIDTH - 22, 40, -1, 1],
    [22, HEIGHT - 22, 1, -1],
    [WIDTH - 22, HEIGHT - 22, -1, -1],
  ] as const) {
    g.beginPath()
    g.moveTo(x, y + 16 * dy)
    g.lineTo(x, y)
    g.lineTo(x + 22 * dx, y)
    g.stroke()
  }
  if (Math.floor(now.seconds * 1.5) % 2) {
    g.fillStyle = INK.red
    g.beginPath()
    g.arc(38, 56, 5, 0, Math.PI * 2)
    g.fill()
  }
  const clock = startsAt + now.seconds
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  letter(g, `${two(clock / 3600)}:${two((clock / 60) % 60)}:${two(clock % 60)}`, 50, 57, {
    size: 13,
    colour: clear('#ffffff', 0.8),
    align: 'left',
  })
}

/** What the editors write over it: pops up, trembles a little, goes. */
export function pop(words: string, y = 306, colour = '#ffffff', tilt = 0): Paint {
  return (g, now) => {
    const shown = Math.min(1, now.local * 6)
    g.translate(WIDTH / 2, y)
    g.rotate(tilt)
    g.scale(0.8 + 0.2 * shown, 0.8 + 0.2 * shown)
    letter(g, words, 0, 0, { size: 25, colour, edge: '#1b1f33', edgeWidth: 7 })
  }
}

/** A question, as text, before it is answered. */
export function questionStrip(words: string): Paint {
  return (g, now) => {
    const slide = Math.min(1, now.local * 3)
    g.globalAlpha = slide
    g.fillStyle = '#3f7a78'
    g.beginPath()
    g.roundRect(40 - (1 - slide) * 20, 278, WIDTH - 80, 48, 12)
    g.fill()
    letter(g, 'Q.', 74, 303, { size: 26, colour: INK.umbrella })
    letter(g, words, 100, 303, { size: 20, colour: '#ffffff', align: 'left' })
  }
}

export const FRAMED: Framing = { name: 'frame', x: 56, y: 26, width: 528, height: 297 }
export const BARS: Framing = { name: 'letterbox', x: -20, y: -11, width: 680, height: 382.5, bars: 56 }
export const INSET: Framing = { name: 'picture-in-picture', x: 392, y: 46, width: 226, height: 127 }

/** Paper around a clip, with what it is written under it. */
export function frameGround(g: Brush): void {
  g.fillStyle = '#26304f'
  g.fillRect(0, 0, WIDTH, HEIGHT)
  glow(g, 80, 40, 240, '#ffd23f', 0.16)
  glow(g, 600, 330, 260, '#4c8c8a', 0.3)
  g.fillStyle = '#f3ead8'
  g.fillRect(FRAMED.x - 6, FRAMED.y - 6, FRAMED.width + 12, FRAMED.height + 12)
}

export function frameLabel(words: string, quote?: (now: Now) => string | undefined): (g: Brush, now: Now) => void {
  return (g, now) => {
    g.fillStyle = '#c8453f'
    g.beginPath()
    g.roundRect(44, 14, 128, 28, 8)
    g.fill()
    letter(g, words, 108, 29, { size: 16, colour: '#ffffff' })
    const said = quote?.(now)
    if (said) letter(g, said, WIDTH / 2, 292, { size: 19, colour: '#fff6e2', edge: '#14182a', edgeWidth: 5 })
    g.globalAlpha = 0.7
    letter(g, '메이킹 필름', WIDTH - 60, 343, { size: 13, colour: '#f3ead8', align: 'right', font: FONTS.hand })
    g.globalAlpha = 1
  }
}
