import { LOOKS } from '../../cast/looks.ts'
import type { Reel } from '../../reel/index.ts'
import { birds, fade, PIECES, play, ROOMS, roomTone, steps } from '../../sound/index.ts'
import { glow, INK, LIGHTS, openUmbrella, mix } from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide } from '../staging.ts'

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

/** Scene 2: the stop at dawn. */
export function atDawn(film: Reel): void {
  film.mark('s2')
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
  film.wait(6)
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
  film.wait(4.6).mark('hug.end')

  film.mark('s2.end')
}
