import type { Reel } from '../../reel/index.ts'
import { fade, PIECES, play, rain, steps, click } from '../../sound/index.ts'
import { furledUmbrella, INK, LIGHTS, openUmbrella, puddleRings, type Pose } from '../../stage/index.ts'
import { opening } from '../opening.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide, type Player } from '../staging.ts'

const hand = (pose: Pose, side: 'left' | 'right') => ({
  x: pose.x + (pose[side]?.x ?? 0) * pose.u,
  y: pose.y + (pose[side]?.y ?? 0) * pose.u,
})

/** Scene 1: the alley, on Wednesday night. */
export function wednesday(film: Reel): void {
  film.mark('s1')
  film.sound(fade(rain(66, 1, 0.6, 23), 1.2, 2), 0.7, film.at, 'ambience')
  film.shot(
    wide({
      set: PLACES.alleyNight,
      from: { x: 480, y: 330, zoom: 1.05 },
      to: { x: 640, y: 390, zoom: 1.35 },
      light: LIGHTS.nightLeft,
      players: [
        {
          who: 'doyul',
          look: 'muyeon',
          pose: (now) => ({
            x: 1140 - 260 * Math.min(1, now.local / 5.5),
            y: 366,
            u: 52,
            turn: -0.7,
            step: now.local < 5.5 ? 1 : 0,
            right: { x: 0.35, y: 0.75 },
          }),
          behind: (g, pose) => openUmbrella(g, hand(pose, 'right').x, hand(pose, 'right').y, pose.u, '#3a4258', 0.05),
        },
        {
          who: 'naru',
          look: 'sol',
          pose: { x: 640, y: 376, u: 53, turn: 0.6, left: { x: -0.2, y: 1.1 }, right: { x: 0.3, y: 1.05 } },
          before: (g, pose) =>
            furledUmbrella(g, pose.x + 0.1 * pose.u, pose.y + 0.95 * pose.u, pose.u * 0.8, INK.umbrella, 0.5),
        },
      ],
      rain: 1,
      under: (g, now) => puddleRings(g, now.seconds, 560, 705, 60, 1240, 22),
    }),
    'fade',
    1.2,
  )
  film.sound(steps(11, 0.48, 5), 0.6, film.at + 0.3)
  film.wait(1).over(opening('비가 오면 엽니다', '두 번째 밤 · 돌려주는 날'), 4)
  film.wait(5.4)
  const face = (who: 'naru' | 'doyul', turn: number, u = 168, x = who === 'naru' ? 300 : 345): Player => ({
    who,
    look: who === 'naru' ? 'sol' : 'muyeon',
    pose: { x, y: 262 + (u - 168) * 0.9, u, turn, bust: true },
  })
  const solFace = (turn = 0.5, u = 168) =>
    close({
      soft: SOFT.alleyNight,
      behind: { x: 430, y: 330, zoom: 1.6 },
      light: LIGHTS.nightLeft,
      players: [face('naru', turn, u)],
    })
  const muFace = (turn = -0.5, u = 168, push = 0.035) =>
    close({
      soft: SOFT.alleyAcross,
      behind: { x: 520, y: 330, zoom: 1.5 },
      light: LIGHTS.night,
      players: [
        {
          ...face('doyul', turn, u),
          behind: (g, pose) =>
            openUmbrella(g, pose.x + 0.85 * pose.u, pose.y + 0.9 * pose.u, pose.u, '#3a4258', 0.12, 1.25),
        },
      ],
      rain: 0.8,
      push,
    })
  const both = (zoom: number) =>
    wide({
      set: PLACES.alleyNight,
      from: { x: 705, y: 400, zoom },
      to: { x: 712, y: 398, zoom: zoom + 0.12 },
      light: LIGHTS.nightLeft,
      players: [
        {
          who: 'naru',
          look: 'sol',
          pose: { x: 640, y: 376, u: 54, turn: 0.6, left: { x: -0.15, y: 1.1 }, right: { x: 0.35, y: 1.05 } },
          before: (g, pose) =>
            furledUmbrella(g, pose.x + 0.1 * pose.u, pose.y + 0.95 * pose.u, pose.u * 0.8, INK.umbrella, 0.5),
        },
        {
          who: 'doyul',
          look: 'muyeon',
          pose: { x: 790, y: 368, u: 55, turn: -0.6, right: { x: 0.35, y: 0.75 } },
          behind: (g, pose) => openUmbrella(g, hand(pose, 'right').x, hand(pose, 'right').y, pose.u, '#3a4258', 0.05),
        },
      ],
      rain: 0.9,
    })
  film.mark('s1.talk').shot(both(2))
  film.wait(0.4)
  film.say('doyul', '우산, 다 됐습니까?', 'The umbrella. Is it done?')
  film.shot(solFace())
  film.feel('naru', { smile: 0.4 })
  film.say('naru', '정말 수요일에 비가 오네요.', 'So it really does rain on Wednesday.')
  film.shot(muFace())
  film.feel('doyul', { smile: 0.3 })
  film.say('doyul', '일기예보는 못 믿어도, | 여긴 믿거든요.', "I don't trust the forecast. I trust this place.")
  film.shot(solFace(0.55, 174))
  film.say('naru', '다 됐어요. | 근데, 안 드릴 거예요.', "It's done. But I'm not giving it to you.", {
    reading: { pauses: 1.7 },
  })
  film.shot(muFace())
  film.feel('doyul', { brow: 0.8 })
  film.say('doyul', '왜요?', 'Why not?')
  film.shot(solFace(0.45, 180))
  film.say(
    'naru',
    '돌려주러 오셨다면서요. | 그럼 이제, 제 거잖아요.',
    "You said you came to give it back. So now it's mine, isn't it?",
  )
  film.mark('knew').shot(muFace(-0.4, 186))
  film.feel('doyul', { brow: 0.4, smile: 0 })
  film.wait(0.7)
  film.say('doyul', '알고 있었어요?', 'You knew?', { reading: { pace: 0.88, lift: -2 }, gap: 0.6 })
  film.shot(solFace(0.4, 186))
  film.feel('naru', { smile: 0.3, tears: 0.3, brow: -0.3 }, 1)
  film.say(
    'naru',
    '손잡이에 제 이름이 있던데요. | 일곱 살 글씨로.',
    "My name was on the handle. In a seven-year-old's writing.",
    {
      reading: { pace: 0.94, pauses: 1.6 },
      gap: 0.7,
    },
  )
  film.music((s) => play(PIECES.rainTheme, s, 31), 0.85)
  film.mark('looked').shot(muFace(-0.35, 205, 0.07))
  film.feel('doyul', { brow: -0.7, tears: 0.5 }, 1.2)
  film.wait(0.8)
  film.say(
    'doyul',
    '스무 해 동안, | 비만 오면 당신을 찾았습니다.',
    'For twenty years, every time it rained, I looked for you.',
    {
      reading: { pace: 0.88, lift: -4, pauses: 2 },
      gap: 0.6,
    },
  )
  film.say('doyul', '늦어서, | 미안합니다.', "I'm sorry I'm late.", {
    reading: { pace: 0.86, lift: -4, tremble: 0.25 },
    gap: 0.6,
  })
  film.shot(solFace(0.3, 205))
  film.feel('naru', { smile: 0.55, tears: 0.8, brow: -0.2 }, 1)
  film.wait(0.8)
  film.say('naru', '그럼 이제, | 맑은 날에도 와요.', 'Then from now on, come on clear days, too.', {
    reading: { pace: 0.9, pauses: 1.8 },
    gap: 0.6,
  })
  film.mark('answered').shot(both(2.2))
  film.feel('doyul', { smile: 0.5, brow: 0 })
  film.say('doyul', '맑은 날엔, 문 닫잖아요.', "But you're closed on clear days.")
  film.say('naru', '열게요. | 당신이 오면.', "I'll open. If you come.", { reading: { pauses: 2 }, gap: 0.5 })
  film.mark('looked.end')
  film.sound(click(8), 0.9)
  film.shot(
    wide({
      set: PLACES.alleyNight,
      from: { x: 700, y: 400, zoom: 1.8 },
      to: { x: 640, y: 340, zoom: 1.02 },
      light: LIGHTS.nightLeft,
      players: [
        {
          who: 'naru',
          look: 'sol',
          pose: { x: 668, y: 374, u: 53, turn: 0.5, right: { x: 0.62, y: 0.6 } },
          behind: (g, pose) =>
            openUmbrella(g, pose.x + 0.72 * pose.u, pose.y + 0.55 * pose.u, pose.u, INK.umbrella, 0.03, 1.25),
        },
        { who: 'doyul', look: 'muyeon', pose: { x: 744, y: 367, u: 54, turn: -0.5 } },
      ],
      rain: 1,
      under: (g, now) => puddleRings(g, now.seconds, 560, 705, 60, 1240, 22),
    }),
  )
  film.wait(6.8)

  film.mark('s1.end')
}
