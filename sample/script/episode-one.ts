import { Reel } from '../reel/index.ts'
import { bus, ROOMS } from '../sound/index.ts'
import { furledUmbrella, INK, LIGHTS, puddleRings } from '../stage/index.ts'
import { atTheDoor } from './episode-one/alley.ts'
import { twentyYearsAgo } from './episode-one/memory.ts'
import { underTheLamp } from './episode-one/shop.ts'
import { PLACES } from './places.ts'
import { credits, wide } from './staging.ts'

/** Episode one, 'A Borrowed Umbrella': a bus driver brings a child's umbrella to be mended. */
export function episodeOne(): Reel {
  const film = new Reel('E01', ROOMS.street)
  atTheDoor(film)
  underTheLamp(film)
  twentyYearsAgo(film)
  // Back to the alley: the light stays on.
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
