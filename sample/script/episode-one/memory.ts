import type { Reel } from '../../reel/index.ts'
import { fade, rain, ROOMS, click } from '../../sound/index.ts'
import { INK, LIGHTS, openUmbrella } from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, wide, type Player } from '../staging.ts'

/** Scene 3: the stop, twenty years ago. */
export function twentyYearsAgo(film: Reel): void {
  film.mark('s3')
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

  film.mark('s3.end')
}
