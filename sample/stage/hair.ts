import { Path2D } from '@napi-rs/canvas'
import type { Brush } from './canvas.ts'
import { mix } from './colour.ts'
import type { Acting, Light, Look } from './look.ts'
import { paper } from './paper.ts'

/** What of the hair lies behind the face. */
export function drawHairBack(g: Brush, look: Look, light: Light, u: number, turn: number, acting: Acting): void {
  const hair = new Path2D()
  const wave = Math.sin(acting.seconds * 1.3) * 0.012
  if (look.style === 'bob') {
    hair.moveTo(-0.5 * u, -0.55 * u)
    hair.bezierCurveTo(-0.56 * u, -1.2 * u, 0.56 * u, -1.2 * u, 0.5 * u, -0.55 * u)
    hair.bezierCurveTo((0.56 + wave) * u, -0.2 * u, (0.5 + wave) * u, 0.02 * u, (0.4 + wave) * u, 0.08 * u)
    hair.quadraticCurveTo(0, 0.16 * u, (-0.4 + wave) * u, 0.08 * u)
    hair.bezierCurveTo((-0.5 + wave) * u, 0.02 * u, (-0.56 + wave) * u, -0.2 * u, -0.5 * u, -0.55 * u)
  } else if (look.style === 'bun') {
    hair.arc(-turn * 0.2 * u, -1.08 * u, 0.2 * u, 0, Math.PI * 2)
    hair.ellipse(-turn * 0.03 * u, -0.56 * u, 0.47 * u, 0.52 * u, 0, 0, Math.PI * 2)
  } else {
    hair.ellipse(-turn * 0.05 * u, -0.56 * u, 0.46 * u, 0.5 * u, 0, 0, Math.PI * 2)
  }
  paper(g, hair, mix(look.hair, '#0b1024', 0.2), { ...light, rim: light.rim * 0.8 }, u * 0.7)
}

/** What of the hair, or the hat, lies over the face; from behind it is all that one sees. */
export function drawHairFront(
  g: Brush,
  look: Look,
  light: Light,
  u: number,
  turn: number,
  acting: Acting,
  back: boolean,
): void {
  const s = turn * 0.1
  const hair = new Path2D()
  const wave = Math.sin(acting.seconds * 1.7 + 1) * 0.008
  if (back) {
    if (look.style === 'bob') {
      hair.moveTo(-0.5 * u, -0.5 * u)
      hair.bezierCurveTo(-0.55 * u, -1.2 * u, 0.55 * u, -1.2 * u, 0.5 * u, -0.5 * u)
      hair.quadraticCurveTo(0.54 * u, 0, 0.42 * u, 0.1 * u)
      hair.quadraticCurveTo(0, 0.18 * u, -0.42 * u, 0.1 * u)
      hair.quadraticCurveTo(-0.54 * u, 0, -0.5 * u, -0.5 * u)
    } else {
      hair.moveTo(-0.44 * u, -0.4 * u)
      hair.bezierCurveTo(-0.54 * u, -1.18 * u, 0.54 * u, -1.18 * u, 0.44 * u, -0.4 * u)
      hair.quadraticCurveTo(0.36 * u, -0.02 * u, 0, -0.04 * u)
      hair.quadraticCurveTo(-0.36 * u, -0.02 * u, -0.44 * u, -0.4 * u)
    }
  } else if (look.style === 'bob' || look.style === 'bun') {
    // A fringe parted on one side, and two locks.
    hair.moveTo(-0.47 * u, -0.38 * u)
    hair.bezierCurveTo(-0.58 * u, -1.16 * u, 0.58 * u, -1.16 * u, 0.47 * u, -0.38 * u)
    hair.quadraticCurveTo((0.45 + wave) * u, -0.2 * u, (0.41 + wave) * u, -0.12 * u)
    hair.bezierCurveTo(0.38 * u, -0.4 * u, (0.36 + s) * u, -0.62 * u, (0.2 + s) * u, -0.74 * u)
    hair.bezierCurveTo((0.1 + s) * u, -0.62 * u, (-0.12 + s) * u, -0.58 * u, (-0.3 + s * 0.6) * u, -0.56 * u)
    hair.bezierCurveTo(-0.36 * u, -0.46 * u, -0.38 * u, -0.3 * u, (-0.41 + wave) * u, -0.12 * u)
    hair.quadraticCurveTo(-0.45 * u, -0.2 * u, -0.47 * u, -0.38 * u)
  } else if (look.style === 'short') {
    hair.moveTo(-0.44 * u, -0.44 * u)
    hair.bezierCurveTo(-0.58 * u, -1.12 * u, -0.1 * u, -1.2 * u, 0.12 * u, -1.12 * u)
    hair.bezierCurveTo(0.44 * u, -1.14 * u, 0.54 * u, -0.8 * u, 0.44 * u, -0.44 * u)
    hair.quadraticCurveTo(0.41 * u, -0.62 * u, (0.33 + s) * u, -0.72 * u)
    hair.quadraticCurveTo((0.24 + s) * u, (-0.66 + wave) * u, (0.16 + s) * u, -0.64 * u)
    hair.quadraticCurveTo((0.16 + s) * u, -0.72 * u, (0.08 + s) * u, -0.78 * u)
    hair.quadraticCurveTo((-0.02 + s) * u, (-0.66 + wave) * u, (-0.2 + s) * u, -0.63 * u)
    hair.quadraticCurveTo((-0.18 + s) * u, -0.7 * u, (-0.22 + s) * u, -0.74 * u)
    hair.quadraticCurveTo(-0.4 * u, -0.64 * u, -0.44 * u, -0.44 * u)
  } else if (look.style === 'bowl') {
    hair.moveTo(-0.47 * u, -0.4 * u)
    hair.bezierCurveTo(-0.56 * u, -1.16 * u, 0.56 * u, -1.16 * u, 0.47 * u, -0.4 * u)
    hair.quadraticCurveTo(0.42 * u, -0.44 * u, 0.38 * u, -0.56 * u)
    hair.quadraticCurveTo((0.1 + s) * u, (-0.58 + wave) * u, (0.04 + s) * u, -0.56 * u)
    hair.lineTo((0.0 + s) * u, -0.62 * u)
    hair.quadraticCurveTo((-0.1 + s) * u, (-0.56 + wave) * u, -0.38 * u, -0.56 * u)
    hair.quadraticCurveTo(-0.42 * u, -0.44 * u, -0.47 * u, -0.4 * u)
  } else {
    // A knitted cap, or a cap with a peak.
    hair.moveTo(-0.46 * u, -0.62 * u)
    hair.bezierCurveTo(-0.52 * u, -1.22 * u, 0.52 * u, -1.22 * u, 0.46 * u, -0.62 * u)
    hair.quadraticCurveTo(0, -0.78 * u, -0.46 * u, -0.62 * u)
  }
  hair.closePath()
  paper(g, hair, look.hair, light, u * 0.8)
  if (look.style === 'beanie' && !back) {
    g.strokeStyle = mix(mix(look.hair, '#ffffff', 0.18), light.ambient, light.strength)
    g.lineWidth = 0.11 * u
    g.lineCap = 'round'
    g.beginPath()
    g.moveTo(-0.44 * u, -0.64 * u)
    g.quadraticCurveTo(0, -0.8 * u, 0.44 * u, -0.64 * u)
    g.stroke()
  }
  if (look.style === 'cap' && !back) {
    g.fillStyle = mix(mix(look.hair, '#000000', 0.3), light.ambient, light.strength)
    g.beginPath()
    g.ellipse(turn * 0.3 * u, -0.66 * u, 0.5 * u, 0.09 * u, 0, 0, Math.PI * 2)
    g.fill()
  }
  // A sheen on the crown.
  g.save()
  g.clip(hair)
  g.strokeStyle = mix(mix(look.hair, light.key, 0.35), light.ambient, light.strength * 0.6)
  g.lineWidth = 0.035 * u
  g.lineCap = 'round'
  g.beginPath()
  g.arc((0.04 + s) * u, -0.5 * u, 0.47 * u, -Math.PI * 0.7, -Math.PI * 0.42)
  g.stroke()
  g.restore()
  if (look.pin && !back) {
    g.fillStyle = mix(look.pin, light.ambient, light.strength * 0.4)
    g.save()
    g.translate((0.3 + s * 0.8) * u, -0.7 * u)
    g.rotate(0.7)
    g.beginPath()
    g.roundRect(-0.1 * u, -0.025 * u, 0.2 * u, 0.06 * u, 0.02 * u)
    g.fill()
    g.restore()
  }
}
