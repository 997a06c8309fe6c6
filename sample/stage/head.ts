import { Path2D } from '@napi-rs/canvas'
import type { Brush } from './canvas.ts'
import { clear, mix } from './colour.ts'
import { drawHairBack, drawHairFront } from './hair.ts'
import type { Acting, Light, Look, Pose } from './look.ts'
import { paper } from './paper.ts'

/** The head stands on (0, 0), its chin; `u` is its height. Features slide sideways with `turn`. */
export function drawHead(g: Brush, look: Look, pose: Pose, acting: Acting, light: Light, u: number): void {
  const { turn } = pose
  drawHairBack(g, look, light, u, turn, acting)
  if (pose.back) {
    drawHairFront(g, look, light, u, turn, acting, true)
    return
  }
  const jaw = look.child ? 0.4 : 0.36
  const cheek = look.child ? 0.43 : 0.4
  const face = new Path2D()
  face.moveTo(turn * 0.05 * u, 0)
  face.bezierCurveTo((-jaw * 0.75 + turn * 0.06) * u, 0, -cheek * u, -0.22 * u, -cheek * u, -0.5 * u)
  face.bezierCurveTo(-cheek * u, -0.86 * u, -0.26 * u, -0.98 * u, 0, -0.98 * u)
  face.bezierCurveTo(0.26 * u, -0.98 * u, cheek * u, -0.86 * u, cheek * u, -0.5 * u)
  face.bezierCurveTo(cheek * u, -0.22 * u, (jaw * 0.75 + turn * 0.06) * u, 0, turn * 0.05 * u, 0)
  face.closePath()

  for (const side of [-1, 1]) {
    if (side * turn > 0.45) continue
    const ear = new Path2D()
    ear.ellipse((side * (cheek + 0.01) - turn * 0.06) * u, -0.42 * u, 0.075 * u, 0.12 * u, 0, 0, Math.PI * 2)
    paper(g, ear, mix(look.skin, '#c0604a', 0.15), { ...light, rim: 0 }, u * 0.3)
  }
  paper(g, face, look.skin, light, u * 0.9)
  g.save()
  g.clip(face)
  drawFeatures(g, look, acting, light, u, turn)
  g.restore()
  drawHairFront(g, look, light, u, turn, acting, false)
  if (look.glasses) drawGlasses(g, look.glasses, u, turn)
  if (look.headphones) drawHeadphones(g, look.headphones, u)
}

function drawFeatures(g: Brush, look: Look, acting: Acting, light: Light, u: number, turn: number) {
  const shift = turn * 0.17
  const tone = (colour: string) => mix(colour, light.ambient, light.strength * 0.8)
  const ink = tone('#2a1c22')
  const eyeY = look.child ? -0.4 : -0.45
  const spread = look.child ? 0.19 : 0.175
  const blush = Math.max(0.12, acting.blush * 0.5, acting.tears * 0.4)
  for (const side of [-1, 1]) {
    const x = (side * spread * (1 - 0.22 * Math.max(0, side * turn)) + shift) * u
    g.fillStyle = clear(tone('#e0705f'), blush)
    g.beginPath()
    g.ellipse(x + side * 0.05 * u, (eyeY + 0.18) * u, 0.1 * u, 0.06 * u, 0, 0, Math.PI * 2)
    g.fill()
    drawEye(g, acting, u, x, (eyeY + 0.01) * u, side, turn, ink, look.child ? 1.2 : 1, tone)
    // Brows.
    g.strokeStyle = tone(mix(look.hair, '#2a1c22', 0.3))
    g.lineWidth = (look.lips === '#b9656a' || look.child ? 0.026 : 0.038) * u
    g.lineCap = 'round'
    const inner = eyeY - 0.135 - acting.brow * 0.035 + (acting.brow < 0 ? acting.brow * 0.035 : 0)
    const outer = eyeY - 0.125 - acting.brow * 0.03 - (acting.brow < 0 ? acting.brow * 0.045 : 0)
    g.beginPath()
    g.moveTo(x - side * 0.07 * u, inner * u)
    g.quadraticCurveTo(x + side * 0.01 * u, (Math.min(inner, outer) - 0.025) * u, x + side * 0.095 * u, outer * u)
    g.stroke()
    if (acting.tears > 0.05) drawTear(g, acting, u, x, (eyeY + 0.07) * u, side)
  }
  // Nose: a soft shadow on the far side.
  g.strokeStyle = clear(mix(tone(look.skin), '#7a3b30', 0.55), 0.75)
  g.lineWidth = 0.024 * u
  g.beginPath()
  const nx = shift * 1.35 * u
  g.moveTo(nx + (turn >= 0 ? 0.012 : -0.012) * u, (eyeY + 0.1) * u)
  g.quadraticCurveTo(
    nx + (turn >= 0 ? 0.06 : -0.06) * u,
    (eyeY + 0.2) * u,
    nx - (turn >= 0 ? 0.005 : -0.005) * u,
    (eyeY + 0.215) * u,
  )
  g.stroke()
  if (look.beard) {
    g.fillStyle = clear(tone(look.beard), 0.85)
    g.beginPath()
    g.ellipse(shift * u, -0.06 * u, 0.24 * u, 0.15 * u, 0, 0, Math.PI * 2)
    g.fill()
  }
  drawMouth(g, look, acting, u, shift * 1.1 * u, (look.child ? -0.13 : -0.145) * u, ink, tone)
}

function drawEye(
  g: Brush,
  acting: Acting,
  u: number,
  x: number,
  y: number,
  side: number,
  turn: number,
  ink: string,
  size: number,
  tone: (colour: string) => string,
) {
  const shut = Math.min(1, Math.max(acting.blink, acting.closed, acting.laugh * 1.1))
  const w = 0.078 * u * size
  const h = 0.062 * u * size * (1 - shut) * (1 - 0.25 * acting.down)
  if (shut > 0.75) {
    const curve = acting.laugh > 0.4 ? -0.05 : 0.035
    g.strokeStyle = ink
    g.lineWidth = 0.03 * u
    g.lineCap = 'round'
    g.beginPath()
    g.moveTo(x - w, y + 0.012 * u)
    g.quadraticCurveTo(x, y + curve * u + 0.01 * u, x + w, y + 0.012 * u)
    g.stroke()
    return
  }
  g.save()
  g.beginPath()
  g.ellipse(x, y, w, h, 0, 0, Math.PI * 2)
  g.fillStyle = tone('#fdf8f0')
  g.fill()
  g.clip()
  const iris = 0.056 * u * size
  const ix = x + turn * 0.028 * u
  const iy = y + acting.down * 0.025 * u
  g.fillStyle = tone('#4a2c22')
  g.beginPath()
  g.arc(ix, iy, iris, 0, Math.PI * 2)
  g.fill()
  g.fillStyle = ink
  g.beginPath()
  g.arc(ix, iy, iris * 0.58, 0, Math.PI * 2)
  g.fill()
  g.fillStyle = clear('#ffffff', 0.95)
  g.beginPath()
  g.arc(ix + 0.02 * u, iy - 0.024 * u, iris * 0.3, 0, Math.PI * 2)
  g.fill()
  if (acting.tears > 0.1) {
    g.fillStyle = clear('#d8f0ff', 0.75 * acting.tears)
    g.fillRect(x - w, y + h * 0.45, w * 2, h)
  }
  g.restore()
  g.strokeStyle = ink
  g.lineWidth = 0.032 * u
  g.lineCap = 'round'
  g.beginPath()
  g.moveTo(x - w * 1.02, y - h * 0.25)
  g.quadraticCurveTo(x, y - h * 1.45, x + w * 1.02, y - h * 0.25)
  g.lineTo(x + side * w * 1.25, y - h * 0.5)
  g.stroke()
}

function drawTear(g: Brush, acting: Acting, u: number, x: number, y: number, side: number) {
  g.strokeStyle = clear('#cfeaff', 0.55 * acting.tears)
  g.lineWidth = 0.022 * u
  g.lineCap = 'round'
  g.beginPath()
  g.moveTo(x + side * 0.015 * u, y)
  g.quadraticCurveTo(x + side * 0.04 * u, y + 0.12 * u, x + side * 0.02 * u, y + 0.3 * u)
  g.stroke()
  const run = ((acting.seconds * 0.5 + (side > 0 ? 0 : 0.45)) % 1) * 0.32
  g.fillStyle = clear('#eef8ff', 0.95 * acting.tears)
  g.beginPath()
  g.ellipse(x + side * 0.028 * u, y + run * u, 0.02 * u, 0.03 * u, 0, 0, Math.PI * 2)
  g.fill()
}

function drawMouth(
  g: Brush,
  look: Look,
  acting: Acting,
  u: number,
  x: number,
  y: number,
  ink: string,
  tone: (colour: string) => string,
) {
  const open = Math.max(acting.mouth.open, acting.laugh * 0.75)
  const wide = acting.mouth.wide
  const smile = Math.max(acting.smile, acting.laugh) - (acting.brow < -0.4 ? 0.25 : 0)
  const w = (0.062 + 0.05 * wide * open + 0.045 * Math.max(0, smile)) * u * (look.child ? 0.85 : 1)
  const h = 0.105 * open * u * (look.child ? 0.85 : 1)
  const lift = smile * 0.045 * u
  g.lineCap = 'round'
  if (open < 0.12) {
    g.strokeStyle = tone(mix(look.lips, '#2a1c22', 0.45))
    g.lineWidth = 0.028 * u
    g.beginPath()
    g.moveTo(x - w, y - lift * 0.6)
    g.quadraticCurveTo(x, y + lift * 1.3, x + w, y - lift * 0.6)
    g.stroke()
    return
  }
  const mouth = new Path2D()
  mouth.moveTo(x - w, y - lift * 0.6)
  mouth.quadraticCurveTo(x, y - 0.02 * u - h * 0.25 + lift * 0.4, x + w, y - lift * 0.6)
  mouth.bezierCurveTo(x + w * 0.85, y + h * 1.1, x - w * 0.85, y + h * 1.1, x - w, y - lift * 0.6)
  g.fillStyle = tone('#5c1f27')
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a path, not an array
  g.fill(mouth)
  g.save()
  g.clip(mouth)
  g.fillStyle = tone('#c96a66')
  g.beginPath()
  g.ellipse(x, y + h * 0.95, w * 0.65, h * 0.5, 0, 0, Math.PI * 2)
  g.fill()
  g.fillStyle = tone('#fffaf2')
  g.fillRect(x - w, y - 0.06 * u, w * 2, 0.06 * u + h * 0.16)
  g.restore()
  g.strokeStyle = tone(mix(look.lips, ink, 0.2))
  g.lineWidth = 0.02 * u
  g.stroke(mouth)
}

function drawGlasses(g: Brush, colour: string, u: number, turn: number) {
  g.strokeStyle = colour
  g.lineWidth = 0.025 * u
  for (const side of [-1, 1]) {
    g.beginPath()
    g.roundRect((side * 0.18 + turn * 0.17 - 0.13) * u, -0.55 * u, 0.26 * u, 0.2 * u, 0.08 * u)
    g.stroke()
  }
  g.beginPath()
  g.moveTo((turn * 0.17 - 0.05) * u, -0.46 * u)
  g.lineTo((turn * 0.17 + 0.05) * u, -0.46 * u)
  g.stroke()
}

function drawHeadphones(g: Brush, colour: string, u: number) {
  g.strokeStyle = colour
  g.lineWidth = 0.07 * u
  g.beginPath()
  g.arc(0, -0.5 * u, 0.5 * u, Math.PI * 1.08, Math.PI * 1.92)
  g.stroke()
  g.fillStyle = colour
  for (const side of [-1, 1]) {
    g.beginPath()
    g.roundRect((side * 0.46 - 0.09) * u, -0.56 * u, 0.18 * u, 0.3 * u, 0.08 * u)
    g.fill()
  }
}
