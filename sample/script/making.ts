import { MakingReel, type Now, type Reel } from '../reel/index.ts'
import { PIECES, play, ROOMS } from '../sound/index.ts'
import { clear, FONTS, HEIGHT, INK, letter, openUmbrella, WIDTH } from '../stage/index.ts'
import { interview } from './making/interview.ts'
import { BARS, channelMark, FRAMED, frameGround, frameLabel } from './making/look.ts'
import { daysLater } from './making/morning.ts'
import { nightShoot } from './making/night.ts'

/** The making-of: two ways to say it, a hug that does not end at the cut, and what they said afterwards. */
export function making(episodes: Map<string, Reel>): MakingReel {
  const film = new MakingReel('making', ROOMS.lot, episodes)
  film.gapSeconds = 0.24
  film.pace = 1.16
  const confession = film.scene('E02', 's1')
  const reunion = film.scene('E02', 's2')
  const e1 = episodes.get('E01')
  const e2 = episodes.get('E02')
  if (!e1 || !e2) throw new Error('The making-of needs both episodes.')

  titles(film)
  nightShoot(film, confession)

  // The broadcast, as the channel cuts it in.
  film.room = ROOMS.lot
  film.segment('clip', confession)
  const from = e2.marked('looked')
  film.clip('E02', from, e2.marked('answered'), {
    framing: FRAMED,
    sound: true,
    ground: frameGround,
    over: frameLabel(
      '본방송 2화',
      saidIn(e2, (now) => from + now.local),
    ),
  })

  daysLater(film, reunion)

  film.segment('clip', reunion)
  film.music((s) => play(PIECES.embrace, s, 9), 1)
  film.clip('E02', e2.marked('hug') - 0.75, e2.marked('hug.end') - 0.25, {
    framing: BARS,
    rate: 4 / 3,
    ground: (g) => {
      g.fillStyle = '#05070c'
      g.fillRect(0, 0, WIDTH, HEIGHT)
    },
    over: (g, now) => {
      letter(g, '“집에 가자”', WIDTH / 2, 331, {
        size: 22,
        colour: clear('#fff1cf', Math.min(1, now.local)),
        font: FONTS.hand,
      })
      channelMark(g, now)
    },
  })
  film.stopMusic(0.4)

  interview(film, e1)
  ending(film)
  return film.end()
}

/** The words of an episode's line at a time of it, for the strip under a clip. */
function saidIn(episode: Reel, time: (now: Now) => number): (now: Now) => string | undefined {
  return (now) => {
    const t = time(now)
    return episode.lines.find((line) => line.kind === 'speech' && t >= line.start - 0.1 && t < line.end + 0.3)?.ko
  }
}

function titles(film: MakingReel) {
  film.segment('card')
  film.music((s) => play(PIECES.making, s, 2), 0.75)
  film.shot(
    (g, now) => {
      g.fillStyle = '#26304f'
      g.fillRect(0, 0, WIDTH, HEIGHT)
      openUmbrella(
        g,
        WIDTH / 2,
        268 - Math.min(1, now.local * 1.4) * 14,
        112,
        INK.umbrella,
        Math.sin(now.seconds * 1.5) * 0.03,
        1.1,
      )
      letter(g, '처마TV', WIDTH / 2, 40, { size: 18, colour: '#a9b8cf', spacing: 3 })
      g.globalAlpha = Math.min(1, now.local)
      letter(g, '비가 오면 엽니다', WIDTH / 2, 300, { size: 38, colour: '#fff6e2', spacing: 4 })
      letter(g, '메이킹 필름 · 두 가지 고백', WIDTH / 2, 336, { size: 22, colour: INK.umbrella, font: FONTS.hand })
      g.globalAlpha = 1
    },
    'fade',
    0.5,
  )
  film.wait(3.4)
}
function ending(film: MakingReel) {
  film.segment('card')
  film.music((s) => play(PIECES.making, s, 44), 0.7)
  film.shot(
    (g, now) => {
      g.fillStyle = '#26486a'
      g.fillRect(0, 0, WIDTH, HEIGHT)
      openUmbrella(g, 150, 268, 92, INK.umbrella, 0.18 + Math.sin(now.seconds * 1.4) * 0.03, 1.1)
      letter(g, '비가 오면 엽니다', 400, 146, { size: 36, colour: '#fff6e2', spacing: 3 })
      letter(g, '매주 수·목 밤 10시', 400, 196, { size: 24, colour: INK.umbrella })
      letter(g, '처마TV', 400, 240, { size: 18, colour: '#a9b8cf' })
    },
    'fade',
    0.5,
  )
  film.wait(3.6)
}
