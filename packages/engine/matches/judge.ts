import type { Match, Span } from '../report/index.ts'
import { toEpisode, toMaking } from './alignment.ts'
import type { Found } from './choose-matches.ts'
import {
  addPictureEvidence,
  addSoundEvidence,
  emptyEvidence,
  pictureAgreement,
  type PictureSight,
  type SoundHearing,
} from './evidence.ts'
import { followLikeness } from './follow-likeness.ts'
import { isCopy, SOUND_SPEAKS } from './is-copy.ts'
import { likenessEnds, UNLIKENED } from './likeness-ends.ts'
import { provePicture, strengthOf } from './picture-proof.ts'
import { hear, look, type Pose } from './senses.ts'
import type { Search } from './search.ts'
import type { Seed } from './seeds.ts'
import { snapEnds } from './snap-ends.ts'
import { decodeSpan, type Reading } from './span-decoder.ts'

/** How far a copy is followed on each side of what is known of it; and at first, where it is only seen: few of those last longer. */
const REACH_SECONDS = 30
const FIRST_REACH_SECONDS = 8

/** A reading that comes this near to the end of what was looked at may go on. */
const OPEN_SECONDS = 2

/** Half of the stretch over which a seed is tried before it is followed. */
const CORE_SECONDS = 1.5

/** Shortest match. */
const LEAST_SECONDS = 1.6

/** Follows a seed as far as the evidence goes, and decides whether it is a copy. */
export function judge(search: Search, shots: readonly Span[], seed: Seed): Found | undefined {
  const total = search.making.durationSeconds
  const { makingSeconds, episode, shift, grids } = seed
  const core = seed.core ?? {
    start: Math.max(0, makingSeconds - CORE_SECONDS),
    end: Math.min(total, makingSeconds + CORE_SECONDS),
  }
  let pose: Pose = { episode, alignment: seed.alignment, shift, heard: seed.heard, ...(grids && { grids }) }
  let reading: Reading | undefined
  let hearing: SoundHearing | undefined
  let sight: PictureSight | undefined
  // What is guessed from the core is measured over the span, and the span then found again.
  for (const around of [core, undefined]) {
    const span: Span | undefined = around ?? reading?.span
    if (!span) return undefined
    hearing = hear(search, pose, span)
    if (hearing) pose = { ...pose, alignment: hearing.alignment, shift: hearing.shift, heard: true }
    sight = look(search, pose, span, around === undefined)
    if (sight) pose = { ...pose, grids: sight.grids, ...(!hearing && { alignment: sight.alignment }) }
    reading = follow(search, pose, hearing, sight, span)
    if (!reading) return undefined
    // A close look takes long: what the picture alone says must have something in it.
    if (around && !hearing && sight && !isHopeful(search, episode, sight, reading.span)) return undefined
  }
  if (!reading) return undefined
  const making = placed(search, shots, pose, reading, hearing, sight)
  if (!making) return undefined
  if (making.end - making.start < LEAST_SECONDS) return undefined
  const match: Match = {
    making,
    episode: {
      id: search.episodes[episode]!.id,
      start: toEpisode(pose.alignment, making.start),
      end: toEpisode(pose.alignment, making.end),
    },
    rate: pose.alignment.rate,
    by: sensesOf(reading),
    confidence: 1 - Math.exp(-reading.evidence / 20),
  }
  return { match, seed, evidence: reading.evidence }
}

/** Nats of the picture from which on a copy is followed over stills. */
const LEAST_FOLLOWED_NATS = 2

/**
 * Seconds by which a copy that is only seen must be followed to be proven again, and how strong the proof must be then: less
 * than at first, for stills were added; takes of a slow walk through a still room fell below it.
 */
const LEAST_FOLLOWED_SECONDS = 0.3
const LEAST_FOLLOWED_STRENGTH = 0.45

/** The span of a reading to its very ends; undefined where it is no copy. */
function placed(
  search: Search,
  shots: readonly Span[],
  pose: Pose,
  reading: Reading,
  hearing: SoundHearing | undefined,
  sight: PictureSight | undefined,
): Span | undefined {
  const { picture } = search.making
  const source = search.episodes[pose.episode]!
  const pictureSeconds = picture ? 1 / picture.pictures.rate : 0
  const ends = sight ? likenessEnds(source, sight, reading.span, pictureSeconds) : { start: UNLIKENED, end: UNLIKENED }
  const span = snapEnds(reading, pose.alignment, shots, source.print.shots, ends)
  if (!isCopy(search, pose, { ...reading, span }, hearing, sight)) return undefined
  if (!sight || reading.pictureEvidence < LEAST_FOLLOWED_NATS) return span
  const followed = followLikeness(source, sight, span, pictureSeconds, shots)
  if (reading.soundEvidence >= SOUND_SPEAKS) return followed
  if (followed.end - followed.start <= span.end - span.start + LEAST_FOLLOWED_SECONDS) return followed
  // Where a take goes on in the same room as the episode does, and moves otherwise, it was one all along.
  const agreement = pictureAgreement(source, sight.alignment, sight.grids, followed)
  const proof = provePicture(source, { ...sight, agreement }, followed)
  return proof && strengthOf(proof) >= LEAST_FOLLOWED_STRENGTH ? followed : undefined
}

/** Strength of the proof at a first look, before the rectangle fits, under which no copy has come to enough at a close one. */
const HOPEFUL = 0.1

function isHopeful(search: Search, episode: number, sight: PictureSight, span: Span): boolean {
  const proof = provePicture(search.episodes[episode]!, sight, span)
  return proof !== undefined && strengthOf(proof) >= HOPEFUL
}

/** Nats by which a sense is said to speak for a match. */
const SPEAKS = 5

function sensesOf({ soundEvidence, pictureEvidence }: Reading): Match['by'] {
  const by: Match['by'] = []
  if (soundEvidence > SPEAKS || soundEvidence > pictureEvidence) by.push('audio')
  if (pictureEvidence > SPEAKS || pictureEvidence >= soundEvidence) by.push('video')
  return by
}

/** Gathers the evidence of the senses that speak around `core`, and reads the span: from near by, or further if it must be. */
function follow(
  search: Search,
  pose: Pose,
  hearing: SoundHearing | undefined,
  sight: PictureSight | undefined,
  core: Span,
): Reading | undefined {
  if (!hearing && !sight) return undefined
  // What is heard may lie further off: silence says nothing.
  if (hearing) return follows(search, pose, hearing, sight, core, REACH_SECONDS).reading
  const { reading, stretch } = follows(search, pose, hearing, sight, core, FIRST_REACH_SECONDS)
  if (!reading) return undefined
  const isWhole = reading.span.start > stretch.start + OPEN_SECONDS && reading.span.end < stretch.end - OPEN_SECONDS
  return isWhole ? reading : follows(search, pose, hearing, sight, core, REACH_SECONDS).reading
}

function follows(
  search: Search,
  { episode, alignment }: Pose,
  hearing: SoundHearing | undefined,
  sight: PictureSight | undefined,
  core: Span,
  reachSeconds: number,
): { reading: Reading | undefined; stretch: Span } {
  const source = search.episodes[episode]!
  const stretch = {
    start: Math.max(0, toMaking(alignment, 0), core.start - reachSeconds),
    end: Math.min(
      search.making.durationSeconds,
      toMaking(alignment, source.print.durationSeconds),
      core.end + reachSeconds,
    ),
  }
  const evidence = emptyEvidence(stretch)
  if (hearing) addSoundEvidence(evidence, source, alignment, hearing)
  if (sight) addPictureEvidence(evidence, source, sight.alignment, sight)
  return { reading: decodeSpan(evidence, (core.start + core.end) / 2, hearing !== undefined), stretch }
}
