import { ANALYSIS_SAMPLE_RATE } from '@aftercut/engine/readings'
import { music, Random, speak, VOICE_RATE, wander } from '../stage/index.ts'

const RATE = ANALYSIS_SAMPLE_RATE

/** What unrelated videos sound like: some seconds of it, mono at the analysis rate, drawn anew each time. */
export const SOUNDS: Record<string, (random: Random, seconds: number) => Float32Array> = {
  talk,
  talkOverMusic: (random, seconds) => mixed(talk(random, seconds), synthesised(random, seconds), 0.3),
  chords: synthesised,
  plucks,
  loop,
  pad,
  babble,
  applause,
  noise,
  wind,
  tone,
  beeps,
  siren,
  clicks,
  bells,
  laughter,
  steps,
  silence: (_, seconds) => blank(seconds),
}

const blank = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * RATE))

function mixed(a: Float32Array, b: Float32Array, part: number): Float32Array {
  return a.map((value, i) => value + part * (b[i] ?? 0))
}

/** Adds `sound` to `to` from a sample on. */
function add(to: Float32Array, start: number, sound: Float32Array, loud = 1): void {
  for (let i = 0; i < sound.length && start + i < to.length; i++) if (start + i >= 0) to[start + i]! += loud * sound[i]!
}

const CONSONANTS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'tr', 'sh', 'ch']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'oo', 'ou']
const VOICES = ['en-us', 'en-gb', 'en-us+f3', 'en-gb+m5', 'de', 'de+f4', 'es', 'fr', 'it+f5', 'ko', 'ru', 'pl+m3']

/** Words that are made up as it goes, by a voice of its own. */
function said(random: Random): Float32Array {
  const words = Array.from({ length: random.whole(3, 9) }, () =>
    Array.from({ length: random.whole(1, 3) }, () => random.pick(CONSONANTS) + random.pick(VOWELS)).join(''),
  )
  const voice = speak(words.join(' '), {
    voice: random.pick(VOICES),
    rate: random.whole(120, 210),
    pitch: random.whole(10, 90),
    range: random.whole(20, 80),
  })
  // To the analysis rate by the nearest samples on each side.
  const step = VOICE_RATE / RATE
  return Float32Array.from({ length: Math.max(0, Math.floor(voice.length / step) - 1) }, (_, i) => {
    const at = Math.floor(i * step)
    return 0.5 * (voice[at]! + (i * step - at) * (voice[at + 1]! - voice[at]!))
  })
}

function talk(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  for (let time = random.between(0, 1); time < seconds;) {
    const words = said(random)
    add(sound, Math.round(time * RATE), words)
    time += words.length / RATE + random.between(0.1, 1.5)
  }
  return sound
}

/** Music of one synthesiser: the same instrument in every film, another tune. */
function synthesised(random: Random, seconds: number): Float32Array {
  return music(random.whole(1, 1e9), seconds, RATE)
}

/** A note struck: harmonics of its own strengths that die away. */
function note(to: Float32Array, start: number, hz: number, seconds: number, loud: number, timbre: Timbre): void {
  const count = Math.min(Math.round(seconds * RATE), to.length - start)
  timbre.harmonics.forEach((strength, n) => {
    const own = hz * (n + 1) * (1 + timbre.stretch * n * n)
    if (own > RATE / 2) return
    const step = (2 * Math.PI * own) / RATE
    for (let i = 0; i < count; i++) {
      const t = i / RATE
      const here = Math.min(1, t / timbre.attack) * Math.exp(-timbre.decay * (1 + 0.4 * n) * t)
      to[start + i]! += loud * strength * here * Math.sin(step * i)
    }
  })
}

type Timbre = { harmonics: number[]; stretch: number; attack: number; decay: number }

const timbreOf = (random: Random): Timbre => ({
  harmonics: Array.from({ length: random.whole(3, 9) }, (_, n) => random.next() / (n + 1) ** random.between(0.5, 1.5)),
  stretch: random.between(0, 0.002),
  attack: random.between(0.003, 0.06),
  decay: random.between(0.5, 6),
})

const SCALES = [
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 3, 5, 7, 8, 10],
  [0, 2, 4, 7, 9],
  [0, 3, 5, 7, 10],
]

/** A tune on an instrument of its own, its time and tuning its own. */
function plucks(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const timbre = timbreOf(random)
  const beat = random.between(0.11, 0.5)
  const key = random.between(90, 400)
  const scale = random.pick(SCALES)
  for (let time = 0; time < seconds; time += beat * random.pick([1, 1, 1, 2, 3])) {
    const step = random.whole(0, 2 * scale.length)
    const hz = key * 2 ** (scale[step % scale.length]! / 12 + Math.floor(step / scale.length))
    note(sound, Math.round(time * RATE), hz, 3 * beat + 0.3, 0.2, timbre)
  }
  return sound
}

/** Four beats, over and over: drums and a bass of three notes. */
function loop(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const beat = 60 / random.whole(90, 140)
  const timbre = timbreOf(random)
  const key = random.between(50, 110)
  const bass = Array.from({ length: 8 }, () => random.pick([0, 0, 3, 5, 7, 12]))
  const kick = Float32Array.from({ length: 0.2 * RATE }, (_, i) => {
    const t = i / RATE
    return 0.5 * Math.exp(-18 * t) * Math.sin(2 * Math.PI * (50 * t + 4 * (1 - Math.exp(-30 * t))))
  })
  const snare = Float32Array.from(
    { length: 0.15 * RATE },
    (_, i) => 0.3 * (random.next() * 2 - 1) * Math.exp((-25 * i) / RATE),
  )
  for (let n = 0; n * beat < 2 * seconds; n++) {
    const start = Math.round(((n * beat) / 2) * RATE)
    if (n % 2 === 0) add(sound, start, kick)
    if (n % 4 === 2) add(sound, start, snare)
    add(sound, start, snare.subarray(0, 0.03 * RATE), 0.4)
    note(sound, start, key * 2 ** (bass[n % 8]! / 12), beat / 2, 0.25, timbre)
  }
  return sound
}

/** Chords that stand for seconds. */
function pad(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const timbre = { ...timbreOf(random), attack: random.between(0.2, 1), decay: 0.1 }
  const key = 55 * 2 ** (random.whole(0, 23) / 12)
  for (let time = 0; time < seconds;) {
    const length = random.between(2, 6)
    const root = random.pick([0, 2, 3, 5, 7, 8, 10])
    for (const step of [0, random.pick([3, 4]), 7, 12])
      note(sound, Math.round(time * RATE), key * 2 ** ((root + step) / 12), length + 1, 0.1, timbre)
    time += length
  }
  return sound
}

/** Many who talk at once. */
function babble(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  for (let n = 0; n < 6; n++) add(sound, 0, talk(random, seconds), 0.35)
  return sound
}

/** Noise through a low pass and a high pass, each of one pole, with corners in parts of the rate. */
function coloured(random: Random, seconds: number, low: number, high: number): Float32Array {
  let below = 0
  let slow = 0
  return blank(seconds).map(() => {
    below += high * (random.next() * 2 - 1 - below)
    slow += low * (below - slow)
    return 0.4 * (below - slow)
  })
}

function applause(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  for (let time = 0; time < seconds; time += -Math.log(1 - random.next()) / 60) {
    const clap = coloured(random, 0.03, 0.2, random.between(0.3, 0.9)).map((v, i) => v * Math.exp(-i / 90))
    add(sound, Math.round(time * RATE), clap, random.between(0.3, 1))
  }
  return sound
}

function noise(random: Random, seconds: number): Float32Array {
  return coloured(random, seconds, random.between(0.001, 0.2), random.between(0.05, 1))
}

function wind(random: Random, seconds: number): Float32Array {
  const gusts = wander(random.whole(1, 1e6), random.between(0.5, 3))
  return coloured(random, seconds, 0.005, random.between(0.05, 0.3)).map((v, i) => v * (0.6 + 0.5 * gusts(i / RATE)))
}

/** A hum, or a test tone: one pitch, or a few, that stand. */
function tone(random: Random, seconds: number): Float32Array {
  const pitches = random.chance(0.4)
    ? [random.pick([440, 1000])]
    : random.chance(0.5)
      ? [50, 100, 150, 200, 300]
      : Array.from({ length: 3 }, () => random.between(100, 3000))
  return blank(seconds).map((_, i) =>
    pitches.reduce((sum, hz) => sum + 0.1 * Math.sin((2 * Math.PI * hz * i) / RATE), 0),
  )
}

/** Beeps of a clock, a telephone, a car that backs: as even as machines make them. */
function beeps(random: Random, seconds: number): Float32Array {
  const hz = random.pick([440, 800, 1000, 1000, 1200, 2000])
  const every = random.pick([0.5, 1, 1, 1, 2])
  const length = random.pick([0.05, 0.1, 0.2, 0.5])
  return blank(seconds).map((_, i) => {
    const t = (i / RATE) % every
    return t < length ? 0.3 * Math.sin((2 * Math.PI * hz * i) / RATE) : 0
  })
}

function siren(random: Random, seconds: number): Float32Array {
  const [low, high] = [random.between(300, 700), random.between(900, 1800)]
  const every = random.between(0.3, 4)
  const steps = random.chance(0.4)
  let phase = 0
  return blank(seconds).map((_, i) => {
    const part = ((i / RATE) % every) / every
    const up = steps ? (part < 0.5 ? 0 : 1) : part < 0.5 ? 2 * part : 2 - 2 * part
    phase += (2 * Math.PI * low * (high / low) ** up) / RATE
    return 0.2 * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase))
  })
}

/** A metronome, a clock, a keyboard. */
function clicks(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const every = random.pick([0.25, 0.5, 0.5, 1, 0.43])
  const even = random.chance(0.6)
  const click = coloured(random, 0.02, 0.3, 0.9).map((v, i) => v * Math.exp(-i / 60))
  for (let time = 0; time < seconds; time += even ? every : random.between(0.05, 2 * every))
    add(sound, Math.round(time * RATE), click, 1.5)
  return sound
}

function bells(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const timbre = { harmonics: [1, 0.7, 0.5, 0.4, 0.3], stretch: random.between(0.05, 0.2), attack: 0.002, decay: 1.2 }
  const pitches = [random.between(300, 900), random.between(300, 900)]
  for (let time = 0, n = 0; time < seconds; time += random.between(0.9, 1.1), n++)
    note(sound, Math.round(time * RATE), pitches[n % 2]!, 2, 0.25, timbre)
  return sound
}

/** Short vowels, one after the other, that fall. */
function laughter(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  for (let time = 0; time < seconds;) {
    const hz = random.between(150, 420)
    const count = random.whole(3, 12)
    const every = random.between(0.15, 0.25)
    for (let n = 0; n < count; n++, time += every)
      note(sound, Math.round(time * RATE), hz * 0.97 ** n, 0.14, 0.3, { ...timbreOf(random), decay: 15 })
    time += random.between(0.2, 1.2)
  }
  return mixed(sound, coloured(random, seconds, 0.1, 0.6), 0.05)
}

function steps(random: Random, seconds: number): Float32Array {
  const sound = blank(seconds)
  const every = random.between(0.4, 0.7)
  for (let time = 0; time < seconds; time += every * random.between(0.93, 1.07)) {
    const step = coloured(random, 0.12, 0.01, random.between(0.1, 0.4)).map((v, i) => v * Math.exp(-i / 400))
    add(sound, Math.round(time * RATE), step, 1.2)
  }
  return sound
}
