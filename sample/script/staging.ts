import type { PersonId } from '../cast/people.ts'
import { LOOKS, type LookName } from '../cast/looks.ts'
import type { Now, Paint } from '../reel/index.ts'
import {
  between,
  drawFigure,
  drawLayers,
  FONTS,
  HEIGHT,
  letter,
  lookAt,
  rainStreaks,
  WIDTH,
  WORLD_WIDTH,
  type Brush,
  type Camera,
  type Layer,
  type Light,
  type Pose,
  type Sheet,
} from '../stage/index.ts'

/** Somebody in a shot. In a wide shot the pose counts in the set's pixels, in a close one in the picture's. */
export type Player = {
  who: PersonId
  look: LookName
  pose: Pose | ((now: Now) => Pose)
  light?: Light
  /** Painted before and after the person, in the same coordinates. */
  behind?: (g: Brush, pose: Pose, now: Now) => void
  before?: (g: Brush, pose: Pose, now: Now) => void
}

export function perform(g: Brush, now: Now, players: readonly Player[], light: Light): void {
  for (const player of players) {
    const pose = typeof player.pose === 'function' ? player.pose(now) : player.pose
    player.behind?.(g, pose, now)
    drawFigure(g, LOOKS[player.look], pose, now.actor(player.who), player.light ?? light)
    player.before?.(g, pose, now)
  }
}

export type WideShot = {
  set: readonly Layer[]
  from: Camera
  to?: Camera
  /** Overrides `from` and `to`: a hand-held camera. */
  camera?: (now: Now) => Camera
  light: Light
  players: readonly Player[]
  front?: readonly Layer[]
  rain?: number
  /** Painted in the set's coordinates, under and over the people. */
  under?: Paint
  over?: Paint
  /** Painted on the picture, last. */
  last?: Paint
}

export function wide(shot: WideShot): Paint {
  return (g, now) => {
    const camera = shot.camera?.(now) ?? between(shot.from, shot.to ?? shot.from, now.share)
    drawLayers(g, shot.set, camera)
    g.save()
    lookAt(g, camera)
    shot.under?.(g, now)
    perform(g, now, shot.players, shot.light)
    shot.over?.(g, now)
    g.restore()
    if (shot.front) drawLayers(g, shot.front, camera)
    if (shot.rain) rainStreaks(g, now.seconds, shot.rain, WIDTH, HEIGHT)
    shot.last?.(g, now)
  }
}

export type CloseShot = {
  /** A set out of focus, and the part of it that lies behind: its middle and zoom in the set's pixels. */
  soft: () => Sheet
  behind: Camera
  light: Light
  players: readonly Player[]
  /** How far the camera comes nearer over the shot; 0.04 is a breath. */
  push?: number
  rain?: number
  under?: Paint
  over?: Paint
  camera?: (now: Now) => { x: number; y: number }
  flip?: boolean
}

export function close(shot: CloseShot): Paint {
  return (g, now) => {
    const scale = 1 + (shot.push ?? 0.035) * now.share
    const sway = shot.camera?.(now) ?? { x: 0, y: 0 }
    g.save()
    g.translate(WIDTH / 2 + sway.x, HEIGHT / 2 + sway.y)
    g.scale(scale * (shot.flip ? -1 : 1), scale)
    g.translate(-WIDTH / 2, -HEIGHT / 2)
    const soft = shot.soft()
    const w = soft.width / shot.behind.zoom
    const h = soft.height / shot.behind.zoom
    const x = (shot.behind.x / WORLD_WIDTH) * soft.width - w / 2
    const y = (shot.behind.y / WORLD_WIDTH) * soft.width - h / 2
    const clampedX = Math.min(soft.width - w, Math.max(0, x))
    const clampedY = Math.min(soft.height - h, Math.max(0, y))
    g.drawImage(soft, clampedX, clampedY, w, h, -16, -12, WIDTH + 32, HEIGHT + 24)
    if (shot.rain) rainStreaks(g, now.seconds * 0.8, shot.rain * 0.7, WIDTH, HEIGHT, 0.22)
    shot.under?.(g, now)
    perform(g, now, shot.players, shot.light)
    shot.over?.(g, now)
    if (shot.rain) rainStreaks(g, now.seconds, shot.rain * 0.35, WIDTH, HEIGHT, 0.4)
    g.restore()
  }
}

/** A card: words on a ground, each line rising a little as it appears. */
export function card(
  ground: string,
  lines: readonly { words: string; size: number; colour: string; y: number; font?: string; after?: number }[],
): Paint {
  return (g, now) => {
    g.fillStyle = ground
    g.fillRect(0, 0, WIDTH, HEIGHT)
    for (const line of lines) {
      const shown = Math.min(1, Math.max(0, (now.local - (line.after ?? 0)) / 0.5))
      g.save()
      g.globalAlpha = shown
      letter(g, line.words, WIDTH / 2, line.y + (1 - shown) * 8, {
        size: line.size,
        colour: line.colour,
        font: line.font ?? FONTS.title,
      })
      g.restore()
    }
  }
}

/** Credits that stand still, two columns. */
export function credits(ground: string, rows: readonly (readonly [string, string])[], heading: string): Paint {
  return (g, now) => {
    g.fillStyle = ground
    g.fillRect(0, 0, WIDTH, HEIGHT)
    letter(g, heading, WIDTH / 2, 70, { size: 30, colour: '#ffe9b0', spacing: 4 })
    rows.forEach(([left, right], n) => {
      g.save()
      g.globalAlpha = Math.min(1, Math.max(0, (now.local - n * 0.18) / 0.4))
      letter(g, left, WIDTH / 2 - 16, 128 + n * 27, { size: 15, colour: '#a9b8cf', align: 'right' })
      letter(g, right, WIDTH / 2 + 16, 128 + n * 27, { size: 17, colour: '#f3ead8', align: 'left' })
      g.restore()
    })
  }
}
