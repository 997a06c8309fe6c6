import { findLaughterInSound } from '@aftercut/engine/moments'
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
