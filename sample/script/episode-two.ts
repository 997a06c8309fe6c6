import { Reel } from '../reel/index.ts'
import { ROOMS } from '../sound/index.ts'
import { wednesday } from './episode-two/alley.ts'
import { clearDay } from './episode-two/clear-day.ts'
import { atDawn } from './episode-two/dawn.ts'

/** Episode two, 'The Day of Giving Back': Wednesday's rain, a stop at dawn, and a clear day. */
export function episodeTwo(): Reel {
  const film = new Reel('E02', ROOMS.street)
  wednesday(film)
  atDawn(film)
  clearDay(film)
  return film.end()
}
