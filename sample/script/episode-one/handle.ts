import { sol } from './faces.ts'
import type { Reel } from '../../reel/index.ts'
import { PIECES, play } from '../../sound/index.ts'
import { clear, FONTS, glide, glow, letter, LIGHTS } from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide } from '../staging.ts'

/** Scene 2 ends: the name on the handle. */
export function theName(film: Reel): void {
  film.music((s) => play(PIECES.memory, s, 5), 0.75)
  film.shot(
    wide({
      set: PLACES.handle,
      from: { x: 660, y: 380, zoom: 1.1 },
      to: { x: 600, y: 372, zoom: 1.5 },
      light: LIGHTS.shop,
      players: [],
      over: (g, now) => {
        // A cloth wipes along the handle, and what it has passed can be read.
        const x = 300 + 460 * glide(Math.min(1, now.local / 2.6))
        g.save()
        g.beginPath()
        g.rect(0, 0, x, 720)
        g.clip()
        g.translate(540, 376)
        g.rotate(-0.12)
        letter(g, '이 솔', 0, 0, { size: 74, colour: '#7a4a2c', font: FONTS.hand })
        g.restore()
        g.save()
        g.translate(x, 400 - x * 0.05 + 8 * Math.sin(now.seconds * 5))
        g.rotate(-0.12)
        g.fillStyle = clear('#2a120c', 0.3)
        g.beginPath()
        g.roundRect(-58, -66, 190, 178, 40)
        g.fill()
        g.fillStyle = '#dfe7e4'
        g.beginPath()
        g.moveTo(-70, -80)
        g.quadraticCurveTo(40, -108, 124, -72)
        g.quadraticCurveTo(146, 20, 112, 96)
        g.quadraticCurveTo(10, 124, -62, 88)
        g.quadraticCurveTo(-92, 0, -70, -80)
        g.fill()
        g.strokeStyle = '#3f7a78'
        g.lineWidth = 9
        g.beginPath()
        g.moveTo(-66, -50)
        g.quadraticCurveTo(40, -78, 126, -44)
        g.moveTo(-66, 62)
        g.quadraticCurveTo(20, 96, 118, 70)
        g.stroke()
        g.fillStyle = '#f2c9a6'
        for (let n = 0; n < 4; n++) {
          g.beginPath()
          g.roundRect(-20 + n * 30, -20 + 7 * Math.abs(n - 1.4), 27, 130, 13)
          g.fill()
        }
        g.beginPath()
        g.roundRect(-24, 70, 124, 380, 46)
        g.fill()
        g.fillStyle = '#3f7a78'
        g.fillRect(-36, 220, 150, 300)
        g.restore()
        glow(g, 640, 330, 420, '#fff0c4', 0.16)
      },
    }),
    'dissolve',
  )
  film.wait(3.6)
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 430, y: 320, zoom: 1.9 },
      light: LIGHTS.shop,
      players: [{ ...sol(0.15), light: LIGHTS.shop, pose: { x: 320, y: 300, u: 205, turn: 0.15, bust: true } }],
      push: 0.08,
    }),
  )
  film.feel('naru', { smile: 0, brow: -0.5, tears: 0.55, down: 0.4 }, 1.4)
  film.wait(2.8)
}
