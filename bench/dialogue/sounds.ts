import { findApplauseInSound, findLaughterInSound } from '@aftercut/engine/moments'
import { ANALYSIS_SAMPLE_RATE, createVideoAnalyser } from '@aftercut/engine/readings'
import { Chance } from './random.ts'

/** Mono samples in [-1, 1] at this rate, as the analyser takes them. */
const RATE = ANALYSIS_SAMPLE_RATE

/** A bout of laughter: voiced bursts with breath between them, fading and slowing (after Provine and Yong, 1991). */
function laughter(seconds: number, chance: Chance): Float32Array {
  const samples = new Float32Array(Math.round(seconds * RATE))
  const pitch = chance.between(180, 420)
  let period = chance.between(0.17, 0.24)
  const formants = [chance.between(600, 900), chance.between(1100, 1500), chance.between(2300, 2900)]
  for (let at = 0.02, laugh = 0; at < seconds - 0.1; laugh++) {
    const length = period * chance.between(0.4, 0.6)
    const loud = 0.5 * Math.exp(-laugh * 0.06) * chance.between(0.8, 1.1)
    burst(samples, at, length, loud, pitch * chance.between(0.93, 1.07) * (1 - laugh * 0.01), formants, chance)
    at += period * chance.between(0.94, 1.06)
    period *= 1.01
  }
  return samples
}

function burst(
  samples: Float32Array,
  at: number,
  length: number,
  loud: number,
  pitch: number,
  formants: readonly number[],
  chance: Chance,
): void {
  const from = Math.round(at * RATE)
  const count = Math.round(length * RATE)
  for (let index = 0; index < count && from + index < samples.length; index++) {
    const time = index / RATE
    const shape = Math.sin((Math.PI * index) / count) ** 0.7
    let voice = 0
    for (let harmonic = 1; harmonic * pitch < RATE / 2; harmonic++) {
      const hertz = harmonic * pitch
      const gain = formants.reduce((sum, formant) => sum + Math.exp(-(((hertz - formant) / 250) ** 2)), 0.08)
      voice += gain * Math.sin(2 * Math.PI * hertz * time)
    }
    samples[from + index]! += loud * shape * (0.25 * voice + 0.12 * (chance.next() * 2 - 1))
  }
}

/** Chatter that nobody can make out, at `level`: bands of noise whose loudness moves as syllables do. */
function chatter(seconds: number, level: number, chance: Chance): Float32Array {
  const samples = new Float32Array(Math.round(seconds * RATE))
  for (let voice = 0; voice < 4; voice++) {
    const pitch = chance.between(110, 260)
    for (let at = chance.between(0, 0.3); at < seconds - 0.3; at += chance.between(0.08, 0.42)) {
      burst(
        samples,
        at,
        chance.between(0.06, 0.3),
        level * chance.between(0.3, 1),
        pitch * chance.between(0.85, 1.2),
        [chance.between(300, 900), chance.between(900, 2200)],
        chance,
      )
    }
  }
  return samples
}

/** Finds one bout of laughter in each of 20 half minutes, under chatter of a level, 0 to 1. */
export function measureLaughter(level: number): { found: number; wrong: number } {
  let [found, wrong] = [0, 0]
  for (let seed = 1; seed <= 20; seed++) {
    const chance = new Chance(seed * 31)
    const samples = level > 0 ? chatter(30, level, chance) : new Float32Array(30 * RATE)
    const [at, seconds] = [chance.between(8, 18), chance.between(1.5, 4)]
    for (const [index, sample] of laughter(seconds, chance).entries()) samples[Math.round(at * RATE) + index]! += sample
    const analyser = createVideoAnalyser({ durationSeconds: 30, sound: { sampleRate: RATE } })
    analyser.sound(samples)
    const bouts = findLaughterInSound(analyser.finish(30).sound!)
    const right = bouts.filter((bout) => bout.start < at + seconds && bout.end > at)
    if (right.length > 0) found++
    wrong += bouts.length - right.length
  }
  return { found, wrong }
}

/** Hands: each person claps 3 to 4.6 times a second, a clap being a few milliseconds of noise around a hump of its own. */
function applause(seconds: number, people: number, chance: Chance): Float32Array {
  const samples = new Float32Array(Math.round(seconds * RATE))
  for (let person = 0; person < people; person++) {
    const period = 1 / chance.between(3, 4.6)
    const loud = chance.between(0.1, 0.4) / Math.sqrt(people)
    const hertz = chance.between(900, 2600)
    const joins = chance.between(0, 0.5)
    for (let at = joins; at < seconds - chance.between(0.05, 0.6); at += period * chance.between(0.9, 1.1))
      clap(samples, at, loud * chance.between(0.6, 1.2), hertz * chance.between(0.85, 1.15), chance)
  }
  return samples
}

/** Noise through one resonance, dying away within 12 ms, and a little of it bare. */
function clap(samples: Float32Array, at: number, loud: number, hertz: number, chance: Chance): void {
  const from = Math.round(at * RATE)
  const [radius, turn] = [0.82, (2 * Math.PI * hertz) / RATE]
  let [before, last] = [0, 0]
  for (let index = 0; index < 0.03 * RATE && from + index < samples.length; index++) {
    const noise = (chance.next() * 2 - 1) * Math.exp(-index / (0.004 * RATE))
    const now = noise + 2 * radius * Math.cos(turn) * last - radius * radius * before
    ;[before, last] = [last, now]
    samples[from + index]! += loud * (now + 0.5 * noise)
  }
}

/** Half a minute of what is no applause: talk, laughter, chords, rain, the sea, a lorry that passes. */
const NO_APPLAUSE: Record<string, (chance: Chance) => Float32Array> = {
  talk: (chance) => chatter(30, 0.3, chance),
  laughter: (chance) => {
    const samples = new Float32Array(30 * RATE)
    for (let voice = 0; voice < 4; voice++) {
      const at = Math.round(chance.between(8, 12) * RATE)
      for (const [index, sample] of laughter(chance.between(2, 5), chance).entries()) samples[at + index]! += sample
    }
    return samples
  },
  music: (chance) => {
    const chords = Array.from({ length: 60 }, () => Array.from({ length: 3 }, () => chance.between(130, 700)))
    return Float32Array.from({ length: 30 * RATE }, (_, index) => {
      const time = index / RATE
      let value = 0
      for (const hertz of chords[Math.floor(time * 2)] ?? [])
        for (let harmonic = 1; harmonic < 9; harmonic++)
          value += Math.sin(2 * Math.PI * hertz * harmonic * time) / harmonic
      return 0.06 * value * Math.exp(-((time * 2) % 1))
    })
  },
  rain: (chance) => Float32Array.from({ length: 30 * RATE }, () => 0.05 * (chance.next() * 2 - 1)),
  sea: (chance) => {
    const period = chance.between(6, 10)
    return Float32Array.from({ length: 30 * RATE }, (_, index) => {
      const swell = 0.5 + 0.5 * Math.sin((2 * Math.PI * index) / RATE / period)
      return 0.15 * swell ** 2 * (chance.next() * 2 - 1)
    })
  },
  lorry: (chance) => {
    const at = chance.between(10, 20)
    let low = 0
    return Float32Array.from({ length: 30 * RATE }, (_, index) => {
      low += 0.08 * (chance.next() * 2 - 1 - low)
      return low * Math.exp(-(((index / RATE - at) / 4) ** 2))
    })
  },
}

/** Finds one round of applause in each of some half minutes, under chatter of a level, 0 to 1. */
export function measureApplause(level: number, rounds: number): { found: number; wrong: number } {
  let [found, wrong] = [0, 0]
  for (let seed = 1; seed <= rounds; seed++) {
    const chance = new Chance(seed * 37)
    const samples = level > 0 ? chatter(30, level, chance) : new Float32Array(30 * RATE)
    const [at, seconds] = [chance.between(8, 16), chance.between(2, 7)]
    const people = chance.whole(6, 30)
    for (const [index, sample] of applause(seconds, people, chance).entries())
      samples[Math.round(at * RATE) + index]! += sample
    const bursts = burstsIn(samples)
    const right = bursts.filter((burst) => burst.start < at + seconds && burst.end > at)
    if (right.length > 0) found++
    wrong += bursts.length - right.length
  }
  return { found, wrong }
}

/** What is heard as applause in ten half minutes each of other sounds. */
export function mistakenForApplause(): { sound: string; wrong: number }[] {
  return Object.entries(NO_APPLAUSE).map(([sound, make]) => {
    let wrong = 0
    for (let seed = 1; seed <= 10; seed++) wrong += burstsIn(make(new Chance(seed * 41))).length
    return { sound, wrong }
  })
}

function burstsIn(samples: Float32Array): { start: number; end: number }[] {
  const analyser = createVideoAnalyser({ durationSeconds: 30, sound: { sampleRate: RATE } })
  analyser.sound(samples)
  return findApplauseInSound(analyser.finish(30).sound!)
}
