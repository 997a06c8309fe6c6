import { seeded } from './random.ts'
import { SAMPLE_RATE, samplesOf } from './rate.ts'

/** A burst of noise that dies away: `bright` 0 to 1, `fall` the seconds until it is 60 dB down. */
function burst(out: Float32Array, atSeconds: number, fall: number, bright: number, gain: number, random: () => number) {
  const from = samplesOf(atSeconds)
  const length = samplesOf(fall)
  let low = 0
  for (let i = 0; i < length && from + i < out.length; i++) {
    const noise = random() * 2 - 1
    low += (0.05 + 0.9 * bright) * (noise - low)
    out[from + i]! += low * gain * Math.exp((-6.9 * i) / length)
  }
}

/** The clap of the slate: wood on wood, and the board's short ring. */
export function slate(seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(0.3))
  burst(out, 0, 0.05, 0.9, 0.8, random)
  burst(out, 0.004, 0.12, 0.4, 0.5, random)
  for (let i = 0; i < out.length; i++) out[i]! += Math.sin(i * 0.155) * 0.15 * Math.exp(-i / 1100)
  return out
}

/** One pair of hands. */
export function clap(seed: number, gain = 1): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(0.18))
  burst(out, 0, 0.07, 0.75, 0.8 * gain, random)
  burst(out, 0.006, 0.13, 0.35, 0.45 * gain, random)
  return out
}

/** Many hands: each claps at a pace of its own, and they thin out at the end. */
export function applause(seconds: number, hands: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  for (let hand = 0; hand < hands; hand++) {
    const pace = 0.19 + 0.12 * random()
    const bright = 0.35 + 0.5 * random()
    const until = seconds * (0.65 + 0.35 * random())
    for (let at = random() * 0.5; at < until; at += pace * (0.9 + 0.2 * random())) {
      burst(out, at, 0.05 + 0.03 * random(), bright, 0.16 * (0.5 + random()), random)
    }
  }
  return out
}

/** Laughter: voiced puffs ('ha', 'heh') at four to six a second, of several people, each falling in pitch and strength. */
export function laughter(seconds: number, people: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  for (let person = 0; person < people; person++) {
    const pitch = random() < 0.5 ? 120 + 60 * random() : 210 + 110 * random()
    const pace = 0.16 + 0.07 * random()
    const formant = 700 + 350 * random()
    let strength = 0.5 + 0.5 * random()
    for (let at = random() * 0.5; at < seconds - 0.2; at += pace) {
      puff(
        out,
        at,
        pace * 0.62,
        pitch * (1.15 - (0.35 * at) / seconds) * (0.96 + 0.08 * random()),
        formant,
        strength,
        random,
      )
      strength *= 0.95
      if (random() < 0.09) at += 0.35
    }
  }
  return out
}

/** A vowel as two resonances over a pulse train, begun with breath. */
function puff(
  out: Float32Array,
  atSeconds: number,
  seconds: number,
  hertz: number,
  formant: number,
  gain: number,
  random: () => number,
) {
  const from = samplesOf(atSeconds)
  const length = samplesOf(seconds)
  const low = resonator(formant, 90)
  const high = resonator(formant * 1.75, 140)
  let phase = 0
  for (let i = 0; i < length && from + i < out.length; i++) {
    phase += (hertz * (1 - (0.16 * i) / length)) / SAMPLE_RATE
    const pulse = phase >= 1 ? 1 : 0
    if (phase >= 1) phase -= 1
    const source = pulse * 1.2 + (random() - 0.5) * (i < length * 0.3 ? 0.4 : 0.1)
    const envelope = Math.sin((Math.PI * i) / length) ** 0.7
    out[from + i]! += (low(source) + 0.6 * high(source)) * envelope * gain * 0.05
  }
}

/** A two-pole resonance at `hertz`, `width` Hertz wide. */
function resonator(hertz: number, width: number): (x: number) => number {
  const r = Math.exp((-Math.PI * width) / SAMPLE_RATE)
  const a = 2 * r * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE)
  let y1 = 0
  let y2 = 0
  return (x) => {
    const y = x + a * y1 - r * r * y2
    y2 = y1
    y1 = y
    return y
  }
}

/** Somebody crying softly: broken breaths. */
export function sobs(seconds: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  for (let at = 0.1; at < seconds - 0.5; at += 0.7 + 0.5 * random()) {
    for (let n = 0; n < 3; n++) puff(out, at + n * 0.13, 0.1, 150 + 20 * random(), 520, 0.22, random)
    burst(out, at + 0.42, 0.3, 0.2, 0.05, random)
  }
  return out
}

/** Crew in the background: syllables of nobody's words. */
export function chatter(seconds: number, people: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  for (let person = 0; person < people; person++) {
    const pitch = 100 + 130 * random()
    for (let at = random() * 2; at < seconds - 0.4;) {
      const syllables = 3 + Math.floor(random() * 7)
      for (let n = 0; n < syllables && at < seconds - 0.3; n++) {
        puff(out, at, 0.13, pitch * (0.9 + 0.25 * random()), 350 + 500 * random(), 0.13, random)
        at += 0.15 + 0.06 * random()
      }
      at += 0.6 + 2.4 * random()
    }
  }
  return out
}

/** Steps on wet ground. */
export function steps(count: number, paceSeconds: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(count * paceSeconds + 0.3))
  for (let n = 0; n < count; n++) {
    burst(out, n * paceSeconds + 0.02 * random(), 0.09, 0.12, 0.4, random)
    burst(out, n * paceSeconds + 0.03, 0.16, 0.5, 0.07, random)
  }
  return out
}

/** A shop's door bell: three partials of a small brass bell, struck twice. */
export function doorBell(): Float32Array {
  const out = new Float32Array(samplesOf(1.6))
  for (const [at, gain] of [
    [0, 1],
    [0.17, 0.6],
  ] as const) {
    for (const [hertz, share] of [
      [2093, 1],
      [3136 * 1.01, 0.5],
      [5588, 0.25],
    ] as const) {
      const from = samplesOf(at)
      for (let i = from; i < out.length; i++) {
        const t = (i - from) / SAMPLE_RATE
        out[i]! += Math.sin(2 * Math.PI * hertz * t) * share * gain * 0.07 * Math.exp(-t * 3.2)
      }
    }
  }
  return out
}

/** A bus: diesel, brakes' air at the end. Fades in and out. */
export function bus(seconds: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  let low = 0
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    const swell = Math.sin((Math.PI * t) / seconds) ** 1.5
    low += 0.02 * (random() * 2 - 1 - low)
    const beat =
      Math.sin(2 * Math.PI * 27 * t) + 0.6 * Math.sin(2 * Math.PI * 54 * t + 1) + 0.4 * Math.sin(2 * Math.PI * 81 * t)
    out[i] = (beat * 0.05 + low * 0.8) * swell
  }
  burst(out, seconds * 0.55, 0.7, 0.8, 0.12, random)
  return out
}

/** A bird or two in the morning. */
export function birds(seconds: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  for (let at = 0.4; at < seconds - 0.6; at += 0.8 + 1.6 * random()) {
    const top = 3200 + 1600 * random()
    for (let n = 0; n < 2 + Math.floor(random() * 3); n++) {
      const from = samplesOf(at + n * 0.13)
      const length = samplesOf(0.08)
      for (let i = 0; i < length && from + i < out.length; i++) {
        const share = i / length
        out[from + i]! +=
          Math.sin((2 * Math.PI * top * (1 + 0.2 * Math.sin(share * 3)) * i) / SAMPLE_RATE) *
          Math.sin(Math.PI * share) *
          0.022
      }
    }
  }
  return out
}

/** A light switch, a stamp, a latch. */
export function click(seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(0.12))
  burst(out, 0, 0.02, 0.95, 0.5, random)
  burst(out, 0.05, 0.03, 0.8, 0.3, random)
  return out
}
