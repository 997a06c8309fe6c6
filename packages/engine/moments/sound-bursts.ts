import { BANDS, BANDS_PER_OCTAVE, LOWEST_BAND_HZ } from '../audio/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/** Laughter or applause that is heard, without a model. Seconds. `evidence`: what was measured, in words. */
export type SoundBurst = Span & { kind: 'laughter' | 'applause'; evidence: string }

/** Windows are this long and this far apart. Seconds: four laughs of a bout, or a dozen claps of a crowd. */
const WINDOW_SECONDS = 1.2
const STEP_SECONDS = 0.2

/**
 * Laughs follow each other 4 to 6 times a second, evenly, with breath between them (R. Provine and Y. Yong, 1991: 210 ms
 * from onset to onset). Speech has syllables as often, but not evenly, and its loudness does not fall so low between.
 */
const LAUGHS_A_SECOND = { least: 3.6, most: 6.6 }
const EVEN = 0.62
const BREATH_DECIBELS = 7
/** A bout of laughter: shorter is a cough, and what beats evenly for longer is music. Seconds. */
const LAUGHTER_SECONDS = { least: 0.8, most: 7 }

/** Applause is noise: no pitch stands out, and its loudness hardly moves. Decibels. */
const NOISE_TEXTURE = 1.6
const STEADY = 3.2
const ABOVE_FLOOR = 9
/** Longer than this it is rain, a street or the sea. Seconds. */
const APPLAUSE_SECONDS = { least: 1.2, most: 16 }
const CLAPS_FROM_HZ = 700
const CLAPS_TO_HZ = 3300

/** Bursts of laughter and applause, in order. */
export function findSoundBursts(sound: SoundReadings): SoundBurst[] {
  const laughter = spansWhere(sound, (start) => laughsIn(sound, start), 'laughter', LAUGHTER_SECONDS)
  const applause = spansWhere(sound, (start) => applauseIn(sound, start), 'applause', APPLAUSE_SECONDS)
  return [
    ...laughter.filter((each) => !applause.some((other) => each.start < other.end && other.start < each.end)),
    ...applause,
  ].toSorted((a, b) => a.start - b.start)
}

/** Joins the windows in which `heard` says what was measured. */
function spansWhere(
  { loudness }: SoundReadings,
  heard: (start: number) => string | undefined,
  kind: SoundBurst['kind'],
  seconds: { least: number; most: number },
): SoundBurst[] {
  const bursts: SoundBurst[] = []
  const duration = loudness.count / loudness.rate
  for (let start = 0; start + WINDOW_SECONDS <= duration; start += STEP_SECONDS) {
    const evidence = heard(start)
    if (evidence === undefined) continue
    const last = bursts.at(-1)
    if (last && start <= last.end + STEP_SECONDS) last.end = start + WINDOW_SECONDS
    else bursts.push({ start, end: start + WINDOW_SECONDS, kind, evidence })
  }
  return bursts.filter((burst) => burst.end - burst.start >= seconds.least && burst.end - burst.start <= seconds.most)
}

/** Loudness over a window, in decibels of full scale. */
function loudnessIn({ loudness }: SoundReadings, start: number): Float64Array {
  const from = Math.round(start * loudness.rate)
  const values = loudness.rms.subarray(from, from + Math.round(WINDOW_SECONDS * loudness.rate))
  return Float64Array.from(values, (rms) => 20 * Math.log10(Math.max(rms, 1e-5)))
}

function laughsIn(sound: SoundReadings, start: number): string | undefined {
  const levels = loudnessIn(sound, start)
  if (Math.max(...levels) < -45) return undefined
  const { rate } = sound.loudness
  const even = withoutSlope(levels)
  const energy = even.reduce((sum, level) => sum + level * level, 0)
  const depth = Math.sqrt(energy / even.length)
  if (depth * 2 < BREATH_DECIBELS) return undefined
  let best = { similarity: 0, lag: 0 }
  for (let lag = Math.floor(rate / LAUGHS_A_SECOND.most); lag <= Math.ceil(rate / LAUGHS_A_SECOND.least); lag++) {
    const similarity = selfSimilarity(even, lag)
    if (similarity > best.similarity) best = { similarity, lag }
  }
  /** Even over two periods as well: two syllables alike are no laughter. */
  if (best.similarity < EVEN || selfSimilarity(even, best.lag * 2) < EVEN - 0.2) return undefined
  return `${(rate / best.lag).toFixed(1)} bursts of sound a second, evenly, as laughter has`
}

/** Removes the mean and the slope of a series: laughter fades. */
function withoutSlope(levels: Float64Array): Float64Array {
  const middle = (levels.length - 1) / 2
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length
  let [up, over] = [0, 0]
  for (const [index, level] of levels.entries()) {
    up += (index - middle) * (level - mean)
    over += (index - middle) ** 2
  }
  return levels.map((level, index) => level - mean - (up / over) * (index - middle))
}

/** Normalised correlation of a series with itself `lag` later, -1 to 1. */
function selfSimilarity(values: Float64Array, lag: number): number {
  let [cross, early, late] = [0, 0, 0]
  for (let index = 0; index + lag < values.length; index++) {
    cross += values[index]! * values[index + lag]!
    early += values[index]! ** 2
    late += values[index + lag]! ** 2
  }
  return early === 0 || late === 0 ? 0 : cross / Math.sqrt(early * late)
}

const bandAt = (hertz: number) => Math.round(BANDS_PER_OCTAVE * Math.log2(hertz / LOWEST_BAND_HZ))

function applauseIn(sound: SoundReadings, start: number): string | undefined {
  const { rate, levels } = sound.spectrum
  const first = Math.round(start * rate)
  const frames = Math.round(WINDOW_SECONDS * rate)
  const [low, high] = [bandAt(CLAPS_FROM_HZ), Math.min(BANDS - 1, bandAt(CLAPS_TO_HZ))]
  if ((first + frames) * BANDS > levels.length) return undefined
  const spectrum = new Float64Array(high - low + 1)
  const overTime = new Float64Array(frames)
  for (let frame = 0; frame < frames; frame++) {
    for (let band = low; band <= high; band++) {
      /** Levels are half decibels. */
      const decibels = levels[(first + frame) * BANDS + band]! / 2
      spectrum[band - low]! += decibels / frames
      overTime[frame]! += decibels / spectrum.length
    }
  }
  const level = overTime.reduce((sum, value) => sum + value, 0) / frames
  if (level < floorOf(sound, low, high) + ABOVE_FLOOR) return undefined
  const moves = Math.sqrt(overTime.reduce((sum, value) => sum + (value - level) ** 2, 0) / frames)
  let texture = 0
  for (let band = 1; band + 1 < spectrum.length; band++) {
    texture += Math.abs(spectrum[band]! - (spectrum[band - 1]! + spectrum[band + 1]!) / 2) / (spectrum.length - 2)
  }
  if (moves > STEADY || texture > NOISE_TEXTURE) return undefined
  return `steady noise without pitch, ${(level - floorOf(sound, low, high)).toFixed(0)} dB above the quiet, as applause is`
}

const floors = new WeakMap<SoundReadings, number>()

/** The level under which a fifth of the video stays, in decibels, between two bands. */
function floorOf(sound: SoundReadings, low: number, high: number): number {
  const known = floors.get(sound)
  if (known !== undefined) return known
  const { levels, count } = sound.spectrum
  const means: number[] = []
  /** Each eighth frame is enough for a percentile. */
  for (let frame = 0; frame < count; frame += 8) {
    let sum = 0
    for (let band = low; band <= high; band++) sum += levels[frame * BANDS + band]! / 2
    means.push(sum / (high - low + 1))
  }
  const floor = means.toSorted((a, b) => a - b)[Math.floor(means.length / 5)] ?? 0
  floors.set(sound, floor)
  return floor
}
