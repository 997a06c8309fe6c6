/** Each level of the pyramid covers so many values of the one below. */
const FOLD = 4

/** The waveform at ever coarser rates: `levels[k]` has `rate` / 4^k pairs (peak, mean) a second. Bytes as stored. */
export type Wave = { rate: number; levels: Uint8Array[] }

/** Bytes before the levels in the store (pipeline/jobs/waveform.ts): the rate, unsigned, 32 bits, lowest byte first. */
const HEAD_BYTES = 4

/** Reads a waveform of the store and folds it: the peak of peaks, the mean of means. Undefined: not a waveform. */
export function readWave(bytes: ArrayBuffer): Wave | undefined {
  if (bytes.byteLength < HEAD_BYTES + 2) return undefined
  const rate = new DataView(bytes).getUint32(0, true)
  if (rate === 0 || rate > 1000) return undefined
  const levels: Uint8Array[] = [new Uint8Array(bytes, HEAD_BYTES, (bytes.byteLength - HEAD_BYTES) & ~1)]
  for (let level = levels[0]; level && level.length > 2 * 512; level = levels.at(-1)) levels.push(folded(level))
  return { rate, levels }
}

function folded(level: Uint8Array): Uint8Array {
  const count = Math.ceil(level.length / 2 / FOLD)
  const out = new Uint8Array(count * 2)
  for (let index = 0; index < count; index++) {
    let [peak, sum, values] = [0, 0, 0]
    for (let at = index * FOLD; at < Math.min((index + 1) * FOLD, level.length / 2); at++) {
      peak = Math.max(peak, level[at * 2] ?? 0)
      sum += level[at * 2 + 1] ?? 0
      values++
    }
    out[index * 2] = peak
    out[index * 2 + 1] = Math.round(sum / values)
  }
  return out
}

/** The waveform of a making: 'none' where it has none; undefined where it cannot be read, and the timeline does without. */
export async function fetchWave(address: string): Promise<Wave | 'none' | undefined> {
  const response = await fetch(address).catch(() => undefined)
  if (response?.status === 204) return 'none'
  if (response?.status !== 200) return undefined
  return readWave(await response.arrayBuffer().catch(() => new ArrayBuffer(0)))
}

/** The level to draw from: the coarsest that still has a value for every pixel. */
export function levelFor({ rate, levels }: Wave, secondsPerPixel: number): number {
  const valuesAPixel = rate * secondsPerPixel
  return Math.max(0, Math.min(levels.length - 1, Math.floor(Math.log(Math.max(1, valuesAPixel)) / Math.log(FOLD))))
}

/** Values a second of a level. */
export const rateOf = ({ rate }: Wave, level: number): number => rate / FOLD ** level
