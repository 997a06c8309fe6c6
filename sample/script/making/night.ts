import { MakingReel, type SceneRef } from '../../reel/index.ts'
import { chatter, fade, rain, roomTone } from '../../sound/index.ts'
import type { Brush, Pose } from '../../stage/index.ts'
import { crying, announcement, lastTake } from './confession-takes.ts'
import { pop } from './look.ts'
import { NIGHT_CLOCK, onSet, near, at, narrate, laugh, sayAll } from './set-shots.ts'

export function nightShoot(film: MakingReel, scene: SceneRef) {
  // Before: padded coats, the rain rig starts.
  film.segment('set', undefined, 1)
  film.sound(fade(roomTone(96, 1, 3), 0.5, 1), 1, film.at, 'ambience')
  film.sound(fade(chatter(22, 5, 12), 1, 2), 0.5, film.at, 'ambience')
  film.shot(
    onSet(
      'lot',
      { x: 640, y: 380, zoom: 1.08, sway: 6, clock: NIGHT_CLOCK },
      [
        at('assistant', 'assistant', (now) => ({ x: 980 - now.local * 36, y: 420, u: 44, turn: -0.6, step: 1 })),
        at('naru', 'naruPadded', { x: 470, y: 400, u: 50, turn: 0.5 }),
        at('doyul', 'doyulPadded', { x: 600, y: 392, u: 51, turn: -0.5 }),
      ],
      { crew: 'both', finder: true },
    ),
    'dissolve',
  )
  film.wait(0.6)
  narrate(film, '늦은 밤, 고백 장면 촬영 현장', 'Late at night, on the set of the confession scene', 3.4)
  film.wait(3)
  film.sound(fade(rain(70, 0.75, 0.25, 40), 1.5, 1.2), 0.8, film.at, 'ambience')
  film.shot(
    near(
      'lot',
      { x: 380, y: 380, zoom: 1.4 },
      [
        at('naru', 'naruPadded', { x: 210, y: 270, u: 130, turn: 0.5, bust: true }),
        at('doyul', 'doyulPadded', { x: 430, y: 256, u: 132, turn: -0.5, bust: true }),
      ],
      { rain: 0.7, clock: NIGHT_CLOCK },
    ),
  )
  film.feel('naru', { smile: 0.7, brow: 0.3 })
  film.say('naru', '비가 진짜 비보다 더 많이 와요.', 'This rain is heavier than real rain.')
  film.feel('doyul', { smile: 0.7 })
  film.say(
    'doyul',
    '우산 가게 앞인데, | 우리만 우산이 없네요.',
    "We're in front of an umbrella shop, and we're the only ones without an umbrella.",
  )
  film.feel('naru', { laugh: 1 }, 0.2).feel('doyul', { laugh: 0.7 }, 0.2)
  film.moment('laughter', laugh(film, 1.8, 3, 31), 'Everyone laughs in the rain.')
  film.feel('naru', { laugh: 0, smile: 0.3 }).feel('doyul', { laugh: 0, smile: 0.2 })

  rehearsal(film, scene)
  twoWays(film)
  crying(film, scene)
  announcement(film, scene)
  lastTake(film, scene)
}
function rehearsal(film: MakingReel, scene: SceneRef) {
  film.shot(
    onSet(
      'lot',
      { x: 560, y: 420, zoom: 1.5, sway: 6, clock: NIGHT_CLOCK },
      [
        at('naru', 'naruPadded', { x: 450, y: 400, u: 52, turn: 0.6, right: { x: 0.4, y: 0.8 } }, { before: script }),
        at(
          'doyul',
          'doyulPadded',
          { x: 610, y: 392, u: 53, turn: -0.6, right: { x: -0.15, y: 0.85 } },
          { before: script },
        ),
      ],
      { rain: 0.3, crew: 'boom', finder: true },
    ),
  )
  film.say('director', '자, 리허설 먼저 갈게요.', "All right, let's rehearse first.", { gain: 1.1 })
  film.segment('take', scene, 1)
  film.tell('narration', '리허설', 'Rehearsal', 2)
  film.over(pop('리허설', 70, '#a8f0e2', -0.03), 2.4)
  film.feel('naru', { down: 0.7 }).feel('doyul', { down: 0.7 })
  sayAll(film, 'rehearsal', [
    ['doyul', '우산, 다 됐습니까?', 'The umbrella. Is it done?', { pace: 1.1, lift: 3 }],
    [
      'naru',
      '다 됐어요. | 근데, 안 드릴 거예요.',
      "It's done. But I'm not giving it to you.",
      { pace: 1.12, pauses: 0.8 },
    ],
    ['doyul', '왜요?', 'Why not?', { pace: 1.1, lift: 4 }],
    [
      'naru',
      '돌려주러 오셨다면서요. | 그럼 이제, 제 거잖아요.',
      "You said you came to give it back. So now it's mine, isn't it?",
      { pace: 1.1, lift: -4, pauses: 0.7 },
    ],
  ])
  film.feel('naru', { down: 0 }).feel('doyul', { down: 0 })
}

const script = (g: Brush, pose: Pose) => {
  g.save()
  g.translate(pose.x + (pose.right?.x ?? 0) * pose.u, pose.y + (pose.right?.y ?? 0) * pose.u)
  g.rotate(-0.15)
  g.fillStyle = '#fdf8ea'
  g.fillRect(-0.3 * pose.u, -0.4 * pose.u, 0.6 * pose.u, 0.7 * pose.u)
  g.fillStyle = '#b9b4a6'
  for (let n = 0; n < 5; n++) g.fillRect(-0.22 * pose.u, (-0.3 + n * 0.11) * pose.u, 0.44 * pose.u, 0.03 * pose.u)
  g.restore()
}

function twoWays(film: MakingReel) {
  film.segment('set', undefined, 1)
  film.shot(
    near(
      'lotAcross',
      { x: 520, y: 380, zoom: 1.5 },
      [
        at('director', 'director', { x: 190, y: 266, u: 132, turn: 0.5, bust: true }),
        at('doyul', 'doyulPadded', { x: 440, y: 258, u: 132, turn: -0.5, bust: true, left: { x: -0.6, y: 0.7 } }),
      ],
      { rain: 0.25, clock: NIGHT_CLOCK },
    ),
  )
  const start = film.at
  film.feel('doyul', { smile: 0.5, brow: 0.5 })
  film.say('doyul', '감독님, | 이 대사 두 가지로 해 봐도 돼요?', 'Director, could I try this line two ways?')
  film.say('director', '두 가지? | 어떻게요?', 'Two ways? How?')
  film.feel('doyul', { smile: 0.9 })
  film.quotes.push(
    film.say(
      'doyul',
      '하나는 울면서, | 하나는 버스 안내 방송처럼요.',
      'Once in tears, and once like a bus announcement.',
      { gap: 0.25 },
    ),
  )
  film.feel('director', { laugh: 1 }, 0.2).feel('doyul', { laugh: 0.7 }, 0.2)
  const laughed = laugh(film, 2, 5, 52)
  film.moment('laughter', laughed, 'The crew laughs at the bus announcement.')
  film.shot(
    near(
      'lot',
      { x: 300, y: 380, zoom: 1.6 },
      [at('naru', 'naruPadded', { x: 320, y: 272, u: 150, turn: -0.4, bust: true })],
      { rain: 0.6, clock: NIGHT_CLOCK },
    ),
  )
  film.feel('naru', { laugh: 0.8, smile: 1 }, 0.1)
  film.quotes.push(
    film.say('naru', '안내 방송은 반칙이죠!', 'The announcement is cheating!', { reading: { lift: 10 } }),
  )
  film.say('director', '좋아요. | 둘 다 찍어 봅시다.', "Fine. Let's shoot both.", { gain: 1.1 })
  film.moment('approach', start, 'Do-yul asks to try the line two ways: in tears, and like a bus announcement.', [
    'doyul',
  ])
  film
    .feel('naru', { laugh: 0, smile: 0.1 })
    .feel('doyul', { laugh: 0, smile: 0.1, brow: 0 })
    .feel('director', { laugh: 0 })
}
