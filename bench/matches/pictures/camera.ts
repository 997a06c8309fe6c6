import { wander, type Random } from '../../stage/index.ts'
import { disc, HEIGHT, noise, view, WIDTH, type Draw } from './canvas.ts'

// Still places, and a camera that moves before them.

/** Breathing noise that drifts, and shapes that move over it. */
export function drift(random: Random): Draw {
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
export function handheld(random: Random): Draw {
  const field = noise(random)
  const seed = random.whole(1, 1e6)
  const x = wander(seed, random.between(0.8, 2.5))
  const y = wander(seed + 1, random.between(0.8, 2.5))
  const reach = random.between(1, 8)
  return (luma, seconds) => view(field, luma, reach * x(seconds), reach * y(seconds))
}

/** A slow push in or out on a still. */
export function zoom(random: Random): Draw {
  const field = noise(random)
  const speed = random.pick([-1, 1]) * random.between(0.01, 0.12)
  const from = random.between(0.8, 1.3)
  return (luma, seconds) => view(field, luma, 90, 90, from * Math.exp(speed * seconds))
}

/** Whip pans: still, then away at great speed, and still again. */
export function whips(random: Random): Draw {
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
