import type { PersonId } from '../cast/people.ts'
import { HEIGHT, sheet, WIDTH, type Brush, type Sheet } from '../stage/index.ts'
import { seeded } from '../sound/index.ts'
import { actingOf } from './acting.ts'
import { onFrame, PICTURES_PER_SECOND, type Now, type Reel } from './reel.ts'

/** Paints any second of a film, the same each time. */
export class Projector {
  readonly #reel: Reel
  readonly #second: Sheet = sheet(WIDTH, HEIGHT, () => {})

  constructor(reel: Reel) {
    this.#reel = reel
  }

  paint(g: Brush, seconds: number): void {
    const at = Math.floor(seconds * PICTURES_PER_SECOND + 1e-4) / PICTURES_PER_SECOND
    const { shot, index, start, end } = this.#reel.shotAt(at)
    const local = at - start
    const next = this.#reel.shots[index + 1]
    if (shot.join === 'dissolve' && local < shot.joinSeconds && index > 0) {
      this.#paintShot(g, index - 1, at)
      const over = this.#second.getContext('2d')
      this.#paintShot(over, index, at)
      g.save()
      g.globalAlpha = (local + 1 / PICTURES_PER_SECOND) / (shot.joinSeconds + 1 / PICTURES_PER_SECOND)
      g.drawImage(this.#second, 0, 0)
      g.restore()
    } else this.#paintShot(g, index, at)
    if (shot.join === 'fade' && local < shot.joinSeconds) black(g, 1 - local / shot.joinSeconds)
    if (next?.join === 'fade' && end - at <= next.joinSeconds)
      black(g, 1 - (end - at - 1 / PICTURES_PER_SECOND) / next.joinSeconds)
    for (const overlay of this.#reel.overlays) {
      if (at < onFrame(overlay.start) || at >= onFrame(overlay.end)) continue
      g.save()
      overlay.paint(g, this.#now(at, overlay.start, overlay.end))
      g.restore()
    }
  }

  #paintShot(g: Brush, index: number, at: number) {
    const shot = this.#reel.shots[index]
    if (!shot) return
    const end = this.#reel.shots[index + 1]?.start ?? this.#reel.seconds
    g.save()
    shot.paint(g, this.#now(at, shot.start, end))
    g.restore()
  }

  #now(at: number, start: number, end: number): Now {
    return {
      seconds: at,
      local: at - start,
      share: Math.min(1, (at - start) / Math.max(0.001, end - start)),
      actor: (who: PersonId) => actingOf(this.#reel, who, at),
    }
  }
}

function black(g: Brush, opacity: number) {
  g.fillStyle = `rgba(6, 8, 14, ${Math.min(1, Math.max(0, opacity))})`
  g.fillRect(0, 0, WIDTH, HEIGHT)
}

let fibres: Sheet | undefined

/** Paper's grain and a darker rim, the same in every picture: moving grain would cost the film its megabytes. */
export function finish(g: Brush, strength: number): void {
  fibres ??= sheet(WIDTH, HEIGHT, (paper) => {
    const random = seeded(7)
    for (let n = 0; n < 5200; n++) {
      paper.strokeStyle = random() < 0.5 ? 'rgba(255,255,255,0.05)' : 'rgba(0,0,0,0.06)'
      paper.lineWidth = 1
      const x = random() * WIDTH
      const y = random() * HEIGHT
      paper.beginPath()
      paper.moveTo(x, y)
      paper.lineTo(x + (random() - 0.5) * 9, y + (random() - 0.5) * 6)
      paper.stroke()
    }
    const rim = paper.createRadialGradient(WIDTH / 2, HEIGHT / 2, HEIGHT * 0.48, WIDTH / 2, HEIGHT / 2, HEIGHT * 1.05)
    rim.addColorStop(0, 'rgba(8,8,20,0)')
    rim.addColorStop(1, 'rgba(8,8,20,0.5)')
    paper.fillStyle = rim
    paper.fillRect(0, 0, WIDTH, HEIGHT)
  })
  g.save()
  g.globalAlpha = strength
  g.drawImage(fibres, 0, 0)
  g.restore()
}
