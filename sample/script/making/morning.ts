import { MakingReel, type SceneRef } from '../../reel/index.ts'
import { applause, chatter, fade, PIECES, play, ROOMS, roomTone, sobs } from '../../sound/index.ts'
import { FONTS } from '../../stage/index.ts'
import { card, type Player } from '../staging.ts'
import { MORNING_CLOCK, onSet, near, at, narrate, laugh, slateFor } from './set-shots.ts'

/** Some days later: the boy, the hug, and the cut that did not end it. */
export function daysLater(film: MakingReel, scene: SceneRef) {
  film.segment('card')
  film.shot(
    card('#e6e6df', [
      { words: '며칠 후', size: 44, colour: '#3f5a5a', y: 168 },
      { words: '종점 정류장', size: 24, colour: '#7d9390', y: 218, font: FONTS.hand, after: 0.5 },
    ]),
    'fade',
    0.4,
  )
  film.tell('narration', '며칠 후', 'A few days later', 2.4)
  film.wait(2.8)
  film.segment('set', undefined, 2)
  film.room = ROOMS.hillside
  film.sound(fade(roomTone(64, 0.3, 9), 0.5, 1), 1.2, film.at, 'ambience')
  film.sound(fade(chatter(16, 4, 41), 1, 2), 0.4, film.at, 'ambience')
  film.shot(
    onSet(
      'hillside',
      { x: 640, y: 400, zoom: 1.12, sway: 5, clock: MORNING_CLOCK },
      [
        at('haram', 'haramPadded', { x: 560, y: 440, u: 44, turn: 0.5 }),
        at('doyul', 'doyulPadded', { x: 690, y: 392, u: 50, turn: -0.5 }),
        at('assistant', 'assistant', { x: 960, y: 410, u: 44, turn: -0.6 }),
      ],
      { crew: 'camera', finder: true },
    ),
  )
  film.wait(0.4)
  narrate(film, '어린 무연, 하람이의 마지막 촬영', 'Ha-ram, the young Mu-yeon, on his last day of filming', 3)
  film.wait(2.8)
  film.shot(
    near(
      'hillside',
      { x: 560, y: 400, zoom: 1.4 },
      [
        at('haram', 'haramPadded', { x: 220, y: 300, u: 124, turn: 0.45, bust: true }),
        at('doyul', 'doyulPadded', { x: 440, y: 258, u: 132, turn: -0.45, bust: true }),
      ],
      { clock: MORNING_CLOCK },
    ),
  )
  film.feel('doyul', { smile: 0.5, tears: 0, brow: 0, closed: 0 }, 0.1).feel('haram', { smile: 0.5 }, 0.1)
  film.say('doyul', '하람아, | 안 떨려?', "Ha-ram, aren't you nervous?")
  film.quotes.push(
    film.say('haram', '안 떨려요. | 아저씨가 더 떨려 보여요.', "I'm not nervous. You look more nervous than me.", {
      gap: 0.2,
    }),
  )
  film.feel('doyul', { laugh: 0.8 }, 0.2).feel('haram', { laugh: 0.6 }, 0.2)
  film.moment(
    'laughter',
    laugh(film, 1.8, 5, 61, '웃음', 'laughter'),
    'Ha-ram tells Do-yul that he looks more nervous.',
    ['haram', 'doyul'],
  )
  film.feel('doyul', { laugh: 0, smile: 0.1 }).feel('haram', { laugh: 0, smile: 0.1 })

  slateFor(
    film,
    'hillside',
    ['비가 오면 엽니다', 'S# 41   C# 1', 'TAKE 1', '21.09.21  새벽'],
    '사십일 신, 첫 번째!',
    'Scene forty-one, take one!',
  )
  film.shot(
    onSet(
      'hillside',
      { x: 650, y: 430, zoom: 1.55, sway: 4, clock: MORNING_CLOCK },
      [
        at('haram', 'boy', { x: 600, y: 442, u: 44, turn: 0.6 }),
        at('doyul', 'muyeon', { x: 730, y: 400, u: 50, turn: -0.6, lean: -0.1 }),
      ],
      { crew: 'boom', finder: true },
    ),
  )
  film.call('director', '레디, 액션!', 'Ready, action!', [['action', '액션']], 0.7)
  film.segment('take', scene, 2)
  film.feel('haram', { brow: -0.8, tears: 0.7 })
  film.say('haram', '오래, | 기다렸어요.', 'I waited a long time.', {
    reading: { take: 'one', tremble: 0.4, pace: 0.94, lift: 5 },
  })
  film.feel('doyul', { brow: -0.9, tears: 0.8 })
  film.say('doyul', '알아. | 이제 내가, 너의 막차야.', "I know. I'm your last bus now.", {
    reading: { take: 'one', tremble: 0.6, pace: 0.92, lift: 5 },
  })
  film.say('haram', '그럼, | 집에 가도 돼요?', 'Then… can I go home?', {
    reading: { take: 'one', tremble: 0.3, lift: 6 },
  })
  film.say('doyul', '그래. | 집에 가자.', "Yes. Let's go home.", {
    reading: { take: 'one', tremble: 0.9, pace: 0.9, lift: 8 },
    gap: 0.2,
  })
  const holding = (u: number): Player[] => [
    at('haram', 'boy', { x: 640, y: 444, u: u * 0.88, turn: 0.6, tilt: 0.16, right: { x: 0.9, y: 0.3 } }),
    at('doyul', 'muyeon', {
      x: 702,
      y: 462,
      u,
      turn: -0.6,
      lean: -0.1,
      tilt: -0.16,
      left: { x: -1.15, y: 0.6 },
      right: { x: -0.85, y: 0.95 },
      armsFront: true,
      kneel: true,
    }),
  ]
  film.shot(
    onSet('hillside', { x: 660, y: 440, zoom: 1.9, sway: 4, clock: MORNING_CLOCK }, holding(50), {
      crew: 'camera',
      finder: true,
    }),
  )
  film.feel('doyul', { closed: 1 }, 0.4).feel('haram', { closed: 1 }, 0.4)
  const hug = film.at
  film.wait(2)
  const call = film.calls.length
  film.segment('set', undefined, 2)
  const cut = film.call('director', '컷!', 'Cut!', [['cut', '컷']], 0.4)
  film.music((s) => play(PIECES.embrace, s, 21), 0.5)
  film.shot(
    near(
      'hillside',
      { x: 660, y: 420, zoom: 1.7 },
      [
        at('haram', 'boy', { x: 250, y: 306, u: 132, turn: 0.55, tilt: 0.14, bust: true }),
        at('doyul', 'muyeon', {
          x: 376,
          y: 262,
          u: 150,
          turn: -0.6,
          tilt: -0.24,
          bust: true,
          lean: -0.06,
          left: { x: -1.05, y: 0.75 },
          right: { x: -0.5, y: 1.1 },
          armsFront: true,
        }),
      ],
      { clock: MORNING_CLOCK },
    ),
  )
  narrate(film, '컷 소리가 나도 아이를 놓지 못하는 도율', 'Even after the cut, Do-yul cannot let go of the boy', 3.2)
  film.live(sobs(3.6, 8), 1.3)
  film.wait(3.2)
  film.tell('sound', '눈물', 'in tears', 1.4)
  film.wait(1.2)
  film.moment('tears', cut.end, 'Do-yul is in tears.', ['doyul'], call)
  film.feel('haram', { closed: 0, tears: 0.2, brow: 0.6 }, 0.4)
  film.quotes.push(film.say('haram', '아저씨, | 진짜 울어요?', 'Mister, are you really crying?'))
  film.moment('hug', hug, 'Do-yul holds Ha-ram, and does not let go at the cut.', ['doyul', 'haram'], call)
  film.shot(
    near(
      'hillside',
      { x: 560, y: 400, zoom: 1.5 },
      [
        at('haram', 'boy', { x: 230, y: 306, u: 124, turn: 0.45, tilt: -0.05, bust: true }),
        at('doyul', 'muyeon', { x: 430, y: 264, u: 134, turn: -0.45, bust: true, left: { x: -0.15, y: -0.25 } }),
      ],
      { clock: MORNING_CLOCK },
    ),
  )
  film.feel('doyul', { closed: 0, smile: 0.6, brow: -0.3 }, 0.3)
  film.quotes.push(
    film.say('doyul', '아니, | 비 맞은 거야.', 'No, I got caught in the rain.', { reading: { tremble: 0.5 } }),
  )
  film.feel('haram', { smile: 0.7, tears: 0 })
  film.quotes.push(
    film.say('haram', '오늘은 비 안 오는데요.', "It isn't raining today.", { reading: { take: 'joke' }, gap: 0.1 }),
  )
  film.feel('doyul', { laugh: 0.9 }, 0.2).feel('haram', { laugh: 0.8 }, 0.2)
  film.stopMusic(0.8)
  film.moment('laughter', laugh(film, 2, 6, 71), "Ha-ram turns the drama's line on him, and everyone laughs.", [
    'haram',
  ])
  film.call('director', '오케이! | 하람이, 최고!', "Okay! Ha-ram, you're the best!", [['okay', '오케이']], 0.2)
  film.live(applause(2.4, 10, 15), 0.6)
  film.tell('sound', '박수', 'applause', 2.2)
  const clapped = film.at
  film.wait(2.2)
  film.moment('applause', clapped, 'The crew applauds Ha-ram.', ['haram'])
  film.moment(
    'after-cut',
    cut.end,
    'After the cut, Do-yul holds the boy in tears until the boy makes a joke of it.',
    ['doyul', 'haram'],
    call,
  )
  film.feel('doyul', { laugh: 0, tears: 0, smile: 0.2, brow: 0 }).feel('haram', { laugh: 0 })
}
