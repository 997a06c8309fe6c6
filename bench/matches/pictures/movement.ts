import { filmShot, planDrama, wander, type Random } from '../../stage/index.ts'
import { box, clamp, disc, HEIGHT, noise, PIXELS, view, WIDTH, type Draw } from './canvas.ts'

// Many things that move, each on its own.

/** Many heads, each of which stirs on its own. */
export function crowd(random: Random): Draw {
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
export function rain(random: Random): Draw {
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
export function meters(random: Random): Draw {
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
export function flames(random: Random): Draw {
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
export function rings(random: Random): Draw {
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

/** A shot of a drama that no other video shows. */
export function people(random: Random): Draw {
  const { shots } = planDrama(random.whole(1, 1e9), 8)
  const draw = filmShot(random.pick(shots), WIDTH, HEIGHT)
  const mouth = wander(random.whole(1, 1e6), 4)
  return (luma, time) => draw(luma, time, Math.max(0, mouth(time)))
}
