import { Reel } from '../reel/index.ts'
import { birds, click, fade, PIECES, play, rain, ROOMS, roomTone, steps, doorBell } from '../sound/index.ts'
import {
  FONTS,
  furledUmbrella,
  INK,
  LIGHTS,
  openUmbrella,
  mix,
  puddleRings,
  glow,
  letter,
  type Pose,
} from '../stage/index.ts'
import { LOOKS } from '../cast/looks.ts'
import { opening } from './episode-one.ts'
import { PLACES, SOFT } from './places.ts'
import { close, credits, wide, type Player } from './staging.ts'

const hand = (pose: Pose, side: 'left' | 'right') => ({
  x: pose.x + (pose[side]?.x ?? 0) * pose.u,
  y: pose.y + (pose[side]?.y ?? 0) * pose.u,
})

/** The boy's face on the grown man's shoulder; of the man, only the back. */
const overTheShoulder = close({
  soft: SOFT.stopAcrossDawn,
  behind: { x: 760, y: 360, zoom: 1.5 },
  light: LIGHTS.dawn,
  players: [
    { who: 'haram', look: 'boy', pose: { x: 418, y: 262, u: 150, turn: -0.25, tilt: -0.2, bust: true } },
    { who: 'doyul', look: 'muyeon', pose: { x: 272, y: 304, u: 178, turn: 0.25, tilt: 0.12, back: true, bust: true } },
  ],
  over: (g) => {
    // His hand holds on to the collar.
    g.lineCap = 'round'
    g.strokeStyle = mix(LOOKS.boy.coat, LIGHTS.dawn.ambient, LIGHTS.dawn.strength)
    g.lineWidth = 54
    g.beginPath()
    g.moveTo(420, 330)
    g.quadraticCurveTo(392, 300, 346, 318)
    g.stroke()
    g.fillStyle = mix(LOOKS.boy.skin, LIGHTS.dawn.ambient, LIGHTS.dawn.strength)
    g.beginPath()
    g.ellipse(322, 326, 27, 22, -0.3, 0, Math.PI * 2)
    g.fill()
    glow(g, 600, 220, 320, '#ffe9c4', 0.4)
  },
  push: 0.06,
})

/** Episode two, 'The Day of Giving Back': Wednesday's rain, a stop at dawn, and a clear day. */
export function episodeTwo(): Reel {
  const film = new Reel('E02', ROOMS.street)

  // Scene 1: the alley, Wednesday night.
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
  film.wait(5.6)

  // Scene 2: the stop at dawn.
  film.mark('s1.end').mark('s2')
  film.stopMusic(1.5)
  film.room = ROOMS.dawn
  film.sound(fade(roomTone(60, 0, 4), 1, 1), 0.9, film.at, 'ambience')
  film.sound(fade(birds(46, 6), 1, 3), 0.8, film.at, 'ambience')
  film.shot(
    wide({
      set: PLACES.stopDawn,
      from: { x: 700, y: 350, zoom: 1.02 },
      to: { x: 600, y: 380, zoom: 1.25 },
      light: LIGHTS.dawn,
      players: [
        {
          who: 'haram',
          look: 'boy',
          pose: { x: 470, y: 418, u: 46, turn: 0.5, right: { x: 0.3, y: 0.9 } },
          behind: (g, pose) => openUmbrella(g, pose.x + 0.3 * pose.u, pose.y + 0.9 * pose.u, pose.u, INK.umbrella, 0.1),
        },
        {
          who: 'doyul',
          look: 'muyeon',
          pose: (now) => ({
            x: 1010 - 300 * Math.min(1, now.local / 4.5),
            y: 372,
            u: 50,
            turn: -0.7,
            step: now.local < 4.5 ? 1 : 0,
          }),
        },
      ],
    }),
    'dissolve',
    1.2,
  )
  film.sound(steps(9, 0.5, 30), 0.5, film.at + 0.3)
  film.feel('doyul', { tears: 0, brow: 0, smile: 0.1 }, 0.1)
  film.feel('haram', { smile: 0.1, brow: 0 }, 0.1)
  film.wait(5.2)
  film.say('haram', '아저씨, | 막차 갔어요?', 'Mister, has the last bus gone?')
  const boy = (u = 172) =>
    close({
      soft: SOFT.stopDawn,
      behind: { x: 480, y: 400, zoom: 1.7 },
      light: LIGHTS.dawn,
      players: [
        {
          who: 'haram',
          look: 'boy',
          pose: { x: 290, y: 278 + (u - 172) * 0.8, u, turn: 0.5, tilt: -0.08, bust: true },
        },
      ],
    })
  const man = (u = 172, push = 0.035) =>
    close({
      soft: SOFT.stopAcrossDawn,
      behind: { x: 640, y: 380, zoom: 1.4 },
      light: LIGHTS.dawn,
      players: [
        {
          who: 'doyul',
          look: 'muyeon',
          pose: { x: 350, y: 262 + (u - 172) * 0.9, u, turn: -0.5, tilt: 0.06, bust: true },
        },
      ],
      push,
    })
  film.shot(man())
  film.feel('doyul', { down: 0.6, smile: 0.3 })
  film.say('doyul', '응. | 벌써 갔지.', 'Yes. It left long ago.')
  film.shot(boy())
  film.say('haram', '그럼 아저씨는, 왜 왔어요?', 'Then why did you come?')
  film.shot(man(184))
  film.feel('doyul', { brow: -0.5 })
  film.wait(0.5)
  film.say('doyul', '너 데리러.', 'To take you home.', { reading: { pace: 0.86 }, gap: 0.7 })
  film.music((s) => play(PIECES.memory, s, 77), 0.8)
  film.mark('waited').shot(boy(196))
  film.feel('haram', { brow: -0.8, tears: 0.8 }, 1.2)
  film.wait(0.6)
  film.say('haram', '오래, | 기다렸어요.', 'I waited a long time.', {
    reading: { tremble: 0.55, pace: 0.88, pauses: 1.8 },
    gap: 0.6,
  })
  film.shot(man(205, 0.06))
  film.feel('doyul', { brow: -0.9, tears: 0.9 }, 1)
  film.say('doyul', '알아. | 이제 내가, 너의 막차야.', "I know. I'm your last bus now.", {
    reading: { tremble: 0.3, pace: 0.88, pauses: 1.8 },
    gap: 0.5,
  })
  film.shot(
    wide({
      set: PLACES.stopDawn,
      from: { x: 600, y: 420, zoom: 1.9 },
      to: { x: 590, y: 420, zoom: 2 },
      light: LIGHTS.dawn,
      players: [
        { who: 'haram', look: 'boy', pose: { x: 530, y: 418, u: 46, turn: 0.7 } },
        {
          who: 'doyul',
          look: 'muyeon',
          pose: { x: 660, y: 388, u: 50, turn: -0.7, lean: -0.12, left: { x: -0.9, y: 1.2 } },
        },
      ],
    }),
  )
  film.say('haram', '그럼, | 집에 가도 돼요?', 'Then… can I go home?', { reading: { tremble: 0.4 } })
  film.say('doyul', '그래. | 집에 가자.', "Yes. Let's go home.", { reading: { tremble: 0.4, pace: 0.86 }, gap: 0.3 })
  film.mark('hug').shot(
    wide({
      set: PLACES.stopDawn,
      from: { x: 590, y: 430, zoom: 1.7 },
      to: { x: 595, y: 425, zoom: 1.85 },
      light: LIGHTS.dawn,
      players: [
        {
          who: 'haram',
          look: 'boy',
          pose: (now) => ({
            x: 530 + 34 * Math.min(1, now.local * 1.6),
            y: 424,
            u: 46,
            turn: 0.6,
            tilt: 0.14 * Math.min(1, now.local * 1.6),
          }),
        },
        {
          who: 'doyul',
          look: 'muyeon',
          pose: {
            x: 622,
            y: 440,
            u: 50,
            turn: -0.6,
            lean: -0.1,
            tilt: -0.16,
            left: { x: -1.15, y: 0.6 },
            right: { x: -0.85, y: 0.95 },
            armsFront: true,
            kneel: true,
          },
        },
      ],
      over: (g) => glow(g, 760, 420, 420, '#ffe9c4', 0.3),
    }),
  )
  film.feel('doyul', { closed: 1 }, 0.4).feel('haram', { closed: 1, smile: 0.4 }, 0.4)
  film.wait(2.5)
  film.shot(overTheShoulder)
  film.wait(4).mark('hug.end')

  // Scene 3: a clear day.
  film.mark('s2.end').mark('s3')
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
  film.wait(4.6)
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
  film.wait(4.2).mark('s3.end')
  return film.end()
}
