import { Path2D } from '@napi-rs/canvas'
import type { Brush } from './canvas.ts'
import { mix } from './colour.ts'
import { drawHead } from './head.ts'
import type { Acting, Light, Look, Pose } from './look.ts'
import { paper } from './paper.ts'

const UPPER_ARM = 0.82
const FOREARM = 0.78

/** An arm of two parts from the shoulder to where the hand is; the elbow bends outwards. All in head heights. */
function drawArm(
  g: Brush,
  look: Look,
  light: Light,
  u: number,
  side: 1 | -1,
  shoulderX: number,
  hand: { x: number; y: number },
  bend: number,
) {
  const sx = shoulderX
  const sy = 0.34
  let dx = hand.x - sx
  let dy = hand.y - sy
  let reach = Math.hypot(dx, dy)
  const longest = UPPER_ARM + FOREARM - 0.02
  if (reach > longest) {
    dx *= longest / reach
    dy *= longest / reach
    reach = longest
  }
  const along = (UPPER_ARM ** 2 - FOREARM ** 2 + reach ** 2) / (2 * reach || 1)
  const across = Math.sqrt(Math.max(0, UPPER_ARM ** 2 - along ** 2)) * side * bend
  const ex = sx + (dx / reach) * along + (dy / reach) * across
  const ey = sy + (dy / reach) * along - (dx / reach) * across
  const hx = sx + dx
  const hy = sy + dy
  const colour = mix(look.coat, light.ambient, light.strength)
  g.lineCap = 'round'
  g.lineJoin = 'round'
  for (const [stroke, width, shift] of [
    [mix(colour, '#0b1024', 0.32), 0.36, 0],
    [colour, 0.3, -0.02 * light.side * -1],
  ] as const) {
    g.strokeStyle = stroke
    g.lineWidth = u * width * look.bulk
    g.beginPath()
    g.moveTo((sx + shift) * u, sy * u)
    g.quadraticCurveTo((ex + shift) * u, ey * u, (hx * 0.9 + ex * 0.1 + shift) * u, (hy * 0.9 + ey * 0.1) * u)
    g.stroke()
  }
  const skin = new Path2D()
  skin.ellipse(hx * u, hy * u, 0.135 * u, 0.15 * u, Math.atan2(hy - ey, hx - ex) + Math.PI / 2, 0, Math.PI * 2)
  paper(g, skin, look.skin, { ...light, rim: 0 }, u * 0.5)
}

/** Draws a whole person; the base of the neck stands at `pose.x`, `pose.y`, and `pose.u` is the height of the head in pixels. */
export function drawFigure(g: Brush, look: Look, pose: Pose, acting: Acting, light: Light): void {
  const { u } = pose
  g.save()
  g.translate(pose.x, pose.y + Math.sin(acting.breath) * u * 0.012)
  g.rotate(pose.lean ?? 0)
  const turn = pose.turn
  const breadth = (1 - 0.16 * Math.abs(turn)) * look.shoulders
  const nearSide: 1 | -1 = turn >= 0 ? -1 : 1
  const shoulder = 0.62 * breadth
  const left = pose.left ?? { x: -0.74 * look.shoulders, y: 1.86 }
  const right = pose.right ?? { x: 0.74 * look.shoulders, y: 1.86 }
  const sway = Math.sin(acting.breath * 0.5) * 0.015
  const arm = (side: 1 | -1) => {
    const hand = side < 0 ? left : right
    drawArm(
      g,
      look,
      light,
      u,
      side,
      side * shoulder + turn * 0.06,
      { x: hand.x + sway, y: hand.y + sway },
      hand.bend ?? 1,
    )
  }

  if (pose.kneel) drawKneeling(g, look, light, u, turn)
  else if (!pose.bust) drawLegs(g, look, light, u, turn, acting, pose.step ?? 0)
  if (!pose.armsFront) arm(nearSide === 1 ? -1 : 1)

  const w = 0.72 * breadth * look.bulk
  const hem = look.hem
  const body = new Path2D()
  body.moveTo(-0.2 * u, -0.04 * u)
  body.bezierCurveTo(-0.5 * breadth * u, 0.06 * u, -w * u, 0.1 * u, -w * u, 0.5 * u)
  body.lineTo(-w * 0.93 * u, 1.3 * u)
  body.quadraticCurveTo(-w * 1.02 * u, 1.9 * u, -w * (0.95 + look.flare) * u, hem * u)
  body.quadraticCurveTo(0, (hem + 0.1) * u, w * (0.95 + look.flare) * u, hem * u)
  body.quadraticCurveTo(w * 1.02 * u, 1.9 * u, w * 0.93 * u, 1.3 * u)
  body.lineTo(w * u, 0.5 * u)
  body.bezierCurveTo(w * u, 0.1 * u, 0.5 * breadth * u, 0.06 * u, 0.2 * u, -0.04 * u)
  body.closePath()
  paper(g, body, look.coat, light, u)

  const neck = new Path2D()
  neck.roundRect(-0.15 * u + turn * 0.03 * u, -0.3 * u, 0.3 * u, 0.46 * u, 0.13 * u)
  paper(g, neck, mix(look.skin, '#5a2f2a', 0.18), light, u * 0.6)
  if (!pose.back) drawCollar(g, look, light, u, turn)

  g.save()
  g.translate(turn * 0.05 * u, -0.16 * u)
  g.rotate((pose.tilt ?? 0) + acting.nod)
  drawHead(g, look, pose, acting, light, u)
  g.restore()

  arm(nearSide)
  if (pose.armsFront) arm(nearSide === 1 ? -1 : 1)
  g.restore()
}

function drawCollar(g: Brush, look: Look, light: Light, u: number, turn: number) {
  const tx = turn * 0.1 * u
  const tone = (colour: string) => mix(colour, light.ambient, light.strength)
  if (look.shirt) {
    g.fillStyle = tone(look.shirt)
    g.beginPath()
    g.moveTo(tx - 0.22 * u, 0)
    g.lineTo(tx, (look.deep ?? 0.75) * u)
    g.lineTo(tx + 0.22 * u, 0)
    g.quadraticCurveTo(tx, 0.22 * u, tx - 0.22 * u, 0)
    g.fill()
  }
  if (look.tie) {
    g.fillStyle = tone(look.tie)
    g.beginPath()
    g.moveTo(tx - 0.07 * u, 0.16 * u)
    g.lineTo(tx + 0.07 * u, 0.16 * u)
    g.lineTo(tx + 0.09 * u, 0.52 * u)
    g.lineTo(tx, 0.66 * u)
    g.lineTo(tx - 0.09 * u, 0.52 * u)
    g.fill()
  }
  g.fillStyle = tone(mix(look.coat, '#0b1024', 0.25))
  for (const side of [-1, 1]) {
    g.beginPath()
    g.moveTo(tx + side * 0.17 * u, -0.08 * u)
    g.lineTo(tx + side * 0.4 * u, 0.12 * u)
    g.lineTo(tx + side * 0.22 * u, 0.4 * u)
    g.lineTo(tx + side * 0.02 * u, (0.62 * u * (look.deep ?? 0.75)) / 0.75)
    g.fill()
  }
  if (look.apron) {
    g.fillStyle = tone(look.apron)
    g.beginPath()
    g.roundRect(tx - 0.4 * u, 0.72 * u, 0.8 * u, 1.5 * u, 0.08 * u)
    g.fill()
    g.strokeStyle = tone(look.apron)
    g.lineWidth = 0.07 * u
    g.beginPath()
    g.moveTo(tx - 0.36 * u, 0.78 * u)
    g.lineTo(tx - 0.27 * u, 0.02 * u)
    g.moveTo(tx + 0.36 * u, 0.78 * u)
    g.lineTo(tx + 0.27 * u, 0.02 * u)
    g.stroke()
  }
  if (look.buttons) {
    g.fillStyle = tone(look.buttons)
    for (let n = 0; n < 3; n++) {
      g.beginPath()
      g.arc(tx + 0.04 * u, (0.85 + n * 0.32) * u, 0.035 * u, 0, Math.PI * 2)
      g.fill()
    }
  }
}

function drawKneeling(g: Brush, look: Look, light: Light, u: number, turn: number) {
  const ahead = turn >= 0 ? 1 : -1
  g.strokeStyle = mix(look.trousers, light.ambient, light.strength)
  g.lineCap = 'round'
  g.lineJoin = 'round'
  g.lineWidth = 0.42 * u
  g.beginPath()
  g.moveTo(0, 1.75 * u)
  g.lineTo(ahead * 0.55 * u, 1.95 * u)
  g.lineTo(ahead * 0.55 * u, 2.6 * u)
  g.moveTo(0, 1.85 * u)
  g.lineTo(-ahead * 0.1 * u, 2.58 * u)
  g.lineTo(-ahead * 0.85 * u, 2.62 * u)
  g.stroke()
  g.fillStyle = mix(look.shoes, light.ambient, light.strength)
  g.beginPath()
  g.ellipse(ahead * 0.68 * u, 2.74 * u, 0.3 * u, 0.12 * u, 0, 0, Math.PI * 2)
  g.ellipse(-ahead * 1.1 * u, 2.68 * u, 0.14 * u, 0.2 * u, 0, 0, Math.PI * 2)
  g.fill()
}

function drawLegs(g: Brush, look: Look, light: Light, u: number, turn: number, acting: Acting, step: number) {
  const length = look.legs
  for (const side of [-1, 1]) {
    const swing = step * side * Math.sin(acting.breath * 5) * 0.32
    g.strokeStyle = mix(look.trousers, light.ambient, light.strength)
    g.lineCap = 'butt'
    g.lineWidth = 0.38 * u
    g.beginPath()
    g.moveTo(side * 0.22 * u, 1.8 * u)
    g.quadraticCurveTo(side * 0.24 * u, (1.8 + length / 2) * u, (side * 0.24 + swing) * u, (1.85 + length) * u)
    g.stroke()
    g.fillStyle = mix(look.shoes, light.ambient, light.strength)
    g.beginPath()
    g.ellipse((side * 0.24 + swing + turn * 0.12) * u, (1.88 + length) * u, 0.27 * u, 0.11 * u, 0, 0, Math.PI * 2)
    g.fill()
  }
}
