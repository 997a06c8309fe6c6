import { hashed } from './random.ts'
import { SAMPLE_RATE, samplesOf } from './rate.ts'

/** How a place answers a voice. `seconds`: until the tail is 60 dB down. `wet` and `dull`: 0 to 1. */
export type Room = { seconds: number; wet: number; dull: number; gain: number; thin?: number }

export const ROOMS = {
  /** Recorded close, in a quiet place: the broadcast's dialogue. */
  street: { seconds: 0.35, wet: 0.1, dull: 0.4, gain: 1 },
  shop: { seconds: 0.28, wet: 0.14, dull: 0.5, gain: 1 },
  memory: { seconds: 1.8, wet: 0.34, dull: 0.35, gain: 0.9 },
  dawn: { seconds: 0.9, wet: 0.2, dull: 0.5, gain: 1 },
  /** A making-of camera's own microphone, some metres off, on the lot. */
  lot: { seconds: 0.7, wet: 0.5, dull: 0.55, gain: 0.8, thin: 0.6 },
  hillside: { seconds: 0.5, wet: 0.38, dull: 0.6, gain: 0.82, thin: 0.7 },
  studio: { seconds: 0.3, wet: 0.16, dull: 0.5, gain: 1, thin: 0.2 },
} satisfies Record<string, Room>

const COMBS_SECONDS = [0.0297, 0.0371, 0.0411, 0.0437, 0.0313, 0.0269]
const ALLPASSES_SECONDS = [0.005, 0.0017, 0.0126]

/** Schroeder's reverberator: parallel combs, then all-passes (J. Audio Eng. Soc. 10(3), 1962). The tail is kept. */
export function inRoom(dry: Float32Array, room: Room): Float32Array {
  const length = dry.length + samplesOf(room.seconds * 0.8)
  const wet = new Float32Array(length)
  for (const delaySeconds of COMBS_SECONDS) {
    const delay = samplesOf(delaySeconds)
    const feedback = 10 ** ((-3 * delaySeconds) / room.seconds)
    const line = new Float32Array(delay)
    let dull = 0
    for (let i = 0; i < length; i++) {
      const at = i % delay
      const back = line[at]!
      dull += (1 - room.dull * 0.8) * (back - dull)
      line[at] = (dry[i] ?? 0) + dull * feedback
      wet[i]! += back / COMBS_SECONDS.length
    }
  }
  for (const delaySeconds of ALLPASSES_SECONDS) {
    const delay = samplesOf(delaySeconds)
    const line = new Float32Array(delay)
    for (let i = 0; i < length; i++) {
      const at = i % delay
      const held = line[at]!
      const x = wet[i]! + 0.7 * held
      line[at] = x
      wet[i] = held - 0.7 * x
    }
  }
  const out = new Float32Array(length)
  let bass = 0
  for (let i = 0; i < length; i++) {
    const x = ((dry[i] ?? 0) * (1 - room.wet) + wet[i]! * room.wet * 1.9) * room.gain
    bass += 0.035 * (x - bass)
    out[i] = x - (room.thin ?? 0) * bass
  }
  return out
}

/** Rain: a hiss with slow gusts, and drops. `heavy` 0 to 1; `near` drops stand out (on an umbrella, on a tin roof). */
export function rain(seconds: number, heavy: number, near: number, seed: number): Float32Array {
  const length = samplesOf(seconds)
  const out = new Float32Array(length)
  let low = 0
  let high = 0
  let drop = 0
  let ring = 0
  for (let i = 0; i < length; i++) {
    const noise = hashed(i + seed * 7919) - 0.5
    low += 0.22 * (noise - low)
    high += 0.02 * (low - high)
    const gust = 0.8 + 0.2 * Math.sin(i / SAMPLE_RATE / 1.7 + seed)
    if (hashed(i * 3 + seed) < 0.0011 * near) {
      drop = 0.5 + hashed(i + 11)
      ring = 0.11 + 0.12 * hashed(i + 5)
    }
    drop *= 0.994
    out[i] = (low - high) * 0.12 * heavy * gust + Math.sin(i * ring) * drop * 0.03 * near
  }
  return out
}

/** The hum of lamps and a generator, with air: what a set sounds like when nobody speaks. */
export function roomTone(seconds: number, hum: number, seed: number): Float32Array {
  const out = new Float32Array(samplesOf(seconds))
  let air = 0
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    air += 0.05 * (hashed(i + seed * 104729) - 0.5 - air)
    const mains =
      Math.sin(2 * Math.PI * 120 * t) + 0.4 * Math.sin(2 * Math.PI * 240 * t + 1) + 0.2 * Math.sin(2 * Math.PI * 60 * t)
    out[i] = air * 0.035 + mains * 0.004 * hum
  }
  return out
}
