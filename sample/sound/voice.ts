import startSynthesiser from '@echogarden/espeak-ng-emscripten'
import { mouthOf, type MouthKey } from './mouth.ts'
import { seeded, seedOf } from './random.ts'
import { SAMPLE_RATE, samplesOf } from './rate.ts'

/** Who speaks: the synthesiser's variant and settings, and a stretch of the throat (1.1 is a smaller one). */
export type Voice = { variant: string; rate: number; pitch: number; range: number; throat: number }

/** How a line is read this time, on top of the voice. A take is another reading, never a copy. */
export type Reading = {
  /** Names the reading: the jitter of its phrases and pauses grows from it. */
  take?: string
  /** Times the voice's rate. */
  pace?: number
  /** Added to the voice's pitch, in the synthesiser's per cent. */
  lift?: number
  /** 0 to 1: a voice near tears. */
  tremble?: number
  /** Times the pauses at '|'. */
  pauses?: number
  robot?: boolean
  /** 0 to 1: how much of the voice is breath. */
  whisper?: number
}

export type Spoken = { samples: Float32Array; seconds: number; mouth: MouthKey[] }

const SYNTHESISER_RATE = 22050
/** -21 dBFS: leaves 15 dB for a shout before the mix is limited. */
const SPEECH_RMS = 0.09

type Phrase = { samples: Float32Array; mouth: MouthKey[] }

let worker: InstanceType<Awaited<ReturnType<typeof startSynthesiser>>['eSpeakNGWorker']> | undefined

export async function wakeVoices(): Promise<void> {
  worker ??= new (await startSynthesiser()).eSpeakNGWorker()
}

/** Speaks a line. '|' in the text is a breath; it is not spoken. `wakeVoices` first. */
export function speak(text: string, voice: Voice, reading: Reading = {}): Spoken {
  const random = seeded(seedOf(`${text}/${reading.take ?? ''}/${voice.variant}`))
  const parts: Float32Array[] = []
  const mouth: MouthKey[] = []
  let length = 0
  for (const words of text.split('|')) {
    if (length > 0) {
      const pause = samplesOf((0.24 + 0.12 * random()) * (reading.pauses ?? 1))
      parts.push(new Float32Array(pause))
      length += pause
    }
    const phrase = synthesise(words.trim(), voice, reading, random)
    for (const key of phrase.mouth) mouth.push({ ...key, atSeconds: key.atSeconds + length / SAMPLE_RATE })
    parts.push(phrase.samples)
    length += phrase.samples.length
  }
  const joined = new Float32Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  const samples = finishVoice(joined, reading, random)
  return { samples, seconds: samples.length / SAMPLE_RATE, mouth }
}

function synthesise(text: string, voice: Voice, reading: Reading, random: () => number): Phrase {
  if (!worker) throw new Error('The voices sleep: call wakeVoices() before speak().')
  const jitter = (width: number) => 1 + (random() - 0.5) * width
  // A smaller throat is a faster tape; the rate is taken back beforehand so that the words keep their length.
  const rate = (voice.rate * (reading.pace ?? 1) * jitter(0.08)) / voice.throat
  worker.set_voice(`ko+${voice.variant}`)
  worker.set_rate(Math.round(Math.max(82, rate)))
  worker.set_pitch(clampPercent((reading.robot ? 34 : voice.pitch + (reading.lift ?? 0)) * jitter(0.1)))
  worker.set_range(clampPercent(reading.robot ? 0 : voice.range * jitter(0.2)))
  const chunks: Int16Array[] = []
  const keys: { at: number; id: string }[] = []
  let length = 0
  worker.synthesize(text, (samples, events) => {
    chunks.push(samples)
    length += samples.length
    for (const e of events) if (e.type === 'phoneme') keys.push({ at: e.audio_position / 1000, id: String(e.id) })
  })
  const raw = new Float32Array(length)
  let at = 0
  for (const chunk of chunks) for (const sample of chunk) raw[at++] = sample / 32768
  const [from, to] = loudSpan(raw)
  const samples = stretch(raw.subarray(from, to), SAMPLE_RATE / SYNTHESISER_RATE / voice.throat)
  const mouth = keys.map(({ at: second, id }) => ({
    ...mouthOf(id),
    atSeconds: Math.max(0, (second - from / SYNTHESISER_RATE) / voice.throat),
  }))
  mouth.push({ open: 0, wide: 0.5, atSeconds: samples.length / SAMPLE_RATE - 0.05 })
  return { samples, mouth }
}

const clampPercent = (value: number) => Math.round(Math.min(99, Math.max(0, value)))

/** The samples between the first and the last that is above -50 dBFS, with 20 ms on both sides. */
function loudSpan(raw: Float32Array): [number, number] {
  let from = 0
  let to = raw.length
  while (from < to && Math.abs(raw[from]!) < 0.003) from++
  while (to > from && Math.abs(raw[to - 1]!) < 0.003) to--
  const margin = Math.round(SYNTHESISER_RATE * 0.02)
  return [Math.max(0, from - margin), Math.min(raw.length, to + margin)]
}

/** Catmull-Rom resampling to `factor` times as many samples. */
export function stretch(samples: Float32Array, factor: number): Float32Array {
  const length = Math.floor(samples.length * factor)
  const out = new Float32Array(length)
  const last = samples.length - 1
  for (let i = 0; i < length; i++) {
    const x = i / factor
    const n = Math.floor(x)
    const f = x - n
    const a = samples[Math.max(0, n - 1)]!
    const b = samples[Math.min(last, n)]!
    const c = samples[Math.min(last, n + 1)]!
    const d = samples[Math.min(last, n + 2)]!
    out[i] = b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
  }
  return out
}

/** Takes the edge off the synthesiser: less buzz above 5 kHz, some chest, tears or robot where the reading asks. */
function finishVoice(samples: Float32Array, reading: Reading, random: () => number): Float32Array {
  const out = new Float32Array(samples.length)
  let low = 0
  let lower = 0
  let chest = 0
  let comb = 0
  const tremble = reading.tremble ?? 0
  const echo = samplesOf(0.0085)
  for (let i = 0; i < samples.length; i++) {
    const t = i / SAMPLE_RATE
    let x = samples[i]!
    if (reading.robot) {
      x = x * (0.45 + 0.75 * Math.sign(Math.sin(2 * Math.PI * 52 * t))) + 0.5 * (out[i - echo] ?? 0)
      x = Math.round(x * 40) / 40
    }
    if (reading.whisper) x = x * (1 - 0.5 * reading.whisper) + Math.abs(x) * (random() - 0.5) * 1.6 * reading.whisper
    low += 0.52 * (x - low)
    lower += 0.52 * (low - lower)
    chest += 0.03 * (x - chest)
    comb = lower + 0.5 * chest
    const shake = 1 - tremble * 0.38 * (0.5 + 0.5 * Math.sin(2 * Math.PI * (6.1 + 1.3 * Math.sin(t * 2.3)) * t))
    out[i] = comb * shake
  }
  const trembled = tremble > 0 ? wobble(out, 0.00032 * tremble, 5.4) : out
  return level(trembled, SPEECH_RMS)
}

/** Bends the pitch to and fro: a delay that swings by `depthSeconds` at `hertz`. */
function wobble(samples: Float32Array, depthSeconds: number, hertz: number): Float32Array {
  const out = new Float32Array(samples.length)
  const depth = depthSeconds * SAMPLE_RATE
  for (let i = 0; i < samples.length; i++) {
    const x = i - depth * (1 + Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE))
    const n = Math.floor(x)
    const f = x - n
    out[i] = (samples[n] ?? 0) * (1 - f) + (samples[n + 1] ?? 0) * f
  }
  return out
}

/** Brings the loud half of a sound to a level, with a soft knee above it. */
function level(samples: Float32Array, rms: number): Float32Array {
  let energy = 0
  let count = 1
  for (const x of samples) {
    if (Math.abs(x) < 0.01) continue
    energy += x * x
    count++
  }
  const gain = rms / Math.max(1e-6, Math.sqrt(energy / count))
  return samples.map((x) => Math.tanh(x * gain * 1.4) / 1.4)
}
