import { Reel } from '../reel/index.ts'
import { bus, doorBell, fade, PIECES, play, rain, ROOMS, steps, click } from '../sound/index.ts'
import {
  clear,
  FONTS,
  furledUmbrella,
  glide,
  glow,
  HEIGHT,
  INK,
  letter,
  LIGHTS,
  openUmbrella,
  puddleRings,
  shopTable,
  WIDTH,
  type Brush,
  type Pose,
} from '../stage/index.ts'
import { PLACES, SOFT } from './places.ts'
import { close, credits, wide, type Player } from './staging.ts'

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

/** The film's opening title, over the picture. */
export function opening(words: string, chapter: string) {
  return (g: Brush, now: { local: number; share: number }) => {
    const shown = Math.min(1, now.local / 0.8, (1 - now.share) * 6)
    g.globalAlpha = Math.max(0, shown)
    g.fillStyle = clear('#0b1024', 0.45)
    g.fillRect(0, HEIGHT - 128, WIDTH, 92)
    letter(g, words, WIDTH / 2, HEIGHT - 96, { size: 42, colour: '#fff1cf', spacing: 6 })
    letter(g, chapter, WIDTH / 2, HEIGHT - 56, { size: 24, colour: '#ffd23f', font: FONTS.hand })
  }
}

/** Episode one, 'A Borrowed Umbrella': a bus driver brings a child's umbrella to be mended. */
export function episodeOne(): Reel {
  const film = new Reel('E01', ROOMS.street)
  const rainBed = (seconds: number, gain: number) =>
    film.sound(fade(rain(seconds, 1, 0.6, 3), 1.2, 1.5), gain, film.at, 'ambience')

  // Scene 1: the alley, night.
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

  const sol = (turn = 0.55): Player => ({
    who: 'naru',
    look: 'sol',
    pose: { x: 300, y: 262, u: 168, turn, bust: true },
  })
  const muyeon = (turn = -0.55): Player => ({
    who: 'doyul',
    look: 'muyeon',
    pose: { x: 345, y: 264, u: 166, turn, bust: true },
    light: LIGHTS.nightLeft,
  })
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

  // Scene 2: inside, under the lamp.
  film.mark('s1.end').mark('s2')
  film.room = ROOMS.shop
  film.sound(fade(rain(58, 0.45, 0.9, 8), 1.2, 2), 0.55, film.at, 'ambience')
  const table = (): Player[] => [
    {
      who: 'naru',
      look: 'sol',
      pose: {
        x: 560,
        y: 400,
        u: 96,
        turn: 0.35,
        bust: true,
        left: { x: -0.3, y: 1.35 },
        right: { x: 0.45, y: 1.3 },
        armsFront: true,
      },
      light: LIGHTS.shop,
    },
    { who: 'doyul', look: 'muyeon', pose: { x: 860, y: 352, u: 98, turn: -0.55, bust: true }, light: LIGHTS.shopLeft },
  ]
  film.shot(
    wide({
      set: PLACES.shop,
      from: { x: 640, y: 330, zoom: 1.06 },
      to: { x: 670, y: 360, zoom: 1.2 },
      light: LIGHTS.shop,
      players: table(),
      front: [shopTable],
    }),
    'dissolve',
  )
  film.feel('naru', { down: 0.8, smile: 0.2 })
  film.wait(1.6)
  film.say('naru', '막차 기사님이시죠? | 칠 번.', "You drive the last bus, don't you? Number seven.")
  film.say('doyul', '어떻게 아셨어요?', 'How did you know?')
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 420, y: 320, zoom: 1.5 },
      light: LIGHTS.shop,
      players: [{ ...sol(0.45), light: LIGHTS.shop }],
    }),
  )
  film.feel('naru', { down: 0.1, smile: 0.4 })
  film.say(
    'naru',
    '매일 밤 열한 시 사십 분에, | 저 창문이 한 번 떨리거든요.',
    'Every night at eleven forty, that window trembles once.',
  )
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 900, y: 320, zoom: 1.5 },
      light: LIGHTS.shopLeft,
      players: [{ ...muyeon(-0.5), light: LIGHTS.shopLeft }],
    }),
  )
  film.feel('doyul', { smile: 0.45 })
  film.say('doyul', '죄송합니다. | 살살 몰겠습니다.', "I'm sorry. I'll drive gently.")
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 420, y: 320, zoom: 1.6 },
      light: LIGHTS.shop,
      players: [{ ...sol(0.5), light: LIGHTS.shop }],
    }),
  )
  film.say(
    'naru',
    '아니요, 좋아요. | 오늘도 다들 집에 갔구나, 싶어서.',
    'No, I like it. It tells me that everyone got home again today.',
  )
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 900, y: 320, zoom: 1.5 },
      light: LIGHTS.shopLeft,
      players: [{ ...muyeon(-0.5), light: LIGHTS.shopLeft }],
    }),
  )
  film.say('doyul', '이 가게는 왜 비가 와야 열어요?', 'Why does this shop open only when it rains?')
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 430, y: 320, zoom: 1.7 },
      light: LIGHTS.shop,
      players: [{ ...sol(0.35), light: LIGHTS.shop, pose: { x: 318, y: 288, u: 190, turn: 0.35, bust: true } }],
      push: 0.05,
    }),
  )
  film.feel('naru', { down: 0.3, smile: 0.25 })
  film.say(
    'naru',
    '맑은 날엔 아무도 모르거든요. | 뭐가 망가졌는지.',
    "On clear days nobody knows. What's broken, I mean.",
    {
      reading: { pace: 0.92, pauses: 2 },
    },
  )
  film.shot(
    wide({
      set: PLACES.shop,
      from: { x: 690, y: 370, zoom: 1.4 },
      to: { x: 700, y: 370, zoom: 1.46 },
      light: LIGHTS.shop,
      players: table(),
      front: [shopTable],
    }),
  )
  film.say('doyul', '그럼 비가 그치면요?', 'And when the rain stops?')
  film.feel('naru', { down: 0, smile: 0.3 })
  film.say(
    'naru',
    '닫아야죠. | 그러니까 할 말이 있으면, 비 올 때 하세요.',
    "I close. So if you have something to say, say it while it's raining.",
  )
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 920, y: 330, zoom: 1.8 },
      light: LIGHTS.shopLeft,
      players: [
        { ...muyeon(-0.45), light: LIGHTS.shopLeft, pose: { x: 330, y: 284, u: 190, turn: -0.45, bust: true } },
      ],
    }),
  )
  film.feel('doyul', { smile: 0.2, brow: -0.3, blush: 0.8 })
  film.wait(0.9)
  film.say('doyul', '수요일에도, | 비가 온답니다.', 'They say it will rain on Wednesday, too.', {
    reading: { pauses: 2.2 },
    gap: 0.7,
  })
  film.shot(
    close({
      soft: SOFT.shop,
      behind: { x: 430, y: 320, zoom: 1.7 },
      light: LIGHTS.shop,
      players: [{ ...sol(0.5), light: LIGHTS.shop }],
    }),
  )
  film.feel('naru', { smile: 0.9, blush: 0.7 })
  film.say('naru', '그럼 수요일에도 열겠네요.', "Then I suppose I'll be open on Wednesday, too.", { gap: 1 })

  // The name on the handle.
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

  // Scene 3: the stop, twenty years ago.
  film.mark('s2.end').mark('s3')
  film.room = ROOMS.memory
  film.sound(fade(rain(44, 0.8, 0.3, 14), 1.5, 2), 0.5, film.at, 'ambience')
  const boyOnBench = (umbrella: boolean): Player => ({
    who: 'haram',
    look: 'boy',
    pose: { x: 520, y: 418, u: 46, turn: 0.3, ...(umbrella ? { right: { x: 0.3, y: 0.7 } } : {}) },
    behind: (g, pose) =>
      umbrella && openUmbrella(g, pose.x + 0.3 * pose.u, pose.y + 0.7 * pose.u, pose.u, INK.umbrella, 0.06),
  })
  const girlAt = (x: number): Player => ({
    who: 'girl',
    look: 'girl',
    pose: { x, y: 420, u: 47, turn: -0.7, left: { x: -0.9, y: 0.6 } },
  })
  film.shot(
    wide({
      set: PLACES.stopMemory,
      from: { x: 600, y: 380, zoom: 1.08 },
      to: { x: 560, y: 390, zoom: 1.25 },
      light: LIGHTS.memory,
      players: [boyOnBench(false)],
      rain: 0.9,
    }),
    'dissolve',
    1.2,
  )
  film.feel('haram', { brow: -0.6, down: 0.6 })
  film.wait(2.6)
  film.say('girl', '막차 갔어. | 너 왜 안 가?', 'The last bus is gone. Why are you still here?')
  const boyFace = (zoom: number, umbrella = false): ReturnType<typeof close> =>
    close({
      soft: SOFT.stopMemory,
      behind: { x: 520, y: 400, zoom },
      light: LIGHTS.memory,
      players: [
        {
          who: 'haram',
          look: 'boy',
          pose: { x: 300, y: 290, u: 176, turn: 0.5, bust: true, ...(umbrella ? { right: { x: 0.5, y: 0.45 } } : {}) },
          behind: (g, pose) => umbrella && openUmbrella(g, pose.x + 88, pose.y + 70, 176, INK.umbrella, 0.08, 1.1),
        },
      ],
      rain: 0.6,
    })
  film.shot(boyFace(1.6))
  film.feel('haram', { down: 0, brow: -0.4 })
  film.say('haram', '아빠가, | 데리러 온댔어요.', "My dad said he'd come and get me.", { reading: { tremble: 0.3 } })
  film.shot(
    wide({
      set: PLACES.stopMemory,
      from: { x: 620, y: 410, zoom: 1.9 },
      to: { x: 600, y: 410, zoom: 1.95 },
      light: LIGHTS.memory,
      players: [
        boyOnBench(false),
        {
          ...girlAt(650),
          behind: (g, pose) =>
            openUmbrella(g, pose.x - 0.9 * pose.u, pose.y + 0.6 * pose.u, pose.u, INK.umbrella, -0.25),
        },
      ],
      rain: 0.9,
    }),
  )
  film.feel('girl', { smile: 0.6 })
  film.say('girl', '이거 써. | 나는 집이 가까워.', 'Take this. My house is close.')
  film.say('haram', '누나는 안 젖어요?', "Won't you get wet?")
  film.say('girl', '괜찮아. | 대신, 꼭 돌려줘.', "I'll be fine. But you have to give it back.")
  film.mark('promise')
  film.shot(boyFace(1.9, true))
  film.sound(click(3), 0.8)
  film.feel('haram', { smile: 0.7, brow: 0.2, tears: 0.3 })
  film.wait(0.5)
  film.say('haram', '꼭이요. | 약속.', 'I will. I promise.', { reading: { pauses: 1.6 }, gap: 0.8 })
  film.shot(
    wide({
      set: PLACES.stopMemory,
      from: { x: 560, y: 400, zoom: 1.5 },
      to: { x: 600, y: 370, zoom: 1.02 },
      light: LIGHTS.memory,
      players: [boyOnBench(true)],
      rain: 1,
    }),
  )
  film.wait(4).mark('promise.end')

  // Back to the alley: the light stays on.
  film.mark('s3.end')
  film.sound(bus(4, 9), 0.5, film.at + 0.4)
  film.shot(
    wide({
      set: PLACES.alleyNight,
      from: { x: 480, y: 370, zoom: 1.4 },
      to: { x: 560, y: 350, zoom: 1.15 },
      light: LIGHTS.nightLeft,
      players: [
        {
          who: 'naru',
          look: 'sol',
          pose: { x: 560, y: 374, u: 52, turn: 0.5, right: { x: 0.35, y: 0.8 } },
          before: (g, pose) =>
            furledUmbrella(g, pose.x + 0.35 * pose.u, pose.y + 0.8 * pose.u, pose.u * 0.8, INK.umbrella, 0.2),
        },
      ],
      rain: 0.6,
      under: (g, now) => puddleRings(g, now.seconds, 560, 705, 60, 1240, 14),
    }),
    'dissolve',
    1,
  )
  film.wait(4.6)
  film.shot(
    credits(
      '#0b1024',
      [
        ['솔', '표나루'],
        ['무연', '차도율'],
        ['어린 무연', '방하람'],
        ['어린 솔', '나은채'],
        ['연출', '맹지오'],
      ],
      '비가 오면 엽니다',
    ),
    'fade',
    0.8,
  )
  film.wait(4.4)
  return film.end()
}
