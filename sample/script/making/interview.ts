import { LOOKS } from '../../cast/looks.ts'
import { onFrame, MakingReel, type Paint, type Reel } from '../../reel/index.ts'
import { clap, click, fade, ROOMS, roomTone, type Reading } from '../../sound/index.ts'
import {
  clear,
  drawFigure,
  INK,
  letter,
  LIGHTS,
  lookAt,
  drawLayers,
  type Camera,
  type Pose,
} from '../../stage/index.ts'
import { PLACES } from '../places.ts'
import { perform, type Player } from '../staging.ts'
import { channelMark, INSET, pop, questionStrip } from './look.ts'
import { at, laugh } from './set-shots.ts'

export function interview(film: MakingReel, e1: Reel) {
  film.segment('interview')
  film.room = ROOMS.studio
  film.sound(fade(roomTone(70, 0.2, 19), 0.4, 1), 0.5, film.at, 'ambience')
  const seats = (turnNaru: number, turnDoyul: number, extra: { high?: boolean } = {}): Player[] => [
    at('naru', 'naruHome', {
      x: 490,
      y: 372,
      u: 92,
      turn: turnNaru,
      left: { x: -0.35, y: 1.5 },
      right: extra.high ? { x: 1.08, y: -0.35, bend: -1 } : { x: 0.3, y: 1.5 },
      armsFront: true,
      bust: true,
    }),
    at('doyul', 'doyulHome', {
      x: 790,
      y: 360,
      u: 94,
      turn: turnDoyul,
      left: extra.high ? { x: -1.2, y: -0.22, bend: -1 } : { x: -0.3, y: 1.5 },
      right: { x: 0.35, y: 1.5 },
      armsFront: true,
      bust: true,
    }),
  ]
  const sitting =
    (turnNaru: number, turnDoyul: number, zoom = 1.3, x = 640): Paint =>
    (g, now) => {
      const camera: Camera = { x, y: 352, zoom }
      drawLayers(g, PLACES.studio, camera)
      g.save()
      lookAt(g, camera)
      perform(g, now, seats(turnNaru, turnDoyul), LIGHTS.studio)
      g.restore()
      channelMark(g, now)
    }
  const one =
    (who: 'naru' | 'doyul', turn: number, x = 320): Paint =>
    (g, now) => {
      drawLayers(g, PLACES.studio, { x: who === 'naru' ? 480 : 800, y: 300, zoom: 1.7 })
      drawFigure(
        g,
        LOOKS[who === 'naru' ? 'naruHome' : 'doyulHome'],
        { x, y: 268, u: 152, turn, bust: true, left: { x: -0.5, y: 1.3 }, right: { x: 0.5, y: 1.3 } },
        now.actor(who),
        LIGHTS.studio,
      )
      channelMark(g, now)
    }
  film.feel('naru', { smile: 0.4, tears: 0, brow: 0, closed: 0, laugh: 0, down: 0, blush: 0 }, 0.1)
  film.feel('doyul', { smile: 0.4, tears: 0, brow: 0, closed: 0, laugh: 0, down: 0, blush: 0 }, 0.1)
  film.shot(sitting(0.15, -0.15), 'dissolve', 0.5)
  film.wait(0.6)
  film.over(questionStrip('고백 대사를 처음 봤을 때 어땠나요?'), 3.6)
  film.tell(
    'question',
    '고백 대사를 처음 봤을 때 어땠나요?',
    'How did you feel when you first read the confession?',
    3.2,
  )
  film.wait(3.4)
  film.shot(one('naru', 0.2, 250))
  const umbrella = film.say(
    'naru',
    '솔직히, | 대본을 읽고 노란 우산을 하나 샀어요.',
    'Honestly, after reading the script I went and bought a yellow umbrella.',
  )
  film.feel('naru', { smile: 0.2, down: 0.2 })
  film.at = onFrame(film.at)
  const from = e1.marked('promise')
  film.inset('E01', from, Math.min(7.5, e1.marked('promise.end') - from), INSET, (g) => {
    g.strokeStyle = '#ffffff'
    g.lineWidth = 4
    g.strokeRect(INSET.x, INSET.y, INSET.width, INSET.height)
    g.fillStyle = clear('#14182a', 0.75)
    g.fillRect(INSET.x, INSET.y + INSET.height - 22, INSET.width, 22)
    letter(g, '1화 · 빌린 우산', INSET.x + INSET.width / 2, INSET.y + INSET.height - 10, {
      size: 13,
      colour: '#ffffff',
    })
  })
  const mended = film.say('naru', '솔이는 우산을 고친 게 아니라,', "I don't think Sol was mending umbrellas.", {
    gap: 0.3,
  })
  const place = film.say(
    'naru',
    '누가 돌아올 자리를, | 고치고 있었던 것 같아요.',
    'I think she was mending a place for someone to come back to.',
    { gap: 0.9 },
  )
  film.quotes.push(umbrella, mended, place)
  film.at = Math.max(film.at, film.matches.at(-1)?.making.end ?? 0)
  film.shot(sitting(0.5, -0.4, 1.36))
  film.feel('naru', { smile: 0.6, down: 0 })
  film.say('naru', '도율 씨는요? | 그 대사 어땠어요?', 'What about you, Do-yul? How was that line for you?')
  film.shot(one('doyul', -0.2))
  film.feel('doyul', { smile: 0.2 })
  film.quotes.push(
    film.say(
      'doyul',
      '이 한마디 하려고, | 그 버스를 몰았구나 싶었어요.',
      'I thought, so this is the line I have been driving that bus toward.',
      { gap: 0.6 },
    ),
  )
  film.shot(sitting(0.45, -0.5, 1.36))
  film.feel('doyul', { smile: 0.8 })
  film.quotes.push(film.say('doyul', '제 우는 연기는, | 몇 점이에요?', 'How many points for my crying?'))
  film.shot(one('naru', 0.3))
  film.feel('naru', { smile: 0, brow: 0 }, 0.1)
  film.wait(0.3)
  film.over(pop('삐빅-', 62, '#a8f0e2', -0.06), 4)
  const joke = film.at
  film.sound(click(30), 0.6)
  const robot: Reading = { robot: true, pace: 0.92 }
  film.tell('narration', '로봇 말투', 'in a robot voice', 1)
  film.quotes.push(
    film.say('naru', '분석 완료. | 눈물, 구십팔 점.', 'Analysis complete. Tears, ninety-eight points.', {
      reading: robot,
      gap: 0.25,
    }),
  )
  film.quotes.push(film.say('naru', '콧물, | 이 점 감점.', 'Runny nose, minus two.', { reading: robot, gap: 0.15 }))
  film.shot(sitting(0.45, -0.5, 1.42))
  film.feel('naru', { laugh: 0.9, smile: 1 }, 0.2).feel('doyul', { laugh: 1, smile: 1 }, 0.2)
  film.moment('joke', joke, "Na-ru rates his tears in a robot's voice.", ['naru'])
  film.moment('laughter', laugh(film, 2, 3, 83, '웃음', 'laughter'), 'Both laugh at the robot.', ['naru', 'doyul'])
  film.feel('naru', { laugh: 0, smile: 0.4 }).feel('doyul', { laugh: 0, smile: 0.3 })
  film.shot(one('doyul', -0.25, 340))
  film.quotes.push(film.say('doyul', '감점은 인정할게요.', 'I accept the deduction.'))
  film.feel('doyul', { smile: 0.1, down: 0.5, brow: -0.3 }, 0.8)
  film.quotes.push(
    film.say(
      'doyul',
      '그런데 하람이 목소리를 듣는데, | 어릴 때 저한테 미안하더라고요.',
      "But when I heard Ha-ram's voice, I felt that I owed an apology to the child I used to be.",
      { reading: { pace: 0.94 } },
    ),
  )
  film.quotes.push(
    film.say('doyul', '그건, | 연기가 아니었어요.', "That wasn't acting.", { reading: { pace: 0.9 }, gap: 0.8 }),
  )
  film.shot(sitting(0.5, -0.5, 1.34))
  film.feel('naru', { smile: 0.6, tears: 0.4 }).feel('doyul', { down: 0 })
  film.quotes.push(film.say('naru', '그럼, | 백 점.', 'Then, a hundred.', { gap: 0.3 }))
  const five = film.at
  film.shot((g, now) => {
    const camera: Camera = { x: 640, y: 362, zoom: 1.5 }
    drawLayers(g, PLACES.studio, camera)
    const up = Math.min(1, now.local * 3)
    const players = seats(0.5, -0.5, { high: true })
    g.save()
    lookAt(g, camera)
    for (const player of players) {
      const pose = player.pose as Pose
      const nearer = pose.x < 640 ? 58 * up : -48 * up
      perform(
        g,
        now,
        [{ ...player, pose: { ...pose, x: pose.x + nearer, lean: (pose.x < 640 ? 0.06 : -0.06) * up } }],
        LIGHTS.studio,
      )
    }
    if (now.local > 0.4 && now.local < 0.9) {
      g.strokeStyle = INK.umbrella
      g.lineWidth = 5
      for (let n = 0; n < 8; n++) {
        const angle = (n * Math.PI) / 4
        g.beginPath()
        g.moveTo(642 + Math.cos(angle) * 30, 338 + Math.sin(angle) * 30)
        g.lineTo(642 + Math.cos(angle) * 48, 338 + Math.sin(angle) * 48)
        g.stroke()
      }
    }
    g.restore()
    channelMark(g, now)
  })
  film.feel('naru', { smile: 1, laugh: 0.7, tears: 0 }, 0.2).feel('doyul', { smile: 1, laugh: 0.7, brow: 0 }, 0.2)
  film.sound(clap(3, 1), 1, film.at + 0.42)
  film.over(pop('짝!', 92, '#ffd23f', -0.08), 1, film.at + 0.42)
  film.tell('sound', '하이파이브', 'they high-five', 1.6, film.at + 0.2)
  film.wait(2)
  film.moment('high-five', five, 'They high-five.', ['naru', 'doyul'])
  film.shot(sitting(0.1, -0.1, 1.34))
  film.quotes.push(
    film.say('naru', '맑은 날에도, | 보러 와 주세요!', 'Come and see us on clear days, too!', {
      reading: { lift: 8 },
      gap: 0.5,
    }),
  )
}
