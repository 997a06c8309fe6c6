import type { Random } from '../../stage/index.ts'
import { box, clamp, noise, PIXELS, view, type Draw } from './canvas.ts'

// Stills and plain grounds under light that changes.

/** A still that comes from black or white, and goes again. */
export function fades(random: Random, seconds: number): Draw {
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

/** A still under photographers' flashes. */
export function flashes(random: Random, seconds: number): Draw {
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
export function flicker(random: Random): Draw {
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
export function plain(random: Random): Draw {
  const ground = random.pick([16, 16, 60, 128, 235])
  const grain = random.pick([0, 0, 3, 10])
  const logo = random.chance(0.5)
  return (luma) => {
    for (let i = 0; i < PIXELS; i++) luma[i] = clamp(ground + grain * (random.next() - 0.5))
    if (logo) box(luma, 104, 6, 16, 8, 200)
  }
}
