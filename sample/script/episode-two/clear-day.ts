import type { Reel } from '../../reel/index.ts'
import { birds, doorBell, fade, PIECES, play, ROOMS } from '../../sound/index.ts'
import { FONTS, letter, LIGHTS } from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, credits, wide } from '../staging.ts'

/** Scene 3: a clear day. */
export function clearDay(film: Reel): void {
  film.mark('s3')
  film.feel('doyul', { closed: 0, tears: 0, brow: 0.1, smile: 0.6 }, 0.1)
  film.feel('naru', { tears: 0, brow: 0.1, smile: 0.4 }, 0.1)
  film.music((s) => play(PIECES.clear, s, 3), 0.6)
  film.room = ROOMS.street
  film.sound(fade(birds(22, 16), 0.5, 1), 0.6, film.at, 'ambience')
  film.shot(
    wide({
      set: PLACES.alleyDay,
      from: { x: 760, y: 320, zoom: 1.3 },
      to: { x: 640, y: 380, zoom: 1.2 },
      light: LIGHTS.day,
      players: [{ who: 'naru', look: 'sol', pose: { x: 560, y: 376, u: 53, turn: 0.4, right: { x: 0.5, y: 0.5 } } }],
    }),
    'dissolve',
    1.2,
  )
  film.wait(3.6).sound(doorBell(), 0.6)
  film.shot(
    wide({
      set: PLACES.alleyDay,
      from: { x: 720, y: 400, zoom: 2 },
      to: { x: 725, y: 398, zoom: 2.08 },
      light: LIGHTS.day,
      players: [
        { who: 'naru', look: 'sol', pose: { x: 640, y: 376, u: 54, turn: 0.6 } },
        { who: 'doyul', look: 'muyeonPlain', pose: { x: 790, y: 368, u: 55, turn: -0.6 } },
      ],
    }),
  )
  film.say('naru', '오늘은 비 안 오는데요.', "It isn't raining today.")
  film.shot(
    close({
      soft: SOFT.alleyDay,
      behind: { x: 960, y: 330, zoom: 1.5 },
      light: LIGHTS.day,
      players: [{ who: 'doyul', look: 'muyeonPlain', pose: { x: 340, y: 270, u: 176, turn: -0.45, bust: true } }],
    }),
  )
  film.feel('doyul', { smile: 1, blush: 0.5 })
  film.wait(0.3)
  film.say('doyul', '그래서 왔어요.', "That's why I came.", { gap: 0.6 })
  film.shot(
    close({
      soft: SOFT.alleyDay,
      behind: { x: 420, y: 330, zoom: 1.5 },
      light: LIGHTS.day,
      players: [{ who: 'naru', look: 'sol', pose: { x: 300, y: 270, u: 176, turn: 0.4, bust: true } }],
    }),
  )
  film.feel('naru', { smile: 1, laugh: 0.7, blush: 0.6 })
  film.wait(1.8)
  film.shot(
    wide({
      set: PLACES.alleyDay,
      from: { x: 640, y: 330, zoom: 1.5 },
      to: { x: 660, y: 360, zoom: 1 },
      light: LIGHTS.day,
      players: [
        { who: 'naru', look: 'sol', pose: { x: 640, y: 376, u: 53, turn: 0.5 } },
        { who: 'doyul', look: 'muyeonPlain', pose: { x: 720, y: 368, u: 54, turn: -0.3 } },
      ],
      last: (g, now) => {
        g.globalAlpha = Math.min(1, Math.max(0, now.local - 1.6))
        letter(g, '맑아도 엽니다', 320, 318, {
          size: 34,
          colour: '#fff6e2',
          edge: '#5b3b34',
          edgeWidth: 5,
          font: FONTS.title,
        })
      },
    }),
  )
  film.wait(5.4)
  film.shot(
    credits(
      '#26486a',
      [
        ['솔', '표나루'],
        ['무연', '차도율'],
        ['어린 무연', '방하람'],
        ['연출', '맹지오'],
        ['그림 · 음악', '애프터컷'],
      ],
      '비가 오면 엽니다',
    ),
    'fade',
    0.8,
  )
  film.wait(4.6).mark('s3.end')
}
