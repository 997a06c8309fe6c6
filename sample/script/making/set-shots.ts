import type { LookName } from '../../cast/looks.ts'
import { MakingReel, type Line, type Now, type Paint } from '../../reel/index.ts'
import { laughter, slate, type Reading } from '../../sound/index.ts'
import {
  clapperboard,
  crew,
  FONTS,
  handheld,
  HEIGHT,
  LIGHTS,
  lookAt,
  drawLayers,
  rainStreaks,
  WIDTH,
  type Camera,
  type Pose,
} from '../../stage/index.ts'
import { PLACES, SOFT } from '../places.ts'
import { close, perform, type Player } from '../staging.ts'
import { channelMark, finder, pop } from './look.ts'

/** The second camera's clock reads 21:12:00 at the start, and 06:05:00 on the other day. */
export const NIGHT_CLOCK = 21 * 3600 + 12 * 60
export const MORNING_CLOCK = 6 * 3600 + 5 * 60

export type Framed = { x: number; y: number; zoom: number; sway: number; clock: number }

/** A hand-held look at a set, with the crew at its edge. */
export function onSet(
  place: 'lot' | 'lotAcross' | 'hillside',
  look: Framed,
  players: readonly Player[],
  options: { rain?: number; crew?: 'boom' | 'camera' | 'both'; finder?: boolean; over?: Paint } = {},
): Paint {
  const light = place === 'hillside' ? LIGHTS.overcast : LIGHTS.lot
  return (g, now) => {
    const camera: Camera = handheld(look, now.seconds, look.sway)
    drawLayers(g, PLACES[place], camera)
    g.save()
    lookAt(g, camera)
    perform(g, now, players, light)
    g.restore()
    if (options.rain) rainStreaks(g, now.seconds * 1.1, options.rain, WIDTH, HEIGHT, 0.35)
    if (options.crew) crew(g, now.seconds, options.crew)
    options.over?.(g, now)
    if (options.finder) finder(g, now, look.clock)
    channelMark(g, now)
  }
}

/** Nearer, over a shoulder or beside a lamp, still by hand. */
export function near(
  place: 'lot' | 'lotAcross' | 'hillside',
  behind: Camera,
  players: readonly Player[],
  options: { rain?: number; clock?: number; sway?: number } = {},
): Paint {
  const paint = close({
    soft: SOFT[place],
    behind,
    light: place === 'hillside' ? LIGHTS.overcast : LIGHTS.lot,
    players,
    push: 0,
    camera: (now) => {
      const sway = handheld({ x: 0, y: 0, zoom: 1 }, now.seconds, options.sway ?? 3)
      return { x: sway.x, y: sway.y }
    },
    ...(options.rain && { rain: options.rain }),
  })
  return (g, now) => {
    paint(g, now)
    if (options.clock !== undefined) finder(g, now, options.clock)
    channelMark(g, now)
  }
}

/** The slate held up, and clapped after `clapAt` seconds. */
export function slateShot(place: 'lot' | 'hillside', lines: readonly string[], clapAt: number): Paint {
  return (g, now) => {
    const soft = SOFT[place]()
    g.drawImage(soft, 100, 60, 400, 225, 0, 0, WIDTH, HEIGHT)
    const open = now.local < clapAt ? 0.42 : Math.max(0, 0.42 - (now.local - clapAt) * 6)
    g.fillStyle = '#2a2d3a'
    g.beginPath()
    g.roundRect(380, 250, 150, 160, 40)
    g.fill()
    g.fillStyle = '#e3b590'
    g.beginPath()
    g.roundRect(392, 228, 84, 46, 20)
    g.fill()
    clapperboard(g, 170 + Math.sin(now.seconds * 2) * 2, 86, 300, lines, open, FONTS.title)
    channelMark(g, now)
  }
}

export const at = (
  who: Player['who'],
  look: LookName,
  pose: Pose | ((now: Now) => Pose),
  extra: Partial<Player> = {},
): Player => ({ who, look, pose, ...extra })
/** A line over the picture, and the same in the captions. */
export function narrate(film: MakingReel, ko: string, en: string, seconds: number, y = 312): Line {
  film.over(pop(ko, y, '#fff1a8'), seconds)
  return film.tell('narration', ko, en, seconds)
}

export function laugh(
  film: MakingReel,
  seconds: number,
  people: number,
  seed: number,
  words = '일동 웃음',
  en = 'everyone laughs',
): number {
  film.live(laughter(seconds, people, seed), 0.8)
  film.tell('sound', words, en, seconds)
  const start = film.at
  film.wait(seconds * 0.62)
  return start
}
/** The lines as they are said on set: another reading each time. */
export function sayAll(
  film: MakingReel,
  take: string,
  lines: readonly (readonly [Player['who'], string, string, Reading?, number?])[],
) {
  for (const [who, ko, en, reading, gap] of lines)
    film.say(who, ko, en, { reading: { ...reading, take }, gap: gap ?? 0.4 })
}
export function slateFor(
  film: MakingReel,
  place: 'lot' | 'hillside',
  lines: readonly string[],
  ko: string,
  en: string,
) {
  film.shot(slateShot(place, lines, 1.9))
  film.say('assistant', ko, en, { gain: 1.1, gap: 0.2 })
  film.live(slate(lines.join('').length), 1.2, film.shots.at(-1)?.start ?? 0)
  const claps = (film.shots.at(-1)?.start ?? 0) + 1.9
  film.sounds.pop()
  film.live(slate(4), 1.3, claps)
  film.at = Math.max(film.at, claps + 0.4)
}
