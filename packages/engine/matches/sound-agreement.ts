import { SIGN_SECONDS, SIGNS } from '../print/index.ts'
import { type Alignment, toMaking } from './alignment.ts'
import type { GrowthTrack } from './sound-track.ts'

/** Agreement of a stretch of sound: `agreed` of `possible`, both in decibels of growth. */
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
  track.have(frame)
  const bits = signs[word]!
  const at = frame * SIGNS
  let positive = 0
  for (let band = 0; band < SIGNS; band++) if ((bits >>> band) & 1) positive += track.growth[at + band]!
  let all = 0
  for (let band = 0; band < SIGNS; band++) all += track.growth[at + band]!
  result.agreed = 2 * positive - all
  result.possible = track.sums[frame]!
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
