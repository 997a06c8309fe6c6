import type { Reel } from '../../reel/index.ts'
import { bus, doorBell, fade, PIECES, play, rain, steps } from '../../sound/index.ts'
import { INK, LIGHTS, openUmbrella, puddleRings, type Brush, type Pose } from '../../stage/index.ts'
import { opening } from '../opening.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide, type Player } from '../staging.ts'
import { sol, muyeon } from './faces.ts'

const brokenUmbrella = (g: Brush, pose: Pose) =>
  openUmbrella(
    g,
    pose.x + (pose.right?.x ?? 0) * pose.u,
    pose.y + (pose.right?.y ?? 0) * pose.u,
    pose.u * 0.86,
    INK.umbrella,
    0.14,
    0.9,
    0.8,
  )

/** Scene 1: the alley, by night, in rain. */
export function atTheDoor(film: Reel): void {
  const rainBed = (seconds: number, gain: number) =>
    film.sound(fade(rain(seconds, 1, 0.6, 3), 1.2, 1.5), gain, film.at, 'ambience')

  film.mark('s1')
  rainBed(50, 0.75)
  film.music((s) => play(PIECES.rainTheme, s, 11), 0.8)
  film.shot(
    wide({
      set: PLACES.alleyNight,
      from: { x: 760, y: 250, zoom: 1.55 },
      to: { x: 560, y: 370, zoom: 1.16 },
      light: LIGHTS.night,
      players: [],
      rain: 1,
      under: (g, now) => puddleRings(g, now.seconds, 560, 705, 60, 1240, 26),
    }),
    'fade',
    1.4,
  )
  film.wait(1.8).over(opening('비가 오면 엽니다', '첫 번째 밤 · 빌린 우산'), 4.4)
  film.wait(4.2).sound(bus(4.5, 5), 0.7)
  film.wait(1.2)
  film.sound(steps(6, 0.46, 21), 0.8, film.at + 0.4)
  film.shot(
    wide({
      set: PLACES.alleyNight,
      from: { x: 780, y: 430, zoom: 1.45 },
      to: { x: 720, y: 430, zoom: 1.5 },
      light: LIGHTS.nightLeft,
      players: [
        {
          who: 'doyul',
          look: 'muyeon',
          pose: (now) => ({
            x: 1120 - 230 * Math.min(1, now.local / 3.2),
            y: 366,
            u: 52,
            turn: -0.7,
            step: now.local < 3.2 ? 1 : 0,
            right: { x: 0.35, y: 0.75 },
          }),
          behind: (g, pose) => brokenUmbrella(g, pose),
        },
      ],
      rain: 0.9,
      under: (g, now) => puddleRings(g, now.seconds, 560, 705, 360, 1240, 18),
    }),
  )
  film.feel('doyul', { brow: -0.3 })
  film.wait(3.9).sound(doorBell(), 0.8)
  film.wait(0.5).stopMusic(1.5)

  const atDoor = (solLook: Player['look'] = 'sol') =>
    wide({
      set: PLACES.alleyNight,
      from: { x: 700, y: 400, zoom: 2.05 },
      to: { x: 710, y: 396, zoom: 2.15 },
      light: LIGHTS.nightLeft,
      players: [
        { who: 'naru', look: solLook, pose: { x: 636, y: 376, u: 54, turn: 0.6 }, light: LIGHTS.nightLeft },
        {
          who: 'doyul',
          look: 'muyeon',
          pose: { x: 786, y: 368, u: 55, turn: -0.6, right: { x: 0.3, y: 0.9 }, left: { x: -0.75, y: 1.1 } },
          behind: (g, pose) => brokenUmbrella(g, pose),
        },
      ],
      rain: 0.8,
    })

  film.shot(atDoor())
  film.wait(0.6).feel('naru', { smile: 0.5 })
  film.say('naru', '어서 오세요. | 다 젖으셨네요.', "Come in. You're soaked through.")
  film.shot(
    close({
      soft: SOFT.alleyAcross,
      behind: { x: 560, y: 330, zoom: 1.5 },
      light: LIGHTS.night,
      players: [muyeon()],
      rain: 0.8,
    }),
  )
  film.wait(0.3)
  film.say('doyul', '이거, | 고칠 수 있을까요?', 'This… can it be mended?', { reading: { pauses: 1.8 } })
  film.shot(
    close({ soft: SOFT.alleyNight, behind: { x: 420, y: 330, zoom: 1.6 }, light: LIGHTS.nightLeft, players: [sol()] }),
  )
  film.feel('naru', { smile: 0.15, down: 0.7 })
  film.say(
    'naru',
    '살이 세 개나 나갔네요. | 새로 사는 게 쌀 텐데요.',
    'Three ribs are gone. A new one would be cheaper.',
  )
  film.shot(
    close({
      soft: SOFT.alleyAcross,
      behind: { x: 620, y: 340, zoom: 1.8 },
      light: LIGHTS.night,
      players: [muyeon(-0.5)],
      rain: 0.8,
    }),
  )
  film.feel('naru', { down: 0 })
  film.say(
    'doyul',
    '새 우산은 많죠. | 이 우산은 하나고요.',
    'There are plenty of new umbrellas. There is only one of this one.',
    {
      reading: { pace: 0.94 },
    },
  )
  film.shot(atDoor())
  film.say('naru', '어린이용이잖아요. | 누구 건데요?', "It's a child's. Whose is it?")
  film.shot(
    close({
      soft: SOFT.alleyAcross,
      behind: { x: 560, y: 330, zoom: 2 },
      light: LIGHTS.night,
      players: [{ ...muyeon(-0.4), pose: { x: 330, y: 300, u: 205, turn: -0.4, bust: true } }],
      rain: 0.7,
      push: 0.06,
    }),
  )
  film.feel('doyul', { brow: -0.6, down: 0.5 })
  film.wait(0.4)
  film.say(
    'doyul',
    '스무 해 전에 빌렸습니다. | 돌려줄 때가 돼서요.',
    "I borrowed it twenty years ago. It's time I gave it back.",
    {
      reading: { pace: 0.9, lift: -3, pauses: 1.6 },
      gap: 0.9,
    },
  )
  film.feel('doyul', { brow: 0, down: 0 })

  film.mark('s1.end')
}
