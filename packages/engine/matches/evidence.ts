import { GRID_RATE, SIGN_SECONDS } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import type { MakingGrids } from './making-grids.ts'
import {
  addAgreement,
  type ChangeAgreement,
  correlation,
  episodeChanges,
  LAG,
  makingChanges,
} from './picture-changes.ts'
import { type Agreement, agreementAt } from './sound-agreement.ts'
import type { GrowthTrack } from './sound-track.ts'
import type { Source } from './source.ts'

/** Seconds of the making-of that evidence is summed over. */
export const BIN_SECONDS = 0.1

/**
 * Evidence for one alignment, in nats (log-likelihood ratio of "a copy" to "unrelated"), for each bin of a stretch of
 * the making-of.
 */
export type Evidence = { startSeconds: number; count: number; sound: Float64Array; picture: Float64Array }

/**
 * Deviation of the agreement of one word of signs between unrelated sounds. Over three seconds of speech and music the
 * agreement deviates by 0.029; as neighbouring words hang together, that is 0.33 a word.
 */
const SOUND_DEVIATION = 0.33

/** Growth in all bands below which a word says nothing: 20 dB, in twentieths. */
export const LEAST_GROWTH = 20 * 20

/** Independent parts of a change, measured likewise, halved as changes overlap by half. */
const PICTURE_PARTS = 4

/** Energy that a change must have to say something. */
const LEAST_ENERGY = 4

/** Sound that speaks for an alignment, and how well it agrees there. */
export type SoundHearing = { track: GrowthTrack; alignment: Alignment; shift: number; agreement: number }

/** The same of the picture. Its alignment may differ by what the two tracks are out of step. */
export type PictureSight = { grids: MakingGrids; alignment: Alignment; agreement: number }

/** Agreement expected of a copy: what was measured, within what a copy can be. */
const expected = (agreement: number): number => Math.min(0.8, Math.max(0.2, agreement))

export function emptyEvidence(stretch: Span): Evidence {
  const count = Math.max(0, Math.ceil((stretch.end - stretch.start) / BIN_SECONDS))
  // A sense that is not asked denies the copy: a span cannot rest on it.
  return {
    startSeconds: stretch.start,
    count,
    sound: new Float64Array(count).fill(-Infinity),
    picture: new Float64Array(count).fill(-Infinity),
  }
}

export function addSoundEvidence(
  evidence: Evidence,
  { print }: Source,
  alignment: Alignment,
  { track, agreement }: SoundHearing,
): void {
  if (!print.sound) return
  const mean = expected(agreement)
  const { signs } = print.sound
  evidence.sound.fill(0)
  const first = Math.max(0, Math.ceil(toEpisode(alignment, evidence.startSeconds) / SIGN_SECONDS))
  const one: Agreement = { agreed: 0, possible: 0 }
  for (let word = first; word < signs.length; word++) {
    const bin = Math.floor(
      (alignment.rate * word * SIGN_SECONDS + alignment.offsetSeconds - evidence.startSeconds) / BIN_SECONDS,
    )
    if (bin >= evidence.count) break
    if (bin < 0) continue
    agreementAt(track, signs, word, alignment, one)
    if (one.possible < LEAST_GROWTH) continue
    evidence.sound[bin]! += (mean / SOUND_DEVIATION ** 2) * (one.agreed / one.possible - mean / 2)
  }
}

export function addPictureEvidence(
  evidence: Evidence,
  { grids: episode }: Source,
  alignment: Alignment,
  { grids, agreement }: PictureSight,
): void {
  if (!episode) return
  const mean = expected(agreement)
  const end = evidence.startSeconds + evidence.count * BIN_SECONDS
  const first = Math.floor(toEpisode(alignment, evidence.startSeconds) * GRID_RATE)
  const count = Math.ceil(toEpisode(alignment, end) * GRID_RATE) - first
  if (count <= 0) return
  evidence.picture.fill(0)
  const theirs = episodeChanges(episode, first, count, grids.visible)
  const startSeconds = alignment.rate * (first / GRID_RATE) + alignment.offsetSeconds
  const ours = makingChanges(grids, startSeconds, count, alignment.rate, 1)
  // A change reaches over LAG + 1 grids: it speaks for its middle.
  const middle = (alignment.rate * (LAG + 1)) / GRID_RATE / 2
  for (let k = 0; k < count; k++) {
    const one: ChangeAgreement = { agreed: 0, making: 0, episode: 0 }
    addAgreement(one, ours, k, theirs, k)
    const bin = Math.floor(
      (startSeconds + (alignment.rate * k) / GRID_RATE + middle - evidence.startSeconds) / BIN_SECONDS,
    )
    if (bin < 0 || bin >= evidence.count) continue
    const energy = one.making + one.episode
    evidence.picture[bin]! += (PICTURE_PARTS * mean * (2 * one.agreed - (mean / 2) * energy)) / (energy + LEAST_ENERGY)
  }
}

/** Correlation of the picture's changes over a stretch of the making-of. */
export function pictureAgreement(
  { grids: episode }: Source,
  alignment: Alignment,
  grids: MakingGrids,
  stretch: Span,
): number {
  if (!episode) return 0
  const first = Math.ceil(toEpisode(alignment, stretch.start) * GRID_RATE)
  const count = Math.floor(toEpisode(alignment, stretch.end) * GRID_RATE) - first - LAG
  if (count <= 0) return 0
  const theirs = episodeChanges(episode, first, count, grids.visible)
  const startSeconds = alignment.rate * (first / GRID_RATE) + alignment.offsetSeconds
  const ours = makingChanges(grids, startSeconds, count, alignment.rate, 1)
  const sum: ChangeAgreement = { agreed: 0, making: 0, episode: 0 }
  for (let k = 0; k < count; k++) addAgreement(sum, ours, k, theirs, k)
  return correlation(sum)
}
