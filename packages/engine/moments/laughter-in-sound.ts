import type { SoundReadings } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/** Laughter that is heard, without a model. Seconds. `evidence`: what was measured, in words. */
export type SoundBurst = Span & { evidence: string }

/** Windows are this long and this far apart. Seconds: five laughs of a bout. */
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

/** Bouts of laughter that the sound alone tells, in order. Good enough to bear a caption out, not to stand alone. */
export function findLaughterInSound(sound: SoundReadings): SoundBurst[] {
  return spansWhere(sound, (start) => laughsIn(sound, start), LAUGHTER_SECONDS)
}

/** Joins the windows in which `heard` says what was measured. */
function spansWhere(
  { loudness }: SoundReadings,
  heard: (start: number) => string | undefined,
  seconds: { least: number; most: number },
): SoundBurst[] {
  const bursts: SoundBurst[] = []
  const duration = loudness.count / loudness.rate
  for (let start = 0; start + WINDOW_SECONDS <= duration; start += STEP_SECONDS) {
    const evidence = heard(start)
    if (evidence === undefined) continue
    const last = bursts.at(-1)
    if (last && start <= last.end + STEP_SECONDS) last.end = start + WINDOW_SECONDS
    else bursts.push({ start, end: start + WINDOW_SECONDS, evidence })
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
