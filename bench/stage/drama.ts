import { line } from './lines.ts'
import { music } from './music.ts'
import { Random } from './random.ts'
import type { Camera, Shot } from './shot.ts'
import { type Delivery, speak, VOICE_RATE, VOICES } from './voices.ts'

/** How a shot begins: at once, mixed with the one before, or through black. Seconds of the mixture. */
export type Beginning = { kind: 'cut' | 'dissolve' | 'fade'; seconds: number }

export type PlannedShot = Shot & { beginning: Beginning }

/** A line of dialogue, and where in the film it is heard. */
export type SpokenLine = { text: string; delivery: Delivery; start: number; end: number }

/** A film to be drawn: shots one after the other, and its sound at VOICE_RATE, `voice` apart for the mouths. */
export type Plan = {
  shots: PlannedShot[]
  lines: SpokenLine[]
  voice: Float32Array
  ground: Float32Array
  seconds: number
}

/** Plans an episode: scenes in sets, two people who talk, seen from three sides; music under some of it. */
export function planDrama(seed: number, seconds: number): Plan {
  const random = new Random(seed)
  const plan: Plan = {
    shots: [],
    lines: [],
    voice: new Float32Array(Math.round(seconds * VOICE_RATE)),
    ground: new Float32Array(Math.round(seconds * VOICE_RATE)),
    seconds,
  }
  let time = 0
  while (time < seconds - 1e-6) {
    const length = Math.min(seconds - time, random.between(15, 40))
    planScene(plan, random, time, time + length)
    time += length
  }
  return plan
}

function planScene(plan: Plan, random: Random, start: number, end: number): void {
  const set = random.whole(1, 1e6)
  const looks = [random.whole(1, 1e6), random.whole(1, 1e6)] as const
  const performance = random.whole(1, 1e6)
  const cameras = [0, 1, 2].map((side) => cameraOf(random, side))
  let time = start
  let side = 2
  while (time < end - 1e-6) {
    const left = end - time
    const seconds = left < 4 ? left : Math.min(left, Math.round(random.between(2, 7.5) * 25) / 25)
    const beginning: Beginning =
      time > start || time === 0 || random.chance(0.6)
        ? { kind: 'cut', seconds: 0 }
        : { kind: random.pick(['dissolve', 'fade']), seconds: random.between(0.6, 1.4) }
    const performers = looks.map((look, i) => ({
      look,
      performance: performance + i * 1000 + Math.round(time * 10),
      x: side === 2 ? (i - 0.5) * 0.7 : i === side ? 0 : 3,
      y: side === 2 ? 0.5 : 0.42,
      size: side === 2 ? random.between(0.16, 0.2) : random.between(0.3, 0.42),
    }))
    plan.shots.push({
      set,
      camera: cameras[side]!,
      performers: side === 1 ? performers.toReversed() : performers,
      seconds,
      beginning,
    })
    time += seconds
    side = random.pick([0, 1, 2].filter((other) => other !== side))
  }
  const voices = looks.map((): Delivery => ({
    voice: random.pick(VOICES),
    rate: random.whole(140, 180),
    pitch: random.whole(30, 70),
    range: random.whole(40, 70),
  }))
  let spoken = start + random.between(0.3, 1)
  for (let n = 0; spoken < end - 2; n++) {
    const text = line(random)
    const delivery = voices[n % 2]!
    const samples = speak(text, delivery)
    if (spoken + samples.length / VOICE_RATE > end) break
    plan.voice.set(
      samples.map((v) => v * 0.5),
      Math.round(spoken * VOICE_RATE),
    )
    plan.lines.push({ text, delivery, start: spoken, end: spoken + samples.length / VOICE_RATE })
    spoken += samples.length / VOICE_RATE + random.between(0.2, 1.5)
  }
  const from = Math.round(start * VOICE_RATE)
  const to = Math.min(plan.ground.length, Math.round(end * VOICE_RATE))
  const hiss = random.between(0.0005, 0.004)
  const under = random.chance(0.4) ? music(random.whole(1, 1e6), end - start, VOICE_RATE) : undefined
  for (let i = from; i < to; i++) plan.ground[i] = (random.next() * 2 - 1) * hiss + (under?.[i - from] ?? 0) * 0.25
}

function cameraOf(random: Random, side: number): Camera {
  return {
    x: random.between(-0.3, 0.3),
    y: random.between(0.4, 0.6),
    high: side === 2 ? random.between(0.75, 0.9) : random.between(0.35, 0.55),
    handheld: random.chance(0.5) ? 0 : random.between(0.002, 0.02),
    panPerSecond: random.chance(0.75) ? 0 : random.between(-0.05, 0.05),
    shake: random.whole(1, 1e6),
  }
}
