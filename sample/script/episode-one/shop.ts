import { muyeon, sol } from './faces.ts'
import type { Reel } from '../../reel/index.ts'
import { fade, rain, ROOMS } from '../../sound/index.ts'
import { LIGHTS, shopTable } from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide, type Player } from '../staging.ts'
import { theName } from './handle.ts'

/** Scene 2: inside, under the lamp. */
export function underTheLamp(film: Reel): void {
  film.mark('s2')
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

  theName(film)
  film.mark('s2.end')
}
