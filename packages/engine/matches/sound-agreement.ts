import { bitCount, SIGN_SECONDS, SIGNS } from '../print/index.ts'
import { type Alignment, toMaking } from './alignment.ts'
import { CHUNK_BITS, type GrowthTrack, IN_CHUNK } from './sound-track.ts'

/** Agreement of a stretch of sound: `agreed` of `possible`, both in twentieths of a decibel of growth. */
export type Agreement = { agreed: number; possible: number }

/** Agreement of one word of signs with the making's growth at the time that the alignment says; 0 of 0 outside it. */
export function agreementAt(
  track: GrowthTrack,
  signs: Uint32Array,
  word: number,
  alignment: Alignment,
  result: Agreement,
): void {
  const frame = Math.round(toMaking(alignment, word * SIGN_SECONDS) * track.rate)
  if (frame < 0 || frame >= track.count || word < 0 || word >= signs.length) {
    result.agreed = 0
    result.possible = 0
    return
  }
  const { values, sums, sizes } = track.chunk(frame >> CHUNK_BITS)
  const bits = signs[word]!
  const f = frame & IN_CHUNK
  const at = f * SIGNS
  // Growth that is to be positive counts as it is, the rest the other way.
  let positive = 0
  for (let band = 0; band < SIGNS; band++) positive += values[at + band]! & -((bits >>> band) & 1)
  result.agreed = 2 * positive - sums[f]!
  result.possible = sizes[f]!
}

/** Agreement, from -1 to 1, of the words from `firstWord` up to `endWord`. */
export function agreementOver(
  track: GrowthTrack,
  signs: Uint32Array,
  firstWord: number,
  endWord: number,
  alignment: Alignment,
): number {
  const one = { agreed: 0, possible: 0 }
  let agreed = 0
  let possible = 0
  for (let word = firstWord; word < endWord; word++) {
    agreementAt(track, signs, word, alignment, one)
    agreed += one.agreed
    possible += one.possible
  }
  return possible > 0 ? agreed / possible : 0
}

/** The same by signs alone, of the growth that is sure: a tenth of the work, and rougher. */
export function roughAgreement(
  track: GrowthTrack,
  signs: Uint32Array,
  firstWord: number,
  endWord: number,
  alignment: Alignment,
): number {
  const step = alignment.rate * SIGN_SECONDS * track.rate
  const offset = alignment.offsetSeconds * track.rate + 0.5
  // Words whose frames lie within the making-of.
  const first = Math.max(firstWord, 0, Math.ceil((0.5 - offset) / step))
  const end = Math.min(endWord, signs.length, Math.floor((track.count - 1 - offset) / step))
  if (end <= first) return 0
  let chunk = Math.floor(first * step + offset) >> CHUNK_BITS
  let { words, sure, sureCounts } = track.chunk(chunk)
  let differing = 0
  let possible = 0
  for (let word = first; word < end; word++) {
    const frame = Math.floor(word * step + offset)
    if (frame >> CHUNK_BITS !== chunk) {
      chunk = frame >> CHUNK_BITS
      ;({ words, sure, sureCounts } = track.chunk(chunk))
    }
    const f = frame & IN_CHUNK
    possible += sureCounts[f]!
    differing += bitCount((words[f]! ^ signs[word]!) & sure[f]!)
  }
  return possible > 0 ? 1 - (2 * differing) / possible : 0
}
