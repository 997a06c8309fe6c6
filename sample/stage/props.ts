import type { Brush } from './canvas.ts'
import { clear, INK, mix } from './colour.ts'

/** An open umbrella; (x, y) is the hand, `u` the height of a head. */
export function openUmbrella(
  g: Brush,
  x: number,
  y: number,
  u: number,
  colour: string,
  lean = 0,
  size = 1,
  broken = 0,
): void {
  g.save()
  g.translate(x, y)
  g.rotate(lean)
  g.strokeStyle = '#3a2c30'
  g.lineWidth = 0.045 * u
  g.lineCap = 'round'
  g.beginPath()
  g.moveTo(0, 0.28 * u)
  g.lineTo(0, -1.5 * u * size)
  g.stroke()
  g.beginPath()
  g.arc(-0.08 * u, 0.28 * u, 0.08 * u, 0, Math.PI)
  g.stroke()
  const r = 1.05 * u * size
  const top = -1.72 * u * size
  const rim = -1.02 * u * size
  for (let n = 0; n < 6; n++) {
    const from = -r + (2 * r * n) / 6
    const to = -r + (2 * r * (n + 1)) / 6
    const sag = broken > 0 && n >= 4 ? broken * 0.4 * u * (n - 3) : 0
    g.fillStyle = mix(colour, n % 2 ? '#000000' : '#ffffff', n % 2 ? 0.1 + 0.04 * Math.abs(n - 2.5) : 0.06)
    g.beginPath()
    g.moveTo(0, top)
    g.quadraticCurveTo(from * 0.86, top + 0.1 * u, from, rim + (n >= 5 ? sag * 0.6 : 0))
    g.quadraticCurveTo((from + to) / 2, rim - 0.16 * u + sag * 0.5, to, rim + sag)
    g.quadraticCurveTo(to * 0.86, top + 0.1 * u, 0, top)
    g.fill()
  }
  g.restore()
}

/** A furled umbrella from the handle at (x, y), pointing along `angle`. */
export function furledUmbrella(g: Brush, x: number, y: number, u: number, colour: string, angle = 0): void {
  g.save()
  g.translate(x, y)
  g.rotate(angle)
  g.strokeStyle = '#3a2c30'
  g.lineWidth = 0.05 * u
  g.lineCap = 'round'
  g.beginPath()
  g.moveTo(0, 0)
  g.lineTo(0, 1.5 * u)
  g.stroke()
  g.beginPath()
  g.arc(0.09 * u, 0, 0.09 * u, Math.PI, 0)
  g.stroke()
  g.fillStyle = colour
  g.beginPath()
  g.moveTo(-0.12 * u, 0.3 * u)
  g.quadraticCurveTo(-0.2 * u, 0.8 * u, 0, 1.42 * u)
  g.quadraticCurveTo(0.2 * u, 0.8 * u, 0.12 * u, 0.3 * u)
  g.fill()
  g.strokeStyle = mix(colour, '#000000', 0.25)
  g.lineWidth = 0.03 * u
  g.beginPath()
  g.moveTo(0, 0.34 * u)
  g.lineTo(0.03 * u, 1.3 * u)
  g.moveTo(-0.15 * u, 0.6 * u)
  g.lineTo(0.15 * u, 0.56 * u)
  g.stroke()
  g.restore()
}

/** A clapperboard, its stick raised by `angle`. */
export function clapperboard(
  g: Brush,
  x: number,
  y: number,
  w: number,
  lines: readonly string[],
  angle: number,
  font: string,
): void {
  g.save()
  g.translate(x, y)
  g.fillStyle = '#20242e'
  g.beginPath()
  g.roundRect(0, 0, w, w * 0.62, w * 0.03)
  g.fill()
  const stripes = (top: number) => {
    g.fillStyle = '#f2efe6'
    g.fillRect(0, top, w, w * 0.11)
    g.fillStyle = '#20242e'
    for (let n = 0; n < 6; n++) {
      g.beginPath()
      g.moveTo(w * (n / 6 + 0.02), top)
      g.lineTo(w * (n / 6 + 0.1), top)
      g.lineTo(w * (n / 6 + 0.05), top + w * 0.11)
      g.lineTo(w * (n / 6 - 0.03), top + w * 0.11)
      g.fill()
    }
  }
  stripes(0)
  g.save()
  g.translate(0, 0)
  g.rotate(-angle)
  stripes(-w * 0.12)
  g.restore()
  g.fillStyle = '#f2efe6'
  g.textBaseline = 'middle'
  g.textAlign = 'left'
  lines.forEach((line, n) => {
    g.font = `${w * (n === 0 ? 0.095 : 0.078)}px "${font}"`
    g.fillText(line, w * 0.06, w * (0.2 + n * 0.112))
  })
  g.restore()
}

/** Rain's streaks over the whole picture. `share` of 1 is a downpour. Streaks keep their columns and run by time. */
export function rainStreaks(
  g: Brush,
  seconds: number,
  share: number,
  width: number,
  height: number,
  opacity = 0.3,
): void {
  const streaks = Math.round(60 * share)
  g.lineCap = 'round'
  for (const near of [0, 1]) {
    g.strokeStyle = clear(near ? '#dfe9ff' : '#93a8d0', opacity * (near ? 0.9 : 0.7))
    g.lineWidth = near ? 1.5 : 1
    g.beginPath()
    for (let n = 0; n < streaks; n++) {
      const seed = Math.sin((n + 1) * (near ? 12.9898 : 78.233)) * 43758.5453
      const place = seed - Math.floor(seed)
      const speed = (near ? 2.2 : 1.5) + place * 0.4
      const turn = seconds * speed + place * 7.3
      const lap = Math.floor(turn)
      const x = ((place * 7919 + lap * 0.377) % 1) * (width + 80) - 20
      const y = (turn - lap) * (height + 60) - 40
      const length = near ? 20 : 12
      g.moveTo(x, y)
      g.lineTo(x - length * 0.14, y + length)
    }
    g.stroke()
  }
}

/** Rings where drops fall on wet ground. World coordinates. */
export function puddleRings(
  g: Brush,
  seconds: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
  count: number,
): void {
  g.lineWidth = 1.6
  for (let n = 0; n < count; n++) {
    const seed = Math.abs(Math.sin((n + 1) * 91.7) * 4373.13)
    const place = seed % 1
    const turn = seconds * 1.5 + place * 5
    const age = turn % 1
    const lap = Math.floor(turn)
    const x = left + ((place * 97.1 + lap * 0.618) % 1) * (right - left)
    const y = top + ((place * 31.7 + lap * 0.414) % 1) * (bottom - top)
    g.strokeStyle = clear(INK.pale, 0.4 * (1 - age))
    g.beginPath()
    g.ellipse(x, y, 4 + age * 18, 1.5 + age * 5, 0, 0, Math.PI * 2)
    g.stroke()
  }
}

/** A soft round light. */
export function glow(g: Brush, x: number, y: number, r: number, colour: string, opacity: number): void {
  const light = g.createRadialGradient(x, y, 0, x, y, r)
  light.addColorStop(0, clear(colour, opacity))
  light.addColorStop(0.4, clear(colour, opacity * 0.4))
  light.addColorStop(1, clear(colour, 0))
  g.fillStyle = light
  g.fillRect(x - r, y - r, r * 2, r * 2)
}
