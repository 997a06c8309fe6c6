import { MakingReel, type SceneRef } from '../../reel/index.ts'
import { applause, sobs } from '../../sound/index.ts'
import { openUmbrella } from '../../stage/index.ts'
import type { Player } from '../staging.ts'
import { pop } from './look.ts'
import { NIGHT_CLOCK, type Framed, onSet, near, at, laugh, slateFor } from './set-shots.ts'

const TWO_SHOT: Framed = { x: 600, y: 430, zoom: 1.32, sway: 5, clock: NIGHT_CLOCK }
const inCostume = (place: 'front' | 'across', umbrella = true): Player[] =>
  place === 'front'
    ? [
        at('naru', 'sol', {
          x: 450,
          y: 404,
          u: 52,
          turn: 0.55,
          right: { x: 0.2, y: 1.05 },
          left: { x: -0.25, y: 1.1 },
        }),
        at(
          'doyul',
          'muyeon',
          { x: 620, y: 396, u: 53, turn: -0.55, right: { x: 0.4, y: 0.75 } },
          umbrella
            ? {
                behind: (g, pose) =>
                  openUmbrella(g, pose.x + 0.4 * pose.u, pose.y + 0.75 * pose.u, pose.u, '#3a4258', 0.08),
              }
            : {},
        ),
      ]
    : [
        at(
          'doyul',
          'muyeon',
          { x: 560, y: 398, u: 56, turn: 0.55, left: { x: -0.4, y: 0.75 } },
          umbrella
            ? {
                behind: (g, pose) =>
                  openUmbrella(g, pose.x - 0.4 * pose.u, pose.y + 0.75 * pose.u, pose.u, '#3a4258', -0.08),
              }
            : {},
        ),
        at('naru', 'sol', {
          x: 730,
          y: 408,
          u: 55,
          turn: -0.55,
          right: { x: 0.2, y: 1.05 },
          left: { x: -0.25, y: 1.1 },
        }),
      ]

/** The first way: in tears. */
export function crying(film: MakingReel, scene: SceneRef) {
  slateFor(
    film,
    'lot',
    ['비가 오면 엽니다', 'S# 27   C# 1', 'TAKE 1', '21.09.15  야간'],
    '이십칠 신, 첫 번째!',
    'Scene twenty-seven, take one!',
  )
  film.shot(onSet('lot', TWO_SHOT, inCostume('front'), { rain: 1, crew: 'both', finder: true }))
  film.wait(0.3)
  film.call('director', '레디, | 액션!', 'Ready, action!', [['action', '액션']], 0.7)
  film.at -= 0
  film.segment('take', scene, 1)
  film.over(pop('첫 번째 고백', 70, '#ffd9e0', -0.03), 2.4)
  film.say(
    'naru',
    '손잡이에 제 이름이 있던데요. | 일곱 살 글씨로.',
    "My name was on the handle. In a seven-year-old's writing.",
    { reading: { take: 'tears', lift: -5, pace: 0.98 } },
  )
  film.shot(
    near(
      'lot',
      { x: 760, y: 360, zoom: 1.5 },
      [at('doyul', 'muyeon', { x: 340, y: 280, u: 168, turn: -0.3, bust: true })],
      { rain: 1, clock: NIGHT_CLOCK, sway: 4 },
    ),
  )
  film.feel('doyul', { tears: 1, brow: -1 }, 0.8)
  film.say(
    'doyul',
    '스무 해 동안, | 비만 오면, | 당신을, | 찾았습니다.',
    'For twenty years, every time it rained, I looked for you.',
    {
      reading: { take: 'tears', tremble: 1, pace: 0.88, lift: 12, pauses: 1.5 },
    },
  )
  film.feel('doyul', { closed: 0.8 })
  film.say('doyul', '늦어서, | 미안합니다.', "I'm sorry I'm late.", {
    reading: { take: 'tears', tremble: 1, pace: 0.84, lift: 12, pauses: 1.6 },
    gap: 0.5,
  })
  film.shot(
    onSet('lot', { ...TWO_SHOT, zoom: 1.6, x: 560 }, inCostume('front'), { rain: 1, crew: 'boom', finder: true }),
  )
  film.feel('naru', { tears: 0.7, brow: -0.5 })
  film.say('naru', '그럼 이제, | 맑은 날에도 와요.', 'Then from now on, come on clear days, too.', {
    reading: { take: 'tears', tremble: 0.4, pace: 0.95 },
    gap: 0.9,
  })
  const call = film.calls.length
  film.segment('set', undefined, 1)
  const cut = film.call(
    'director',
    '컷! | 오케이, 좋아요.',
    'Cut! Okay, good.',
    [
      ['cut', '컷'],
      ['okay', '오케이'],
    ],
    0.3,
  )
  film.shot(
    near(
      'lot',
      { x: 420, y: 380, zoom: 1.5 },
      [
        at('naru', 'sol', {
          x: 220,
          y: 272,
          u: 136,
          turn: 0.45,
          bust: true,
          right: { x: 0.75, y: 0.1 },
          armsFront: true,
        }),
        at('doyul', 'muyeon', {
          x: 440,
          y: 262,
          u: 138,
          turn: -0.4,
          bust: true,
          left: { x: -0.15, y: -0.25, bend: 1 },
        }),
      ],
      { rain: 0.4, clock: NIGHT_CLOCK },
    ),
  )
  film.feel('doyul', { closed: 1, tears: 0.9 }, 0.2)
  film.live(sobs(2.2, 4), 1.2)
  film.tell('sound', '훌쩍', 'sniffles', 2)
  const tears = film.at
  film.wait(2)
  film.moment('tears', tears, 'Do-yul cannot stop crying after the cut.', ['doyul'], call)
  film.feel('doyul', { closed: 0, smile: 0.5, brow: -0.2 }).feel('naru', { smile: 0.5 })
  film.quotes.push(
    film.say(
      'naru',
      '진짜 울면 어떡해요. | 저까지 울 뻔했잖아요.',
      'What am I supposed to do if you really cry? I almost cried, too.',
    ),
  )
  film.quotes.push(film.say('doyul', '비라고 해 주세요.', "Let's say it was the rain."))
  film.moment(
    'after-cut',
    cut.end,
    'After the cut, Do-yul is still in tears and Na-ru comforts him.',
    ['doyul', 'naru'],
    call,
  )
}

/** The second way: as the bus says it. */
export function announcement(film: MakingReel, scene: SceneRef) {
  film.shot(
    onSet('lotAcross', { x: 640, y: 400, zoom: 1.25, sway: 5, clock: NIGHT_CLOCK }, inCostume('across'), {
      rain: 0.8,
      crew: 'camera',
      finder: true,
    }),
  )
  film.feel('doyul', { tears: 0, smile: 0.1, brow: 0 }, 0.3).feel('naru', { tears: 0, smile: 0.1, brow: 0 }, 0.3)
  film.call('director', '다시 한번 갈게요. | 이번엔 안내 방송!', 'One more time. The announcement, this time!', [
    ['again', '다시 한번'],
  ])
  film.call('director', '레디, | 액션!', 'Ready, action!', [['action', '액션']], 0.6)
  film.segment('take', scene, 1)
  const start = film.at
  film.over(pop('두 번째 고백', 70, '#ffd9e0', 0.03), 2.4)
  film.say('doyul', '알고 있었어요?', 'You knew?', { reading: { take: 'bus', pace: 1.15, lift: 9 } })
  film.shot(
    near(
      'lotAcross',
      { x: 560, y: 380, zoom: 1.5 },
      [at('doyul', 'muyeon', { x: 300, y: 276, u: 164, turn: 0.3, bust: true })],
      { rain: 0.9, clock: NIGHT_CLOCK },
    ),
  )
  film.feel('doyul', { brow: 0.7 })
  film.say(
    'doyul',
    '스무 해 동안, | 비만 오면, 당신을 찾았습니다.',
    'For twenty years, every time it rained, I looked for you.',
    { reading: { take: 'bus', pace: 1.12, lift: 8, pauses: 0.7 }, gap: 0.3 },
  )
  const adlib = film.at
  film.quotes.push(
    film.say('doyul', '이번 정류장은, | 미안합니다, | 미안합니다 정류장입니다.', 'This stop is Sorry. Sorry Stop.', {
      reading: { take: 'bus', pace: 1.08, lift: 10, pauses: 0.8 },
      gap: 0.15,
    }),
  )
  film.moment('ad-lib', adlib, 'Do-yul announces a stop named Sorry.', ['doyul'])
  film.shot(
    near(
      'lotAcross',
      { x: 820, y: 380, zoom: 1.5 },
      [at('naru', 'sol', { x: 330, y: 280, u: 160, turn: -0.4, bust: true, left: { x: -0.1, y: -0.2 } })],
      { rain: 0.8, clock: NIGHT_CLOCK, sway: 6 },
    ),
  )
  film.feel('naru', { laugh: 1, smile: 1 }, 0.15)
  const laughed = laugh(film, 3, 7, 77, '나루 빵 터짐', 'Na-ru bursts out laughing')
  const call = film.calls.length
  film.segment('set', undefined, 1)
  const cut = film.call(
    'director',
    '컷, 컷! | 엔지!',
    'Cut, cut! NG!',
    [
      ['cut', '컷'],
      ['ng', '엔지'],
    ],
    0.3,
  )
  film.moment('laughter', laughed, 'Na-ru bursts out laughing, and so does the crew.', ['naru'])
  film.moment(
    'approach',
    start,
    'The second way: the confession as a bus announcement.',
    ['doyul'],
    undefined,
    cut.start,
  )
  film.shot(
    near(
      'lotAcross',
      { x: 640, y: 380, zoom: 1.3 },
      [
        at('doyul', 'muyeon', { x: 210, y: 262, u: 132, turn: 0.4, bust: true, right: { x: 0.5, y: 0.3 } }),
        at('naru', 'sol', { x: 440, y: 272, u: 130, turn: -0.4, bust: true }),
      ],
      { rain: 0.4, clock: NIGHT_CLOCK },
    ),
  )
  film.feel('doyul', { laugh: 0.8, smile: 1, blush: 1 }, 0.2)
  film.quotes.push(
    film.say('doyul', '죄송합니다. | 종점까지 가 버렸네요.', 'Sorry. I rode it all the way to the last stop.', {
      reading: { lift: 6 },
    }),
  )
  laugh(film, 1.4, 6, 91, '웃음', 'laughter')
  film.moment('after-cut', cut.end, 'After the cut, Do-yul apologises and everyone laughs.', ['doyul', 'naru'], call)
  film.feel('doyul', { laugh: 0, smile: 0.1, blush: 0 }).feel('naru', { laugh: 0, smile: 0.2 })
}

/** The third: plainly; it is the one that was broadcast, after a slip. */
export function lastTake(film: MakingReel, scene: SceneRef) {
  film.shot(
    onSet('lot', { ...TWO_SHOT, x: 540, zoom: 1.45 }, inCostume('front'), { rain: 1, crew: 'both', finder: true }),
  )
  film.call(
    'director',
    '자, 다시 한번. | 레디, 액션!',
    'Now, once more. Ready, action!',
    [
      ['again', '다시 한번'],
      ['action', '액션'],
    ],
    0.6,
  )
  film.segment('take', scene, 1)
  film.say('doyul', '늦어서, | 미안합니다.', "I'm sorry I'm late.", { reading: { take: 'slip', pace: 0.94, lift: -1 } })
  film.shot(
    near(
      'lot',
      { x: 300, y: 380, zoom: 1.5 },
      [at('naru', 'sol', { x: 290, y: 278, u: 160, turn: 0.45, bust: true })],
      { rain: 0.9, clock: NIGHT_CLOCK },
    ),
  )
  const slip = film.at
  film.say('naru', '그럼 이제, | 맑은 날에도 비가 와요.', 'Then from now on, it rains on clear days, too.', {
    reading: { take: 'slip' },
    gap: 0.3,
  })
  film.feel('naru', { closed: 1, laugh: 0.6, blush: 1 }, 0.2)
  film.quotes.push(
    film.say('naru', '아, 비가 왜 와!', 'Oh, why would it rain!', { reading: { lift: 14, pace: 1.1 }, gap: 0.1 }),
  )
  film.moment('slip', slip, 'Na-ru makes it rain on clear days.', ['naru'])
  const call = film.calls.length
  film.segment('set', undefined, 1)
  const cut = film.call(
    'director',
    '컷! | 엔지!',
    'Cut! NG!',
    [
      ['cut', '컷'],
      ['ng', '엔지'],
    ],
    0.2,
  )
  laugh(film, 1.8, 6, 18, '웃음', 'laughter')
  film.moment('after-cut', cut.end, 'After the slip, everyone laughs.', ['naru'], call)
  film.feel('naru', { closed: 0, laugh: 0, blush: 0 })
  film.shot(
    onSet('lotAcross', { x: 650, y: 410, zoom: 1.55, sway: 4, clock: NIGHT_CLOCK }, inCostume('across'), {
      rain: 1,
      crew: 'boom',
      finder: true,
    }),
  )
  film.call('director', '레디, 액션!', 'Ready, action!', [['action', '액션']], 0.8)
  film.segment('take', scene, 1)
  film.feel('doyul', { brow: -0.4 })
  film.say(
    'doyul',
    '스무 해 동안, | 비만 오면 당신을 찾았습니다.',
    'For twenty years, every time it rained, I looked for you.',
    { reading: { take: 'last', pace: 0.96, lift: -1, pauses: 1.4 } },
  )
  film.say('doyul', '늦어서, | 미안합니다.', "I'm sorry I'm late.", {
    reading: { take: 'last', pace: 0.93, lift: 1, pauses: 1.3 },
  })
  film.feel('naru', { smile: 0.5, tears: 0.5 })
  film.say('naru', '그럼 이제, | 맑은 날에도 와요.', 'Then from now on, come on clear days, too.', {
    reading: { take: 'last', pace: 0.97, lift: 3 },
    gap: 0.9,
  })
  const good = film.calls.length
  film.segment('set', undefined, 1)
  const end = film.call(
    'director',
    '컷! | 오케이!',
    'Cut! Okay!',
    [
      ['cut', '컷'],
      ['okay', '오케이'],
    ],
    0.15,
  )
  film.feel('naru', { smile: 0.9, tears: 0 }).feel('doyul', { smile: 0.9, brow: 0.2 })
  film.live(applause(3, 14, 5), 0.6)
  film.tell('sound', '박수', 'applause', 2)
  const clapped = film.at
  film.wait(2)
  film.moment('applause', clapped, 'The crew applauds.', [], good)
  film.moment('after-cut', end.end, 'After the last cut, the crew applauds.', [], good)
}
