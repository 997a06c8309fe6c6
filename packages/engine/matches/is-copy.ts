import { pitchAgreement } from './pitch-agreement.ts'
import { plainRate } from './plain-rate.ts'
import type { Search } from './search.ts'
import type { Pose } from './senses.ts'
import type { Reading } from './span-decoder.ts'

/**
 * Nats of evidence that make a match, of each sense alone. Measured in bench/matches: unrelated sound that was sought out
 * by landmarks reaches 40, unrelated pictures that were sought out by likeness 10.
 */
const LEAST_SOUND = 45
const LEAST_PICTURE = 10

/** Nats of the picture beside which the sound is not alone. */
const PICTURE_SPEAKS = 2

/** Nats of the sound beside which the picture is not alone. */
const SOUND_SPEAKS = 15

/** Seconds that a match by one sense alone must last: a phrase, or a cut between two cameras, happens again. */
const LEAST_SECONDS = 1.85

/** Nats that the picture must give besides its best moment, where it is alone. */
const LEAST_REST = 2.5

/** Part of the tones that stand exactly where a copy's would; see docs/matches.md for both distributions. */
const LEAST_EXACT = 0.4

/** Tones without which nothing is said about pitch. */
const LEAST_TONES = 10

/** A rate this near to a plain one is plain. */
const PLAIN = 0.004

/**
 * Whether what was found is a copy, and not the same words again. The picture, by its changes, can be trusted. Sound
 * alone must have been copied as editors copy: at its own speed with every tone in its place, at another that editors
 * set and readers of a line do not reach, or with its pitch gone exactly with its speed.
 */
export function isCopy(search: Search, pose: Pose, reading: Reading): boolean {
  const { soundEvidence, pictureEvidence } = reading
  if (Math.max(0, soundEvidence) / LEAST_SOUND + Math.max(0, pictureEvidence) / LEAST_PICTURE < 1) return false
  const seconds = reading.span.end - reading.span.start
  if (soundEvidence < SOUND_SPEAKS) {
    return seconds >= LEAST_SECONDS && pictureEvidence - reading.pictureMoment >= LEAST_REST
  }
  if (pictureEvidence >= PICTURE_SPEAKS) return true
  if (seconds < LEAST_SECONDS) return false
  const { rate } = pose.alignment
  const off = Math.abs(Math.log(rate / plainRate(rate)))
  const atOwnSpeed = Math.abs(rate - 1) <= PLAIN
  const withPitch = Math.abs(pose.shift) >= 2
  const unlikeReaders = off <= PLAIN && (rate < 0.88 || rate > 1.16)
  if (!atOwnSpeed && !withPitch && !unlikeReaders) return false
  return hasItsTones(search, pose, reading)
}

function hasItsTones(search: Search, { episode, alignment, shift }: Pose, { span }: Reading): boolean {
  const peaks = search.episodes[episode]?.print.sound?.peaks
  const spectrum = search.making.sound?.spectrum
  if (!peaks || !spectrum) return false
  const exactShift = shift === 0 ? 0 : -12 * Math.log2(alignment.rate)
  const { exact, near } = pitchAgreement(spectrum, peaks, alignment, exactShift, span)
  return near < LEAST_TONES || exact / near >= LEAST_EXACT
}
