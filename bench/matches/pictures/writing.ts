import type { Random } from '../../stage/index.ts'
import { box, HEIGHT, noise, PIXELS, view, WIDTH, type Draw } from './canvas.ts'

// Writing and signs: titles, credits, leaders, test bars.

/** Rows of bars as of letters: to a cell of a print, writing is that. */
function writing(random: Random, rows: number, high: number): { left: number; width: number; row: number }[] {
  return Array.from({ length: rows }, (_, row) => {
    const long = random.between(0.2, 0.75) * WIDTH
    const marks: { left: number; width: number; row: number }[] = []
    for (let x = (WIDTH - long) / 2; x < (WIDTH + long) / 2;) {
      const width = random.between(0.3, 1) * high
      if (random.chance(0.85)) marks.push({ left: x, width, row })
      x += width + 0.35 * high
    }
    return marks
  }).flat()
}

/** A title that fades in on black, or on a grey card, and out. */
export function title(random: Random, seconds: number): Draw {
  const ground = random.pick([16, 16, 16, 40, 200])
  const ink = ground > 100 ? 30 : random.between(150, 235)
  const high = random.between(4, 12)
  const rows = random.whole(1, 3)
  const marks = writing(random, rows, high)
  const top = HEIGHT / 2 - (rows * 1.6 * high) / 2
  const fade = random.between(0.3, 1.5)
  const begins = random.between(0, seconds / 3)
  return (luma, time) => {
    luma.fill(ground)
    const here = Math.max(0, Math.min(1, (time - begins) / fade, (seconds - time) / fade))
    for (const { left, width, row } of marks)
      box(luma, left, top + row * 1.6 * high, width, high, ground + (ink - ground) * here)
  }
}

/** Credits that roll. */
export function credits(random: Random, seconds: number): Draw {
  const high = random.between(2, 5)
  const speed = random.between(6, 20)
  const marks = writing(random, Math.ceil((speed * seconds + HEIGHT) / (2 * high)), high)
  const ink = random.between(140, 235)
  return (luma, time) => {
    luma.fill(16)
    for (const { left, width, row } of marks) {
      const top = HEIGHT + row * 2 * high - speed * time
      if (top > -high && top < HEIGHT) box(luma, left, top, width, high, ink)
    }
  }
}

/** Bars of a digit, as on a clock: top, upper left and right, middle, lower left and right, bottom. */
const DIGITS = [0x77, 0x24, 0x5d, 0x6d, 0x2e, 0x6b, 0x7b, 0x25, 0x7f, 0x6f]

/** A leader that counts down once a second, with a hand that goes round. */
export function countdown(random: Random): Draw {
  const from = random.whole(3, 9)
  const ground = random.between(60, 180)
  const ink = random.chance(0.5) ? 20 : 230
  const high = random.between(18, 44)
  const thick = random.between(2, 5)
  const cx = WIDTH * random.between(0.42, 0.58)
  const way = random.pick([-1, 1])
  const hand = random.chance(0.6)
  return (luma, time) => {
    luma.fill(ground)
    if (hand) {
      const angle = way * (time % 1) * 2 * Math.PI
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          const own = Math.atan2(x - cx, HEIGHT / 2 - y)
          if ((own + 4 * Math.PI) % (2 * Math.PI) < (angle + 4 * Math.PI) % (2 * Math.PI))
            luma[y * WIDTH + x] = ground * 0.75
        }
      }
    }
    const lit = DIGITS[(from + 100 - Math.floor(time)) % 10]!
    const wide = 0.6 * high
    const [left, top] = [cx - wide / 2, (HEIGHT - high) / 2]
    const half = high / 2
    const places: [number, number, number, number][] = [
      [left, top, wide, thick],
      [left, top, thick, half],
      [left + wide - thick, top, thick, half],
      [left, top + half - thick / 2, wide, thick],
      [left, top + half, thick, half],
      [left + wide - thick, top + half, thick, half],
      [left, top + high - thick, wide, thick],
    ]
    places.forEach(([x, y, w, h], n) => (lit >> n) & 1 && box(luma, x, y, w, h, ink))
  }
}

/** Colour bars in grey, with something that runs over them in some. */
export function bars(random: Random): Draw {
  const count = random.whole(5, 10)
  const lights = Array.from({ length: count }, () => random.between(16, 235))
  const runs = random.chance(0.6)
  const speed = random.between(10, 80)
  const size = random.between(3, 14)
  const across = random.chance(0.5)
  return (luma, time) => {
    for (let n = 0; n < count; n++) box(luma, (n * WIDTH) / count, 0, WIDTH / count + 1, HEIGHT, lights[n]!)
    if (!runs) return
    const at = (speed * time) % (across ? WIDTH : HEIGHT)
    if (across) box(luma, at, 0, size, HEIGHT, 235)
    else box(luma, 0, at, WIDTH, size, 235)
  }
}

/** A still with a line of writing that runs along the bottom, as news have it. */
export function ticker(random: Random, seconds: number): Draw {
  const still = new Uint8Array(PIXELS)
  view(noise(random), still, 0, 0)
  const speed = random.between(10, 40)
  const marks: { left: number; width: number }[] = []
  for (let x = 0; x < WIDTH + speed * seconds;) {
    const width = random.between(1, 5)
    if (random.chance(0.85)) marks.push({ left: x, width })
    x += width + 1.5
  }
  return (luma, time) => {
    luma.set(still)
    box(luma, 0, HEIGHT - 12, WIDTH, 10, 30)
    for (const { left, width } of marks) box(luma, left - speed * time, HEIGHT - 9, width, 5, 230)
  }
}
