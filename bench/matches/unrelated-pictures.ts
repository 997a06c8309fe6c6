import { filmShot, planDrama, Random, wander } from '../stage/index.ts'

export const WIDTH = 128
export const HEIGHT = 72
const PIXELS = WIDTH * HEIGHT

/** Draws luma, WIDTH × HEIGHT, at seconds from the beginning of a shot. */
export type Draw = (luma: Uint8Array, seconds: number) => void

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

const clamp = (value: number): number => Math.max(16, Math.min(235, value))

/** Side of the noise that pictures are cut from: as long as it does not repeat within a shot. */
const FIELD = 256

/** Noise of several sizes (Perlin, 1985): FIELD × FIELD values of luma. */
function noise(random: Random): Float32Array {
  const field = new Float32Array(FIELD * FIELD).fill(random.between(60, 160))
  for (let cells = random.whole(2, 5); cells <= 64; cells *= 2) {
    const lattice = Float32Array.from({ length: cells * cells }, () => random.between(-1, 1))
    const strength = 70 / Math.sqrt(cells)
    for (let py = 0; py < FIELD; py++) {
      for (let px = 0; px < FIELD; px++) {
        const x = (px * cells) / FIELD
        const y = (py * cells) / FIELD
        const i = Math.floor(x)
        const j = Math.floor(y)
        const at = (a: number, b: number): number => lattice[(b % cells) * cells + (a % cells)]!
        const top = at(i, j) + (x - i) * (at(i + 1, j) - at(i, j))
        const bottom = at(i, j + 1) + (x - i) * (at(i + 1, j + 1) - at(i, j + 1))
        field[py * FIELD + px]! += strength * (top + (y - j) * (bottom - top))
      }
    }
  }
  return field
}

/** The field as seen from a place and at a size, wrapped around. */
function view(field: Float32Array, luma: Uint8Array, left: number, top: number, size = 1, light = 1): void {
  for (let y = 0; y < HEIGHT; y++) {
    const sy = top + (y - HEIGHT / 2) * size
    const j = Math.floor(sy)
    const fy = sy - j
    const upper = (j & (FIELD - 1)) * FIELD
    const lower = ((j + 1) & (FIELD - 1)) * FIELD
    for (let x = 0; x < WIDTH; x++) {
      const sx = left + (x - WIDTH / 2) * size
      const i = Math.floor(sx)
      const fx = sx - i
      const a = i & (FIELD - 1)
      const b = (i + 1) & (FIELD - 1)
      const above = field[upper + a]! + fx * (field[upper + b]! - field[upper + a]!)
      const below = field[lower + a]! + fx * (field[lower + b]! - field[lower + a]!)
      luma[y * WIDTH + x] = clamp((above + fy * (below - above)) * light)
    }
  }
}

function disc(luma: Uint8Array, cx: number, cy: number, size: number, light: number, add: boolean): void {
  for (let y = Math.max(0, Math.floor(cy - size)); y < Math.min(HEIGHT, cy + size); y++) {
    for (let x = Math.max(0, Math.floor(cx - size)); x < Math.min(WIDTH, cx + size); x++) {
      if ((x - cx) ** 2 + (y - cy) ** 2 >= size ** 2) continue
      luma[y * WIDTH + x] = clamp(add ? luma[y * WIDTH + x]! + light : light)
    }
  }
}

function box(luma: Uint8Array, left: number, top: number, width: number, height: number, light: number): void {
  for (let y = Math.max(0, Math.round(top)); y < Math.min(HEIGHT, Math.round(top + height)); y++)
    luma.fill(light, y * WIDTH + Math.max(0, Math.round(left)), y * WIDTH + Math.min(WIDTH, Math.round(left + width)))
}

/** Breathing noise that drifts, and shapes that move over it. */
function drift(random: Random): Draw {
  const field = noise(random)
  const driftX = random.chance(0.4) ? random.between(-8, 8) : 0
  const driftY = random.chance(0.2) ? random.between(-4, 4) : 0
  const breath = random.between(0, 0.1)
  const blobs = Array.from({ length: random.whole(1, 5) }, () => ({
    x: random.between(0.1, 0.9) * WIDTH,
    y: random.between(0.2, 0.9) * HEIGHT,
    size: random.between(4, 22),
    light: random.between(-90, 90),
    reach: random.between(1, 14),
    turns: random.between(0.1, 0.9),
    phase: random.between(0, 6.28),
  }))
  return (luma, seconds) => {
    view(field, luma, driftX * seconds, driftY * seconds, 1, 1 + breath * Math.sin(1.7 * seconds))
    for (const { x, y, size, light, reach, turns, phase } of blobs) {
      const cx = x + reach * Math.sin(turns * 6.28 * seconds + phase)
      const cy = y + 0.5 * reach * Math.sin(1.3 * turns * 6.28 * seconds + 2 * phase)
      disc(luma, cx, cy, size, light, true)
    }
  }
}

/** A still place before a camera in the hand. */
function handheld(random: Random): Draw {
  const field = noise(random)
  const seed = random.whole(1, 1e6)
  const x = wander(seed, random.between(0.8, 2.5))
  const y = wander(seed + 1, random.between(0.8, 2.5))
  const reach = random.between(1, 8)
  return (luma, seconds) => view(field, luma, reach * x(seconds), reach * y(seconds))
}

/** A slow push in or out on a still. */
function zoom(random: Random): Draw {
  const field = noise(random)
  const speed = random.pick([-1, 1]) * random.between(0.01, 0.12)
  const from = random.between(0.8, 1.3)
  return (luma, seconds) => view(field, luma, 90, 90, from * Math.exp(speed * seconds))
}

/** Whip pans: still, then away at great speed, and still again. */
function whips(random: Random): Draw {
  const field = noise(random)
  const every = random.between(0.8, 2.5)
  const reach = random.pick([-1, 1]) * random.between(40, 140)
  const length = random.between(0.2, 0.7)
  return (luma, seconds) => {
    const n = Math.floor(seconds / every)
    const part = Math.min(1, (seconds - n * every) / length)
    view(field, luma, reach * (n + part * part * (3 - 2 * part)), 60)
  }
}

/** A still that comes from black or white, and goes again. */
function fades(random: Random, seconds: number): Draw {
  const field = noise(random)
  const ground = random.pick([16, 16, 16, 235])
  const fade = random.between(0.4, 2.5)
  const rounds = random.whole(1, Math.max(1, Math.floor(seconds / (2 * fade))))
  const still = new Uint8Array(PIXELS)
  view(field, still, 0, 0)
  return (luma, time) => {
    const at = (time % (seconds / rounds)) / (seconds / rounds)
    const length = seconds / rounds
    const here = Math.min(1, (at * length) / fade, ((1 - at) * length) / fade)
    for (let i = 0; i < PIXELS; i++) luma[i] = ground + (still[i]! - ground) * here
  }
}

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
function title(random: Random, seconds: number): Draw {
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
function credits(random: Random, seconds: number): Draw {
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
function countdown(random: Random): Draw {
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
function bars(random: Random): Draw {
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

/** A still under photographers' flashes. */
function flashes(random: Random, seconds: number): Draw {
  const still = new Uint8Array(PIXELS)
  view(noise(random), still, 0, 0)
  const times: number[] = []
  const every = random.between(0.2, 1.2)
  for (let t = random.between(0, every); t < seconds; t += random.chance(0.3) ? every : random.between(0.1, 2 * every))
    times.push(t)
  return (luma, time) => {
    const lit = times.some((t) => time >= t && time < t + 0.11)
    for (let i = 0; i < PIXELS; i++) luma[i] = lit ? clamp(120 + still[i]! * 0.8) : still[i]!
  }
}

/** A still whose light goes up and down: a lamp that flickers, or a strobe. */
function flicker(random: Random): Draw {
  const still = new Uint8Array(PIXELS)
  view(noise(random), still, 0, 0)
  const depth = random.between(0.05, 0.6)
  const turns = random.between(0.5, 4)
  const strobe = random.chance(0.4)
  return (luma, time) => {
    const wave = Math.sin(2 * Math.PI * turns * time)
    const light = 1 - depth * (strobe ? (wave > 0 ? 1 : 0) : 0.5 + 0.5 * wave)
    for (let i = 0; i < PIXELS; i++) luma[i] = clamp(still[i]! * light)
  }
}

/** Black, grey or white, with grain or without; a logo in a corner in half of them. */
function plain(random: Random): Draw {
  const ground = random.pick([16, 16, 60, 128, 235])
  const grain = random.pick([0, 0, 3, 10])
  const logo = random.chance(0.5)
  return (luma) => {
    for (let i = 0; i < PIXELS; i++) luma[i] = clamp(ground + grain * (random.next() - 0.5))
    if (logo) box(luma, 104, 6, 16, 8, 200)
  }
}

/** Many heads, each of which stirs on its own. */
function crowd(random: Random): Draw {
  const heads = Array.from({ length: random.whole(30, 90) }, () => ({
    x: random.between(0, WIDTH),
    y: random.between(0.2, 1) * HEIGHT,
    size: random.between(2, 6),
    light: random.between(30, 220),
    seed: random.whole(1, 1e6),
  }))
    .toSorted((a, b) => a.y - b.y)
    .map((head) => ({ ...head, sway: wander(head.seed, 1.2), nod: wander(head.seed + 1, 1.8) }))
  const ground = random.between(40, 120)
  return (luma, time) => {
    luma.fill(ground)
    for (const { x, y, size, light, sway, nod } of heads)
      disc(luma, x + 3 * sway(time), y + 2 * nod(time), size, light, false)
  }
}

/** Rain, snow, confetti. */
function rain(random: Random): Draw {
  const field = noise(random)
  const speed = random.between(10, 120)
  const slant = random.between(-0.4, 0.4)
  const drops = Array.from({ length: random.whole(20, 120) }, () => ({
    x: random.between(0, WIDTH),
    y: random.between(0, HEIGHT),
    size: random.between(1, 3),
    fast: random.between(0.6, 1.4),
  }))
  return (luma, time) => {
    view(field, luma, 0, 0)
    for (const { x, y, size, fast } of drops) {
      const fallen = speed * fast * time
      const left = (((x + slant * fallen) % WIDTH) + WIDTH) % WIDTH
      box(luma, left, (y + fallen) % HEIGHT, size, 2 * size, 220)
    }
  }
}

/** Bars that go up and down, as of a sound's level. */
function meters(random: Random): Draw {
  const count = random.whole(6, 24)
  const seed = random.whole(1, 1e6)
  const levels = Array.from({ length: count }, (_, n) => wander(seed + n, random.between(2, 5)))
  const [ground, ink] = [random.between(16, 80), random.between(140, 235)]
  return (luma, time) => {
    luma.fill(ground)
    const wide = WIDTH / count
    levels.forEach((level, n) => {
      const high = (0.5 + 0.45 * level(time)) * HEIGHT
      box(luma, n * wide + 1, HEIGHT - high, wide - 2, high, ink)
    })
  }
}

/** Fire, water, leaves: light that boils everywhere. */
function flames(random: Random): Draw {
  const [one, two] = [noise(random), noise(random)]
  const rise = random.between(5, 40)
  const other = new Uint8Array(PIXELS)
  return (luma, time) => {
    view(one, luma, 3 * time, rise * time)
    view(two, other, -4 * time, 0.6 * rise * time)
    for (let i = 0; i < PIXELS; i++) luma[i] = clamp((luma[i]! * other[i]!) / 110)
  }
}

/** Rings that grow from the middle, or a wheel that turns: test pictures and idents. */
function rings(random: Random): Draw {
  const wide = random.between(8, 30)
  const speed = random.pick([-1, 1]) * random.between(4, 30)
  const spokes = random.chance(0.4) ? random.whole(3, 9) : 0
  const [cx, cy] = [WIDTH * random.between(0.35, 0.65), HEIGHT * random.between(0.35, 0.65)]
  return (luma, time) => {
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const phase =
          spokes > 0
            ? spokes * Math.atan2(y - cy, x - cx) + (speed / 5) * time
            : (2 * Math.PI * (Math.hypot(x - cx, y - cy) - speed * time)) / wide
        luma[y * WIDTH + x] = 128 + 80 * Math.sin(phase)
      }
    }
  }
}

/** A still with a line of writing that runs along the bottom, as news have it. */
function ticker(random: Random, seconds: number): Draw {
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

/** A shot of a drama that no other video shows. */
function people(random: Random): Draw {
  const { shots } = planDrama(random.whole(1, 1e9), 8)
  const draw = filmShot(random.pick(shots), WIDTH, HEIGHT)
  const mouth = wander(random.whole(1, 1e6), 4)
  return (luma, time) => draw(luma, time, Math.max(0, mouth(time)))
}
