import type { Span } from '../report/index.ts'
import { pictureEcho, soundEchoes } from './echoes.ts'
import { pictureAgreement, type PictureSight, type SoundHearing } from './evidence.ts'
import { type PictureProof, provePicture, strengthOf } from './picture-proof.ts'
import { isOwnRate, plainRate } from './plain-rate.ts'
import type { Search } from './search.ts'
import type { Pose } from './senses.ts'
import { toneEvidence } from './tone-evidence.ts'
import type { Reading } from './span-decoder.ts'

/*
 * Whether what was found is a copy, and not the same scene performed again. Each figure stands between what copies and
 * what retakes reached in bench/matches; docs/matches.md tells how far apart they are.
 */

/** Nats of evidence that make a match, of each sense alone: unrelated sound reaches 40, unrelated pictures 10. */
const LEAST_SOUND = 45
const LEAST_PICTURE = 11

/** The same of the sound where the picture says nothing: music by one synthesiser, in bench/matches, reaches 70 in an hour. */
const LEAST_SOUND_ALONE = 75

/** Nats of the sound beside which the picture is not alone. */
export const SOUND_SPEAKS = 15

/** Nats of the picture beside which the sound is not alone. */
const PICTURE_SPEAKS = 4

/** Seconds that a match by one sense alone must last: a phrase, or a cut between two cameras, happens again. */
const LEAST_SECONDS = 1.85

/** What the picture alone must give besides its best moment, a cut, at a rate of 1 and at others; and how strong its proof must be at a rate of 1, at another that editors set, and at any other. */
const LEAST_REST = 1.5
const LEAST_REST_TURNED = 3
const LEAST_STRENGTH = 0.54
const LEAST_STRENGTH_TURNED = 0.65
const LEAST_STRENGTH_ODD = 0.72

/** Nats that the picture alone must give: unrelated pictures reach 10, but no proof with them; a retake of calm, 7.4. */
const leastEvidence = (strength: number): number => Math.max(5.5, 11 - 22 * Math.max(0, strength - LEAST_STRENGTH))

/** How alike the pictures must be beside the sound: in bench/matches, copies are from 0.7. */
const LEAST_LIKENESS_HEARD = 0.5

/**
 * The same where the picture stands alone. Copies whose place was found reach 0.95, nine in ten 0.98; films that share nothing,
 * in an hour of which the likest was chosen, 0.93 nine times in ten.
 */
const LEAST_LIKENESS = 0.93

/**
 * Nats of likeness that an hour of unrelated films does not reach where all of the picture moves and all of that is explained;
 * how many more for what is not explained, for a countdown from the same figure explains nine tenths; and how many where less
 * of the picture moves than a third, as figures of one shape do in one place.
 */
const LEAST_UNCHANCE = 7.5
const UNCHANCE_OF_UNEXPLAINED = 150
const UNCHANCE_OF_STILL = 16
const MOVING_CELLS = 32

/** Part of the agreement that may come again around its place: copies leave 0.3 of their sound, sirens and laughter 0.5 and more. */
const MOST_SOUND_ECHO = 0.45

/** The same of the picture. Countdowns, wheels and rolling credits come again by 0.75 and more, and few copies do. */
const MOST_PICTURE_ECHO = 0.7

/** Deviations of the agreement around its place that a copy by sound alone stands out by: copies 9 and more, sirens 6. */
const LEAST_OUTSTANDING = 7

/** The same beside the sound, at a rate other than 1. */
const LEAST_STRENGTH_HEARD = 0.54

/** Logarithms by which a rate may differ from a plain one, and be it. */
const PLAIN = 0.004

export function isCopy(
  search: Search,
  pose: Pose,
  reading: Reading,
  hearing: SoundHearing | undefined,
  sight: PictureSight | undefined,
): boolean {
  const { soundEvidence, pictureEvidence, span } = reading
  const { rate } = pose.alignment
  const seconds = span.end - span.start
  if (soundEvidence < SOUND_SPEAKS || !hearing)
    return seconds >= LEAST_SECONDS && seenAlone(search, pose, reading, sight)
  const echoes = soundEchoes(search.episodes[pose.episode]!, hearing, span)
  const echoed = echoes.echo > MOST_SOUND_ECHO * echoes.agreement
  if (Math.max(0, soundEvidence) / LEAST_SOUND + Math.max(0, pictureEvidence) / LEAST_PICTURE < 1) return false
  const tones = tonesSpeak(search, pose, span, 0)
  const turned = -12 * Math.log2(rate)
  const tonesTurned = isOwnRate(rate) ? tones : tonesSpeak(search, pose, span, turned)
  if (Math.max(tones, tonesTurned) < READING_TONES)
    return seconds >= LEAST_SECONDS && seenAlone(search, pose, reading, sight)
  const proof =
    pictureEvidence >= PICTURE_SPEAKS && sight ? provePicture(search.episodes[pose.episode]!, sight, span) : undefined
  if (proof && sight && isDistinct(search, pose, span, sight) && (!echoed || standsOut(proof))) {
    if (isOwnRate(rate) && proof.likeness >= LEAST_LIKENESS_HEARD) return true
    if (strengthOf(proof) >= LEAST_STRENGTH_HEARD) return true
  }
  if (echoed) return seconds >= LEAST_SECONDS && seenAlone(search, pose, reading, sight)
  if (seconds < LEAST_SECONDS || soundEvidence < LEAST_SOUND_ALONE) return false
  if (echoes.agreement < LEAST_OUTSTANDING * echoes.deviation) return false
  // The best that is known of it: what was fitted to a stretch of another length may agree less.
  const agreement = Math.max(hearing.agreement, echoes.agreement)
  if (isOwnRate(rate)) return tones >= leastTones(agreement)
  if (proof && isExplained(proof) && tones >= leastTones(agreement)) return true
  // Sound whose pitch went exactly with its speed was played so, and so was what no reader reaches; else it may have been read so.
  if (rate >= UNLIKE_READERS && tones >= 0) return true
  // Who reads lower and slower keeps the place of the vowels, and agrees best where nothing is turned.
  return Math.abs(turned) >= LEAST_TURN && pose.shift !== 0 && tonesTurned >= 0
}

/**
 * Parts of what moves, and of the cells where it does, that a copy leaves unexplained at most; cells that must move; likeness.
 * Slowed clips of footage under a letterbox came to 0.03 to 0.08, 0, 33 to 95 and 0.92 to 0.99; a retake fails where somebody moves.
 */
const MOST_UNEXPLAINED = 0.12
const MOST_FAILED = 0.05
const LEAST_MOVING = 20
const LEAST_LIKENESS_EXPLAINED = 0.9

/** Whether the episode explains all that moves, beside sound that may have been read: who acts again moves otherwise. */
const isExplained = ({ unexplained, failed, moving, likeness }: PictureProof): boolean =>
  unexplained <= MOST_UNEXPLAINED &&
  failed <= MOST_FAILED &&
  moving >= LEAST_MOVING &&
  likeness >= LEAST_LIKENESS_EXPLAINED

/** Readers of a line do not take this much longer for it: a third more they do. */
const UNLIKE_READERS = 1.6

/** Semitones of pitch that come with speed only by playing: a slower reading may be a semitone lower. */
const LEAST_TURN = 1.9

/** Whether the pictures are so alike as chance would not make them. */
function standsOut({ likeness, unchance, unexplained, moving }: PictureProof): boolean {
  const still = Math.max(0, 1 - moving / MOVING_CELLS)
  const least = LEAST_UNCHANCE + UNCHANCE_OF_UNEXPLAINED * unexplained + UNCHANCE_OF_STILL * still
  return likeness >= LEAST_LIKENESS && unchance >= least
}

function seenAlone(search: Search, { episode }: Pose, reading: Reading, sight: PictureSight | undefined): boolean {
  if (!sight) return false
  const { rate } = sight.alignment
  const isOwn = isOwnRate(rate)
  if (reading.pictureEvidence - reading.pictureMoment < (isOwn ? LEAST_REST : LEAST_REST_TURNED)) return false
  const proof = provePicture(search.episodes[episode]!, sight, reading.span)
  if (!proof || !standsOut(proof)) return false
  // Clips are shown twice in a row, but hardly both times at one other speed: rings and stripes are.
  if (pictureEcho(search.episodes[episode]!, sight, reading.span, !isOwn) > MOST_PICTURE_ECHO) return false
  const strength = strengthOf(proof)
  if (reading.pictureEvidence < leastEvidence(strength)) return false
  if (isOwn) return strength >= LEAST_STRENGTH
  const plain = Math.abs(Math.log(rate / plainRate(rate))) <= PLAIN
  return strength >= (plain ? LEAST_STRENGTH_TURNED : LEAST_STRENGTH_ODD)
}

/** Seconds by which a copy is shifted against itself, and the part of its agreement that may be left then. */
const SHIFTS = [-1.6, -0.8, 0.8, 1.6]
const MOST_LEFT = 0.58

/**
 * Whether the picture agrees here and not as well a little earlier or later: a pan that is made again, or a swing, agrees
 * everywhere.
 */
function isDistinct(
  search: Search,
  { episode }: Pose,
  span: Span,
  { grids, alignment, agreement }: PictureSight,
): boolean {
  const source = search.episodes[episode]!
  return SHIFTS.every((seconds) => {
    const shifted = { ...alignment, offsetSeconds: alignment.offsetSeconds + seconds }
    return pictureAgreement(source, shifted, grids, span) <= MOST_LEFT * agreement
  })
}

/** Agreement that no other reading of a line reaches, not even by the same synthesised voice at the same speed. */
const UNLIKE_READINGS = 0.94

/**
 * Nats that each tone must come to, by how well the sound agrees. What is laid over a copy hides tones and lowers agreement:
 * copies that agree by 0.45 come to -0.1 and more, those that agree by 0.65 to 0.3; clean ones to 0.4 at least. Other readings
 * come to -0.4 at most where they agree by 0.6, to -0.1 by 0.7, and to 0.5 by 0.8.
 */
const leastTones = (agreement: number): number =>
  agreement >= UNLIKE_READINGS ? 0.3 : Math.min(0.7, -0.2 + 6 * Math.max(0, agreement - 0.6))

/** Nats of each tone under which the line was read again, whatever the picture shows beside it. */
const READING_TONES = -0.4

/** Tones without which nothing is known of pitch: a voice has ten a second. */
const LEAST_TONES = 6

/** Nats of each tone by which the making-of's stand where a copy's would; Infinity where no voice is heard. */
function tonesSpeak(search: Search, { episode, alignment }: Pose, span: Span, shiftSemitones: number): number {
  const peaks = search.episodes[episode]?.print.sound?.peaks
  const spectrum = search.making.sound?.spectrum
  if (!peaks || !spectrum) return Infinity
  const { tones, nats } = toneEvidence(spectrum, peaks, alignment, shiftSemitones, span)
  return tones >= LEAST_TONES ? nats / tones : Infinity
}
