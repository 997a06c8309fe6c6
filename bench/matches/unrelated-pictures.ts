import type { Random } from '../stage/index.ts'
import type { Draw } from './pictures/canvas.ts'
import { drift, handheld, whips, zoom } from './pictures/camera.ts'
import { fades, flashes, flicker, plain } from './pictures/light.ts'
import { bars, countdown, credits, ticker, title } from './pictures/writing.ts'
import { crowd, flames, meters, people, rain, rings } from './pictures/movement.ts'

export { HEIGHT, WIDTH } from './pictures/canvas.ts'

/** What unrelated videos are full of, each drawn anew for every shot: what looks alike in them is alike by its kind only. */
export const PICTURES: Record<string, (random: Random, seconds: number) => Draw> = {
  drift,
  handheld,
  zoom,
  whips,
  fades,
  title,
  credits,
  countdown,
  bars,
  flashes,
  flicker,
  plain,
  crowd,
  rain,
  meters,
  flames,
  rings,
  ticker,
  people,
}
