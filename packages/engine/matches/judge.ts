import type { Match, Span } from '../report/index.ts'
import { type Alignment, toEpisode, toMaking } from './alignment.ts'
import type { Found } from './choose-matches.ts'
import {
  addPictureEvidence,
  addSoundEvidence,
  emptyEvidence,
  pictureAgreement,
  type PictureSight,
  type SoundHearing,
} from './evidence.ts'
import { geometriesIn } from './geometries.ts'
import { decodeSpan, type Reading } from './span-decoder.ts'
import type { Search } from './search.ts'
import { SIGN_SECONDS } from '../print/index.ts'
import type { Seed } from './seeds.ts'
import { agreementOver } from './sound-agreement.ts'

/** How far a copy is followed on each side of its seed at first. */
const FIRST_REACH_SECONDS = 30

/** Half of the stretch over which a sense is tried before it is followed. */
const CORE_SECONDS = 1.5

/** Agreement below which a sense is not heard at all. */
const LEAST_SOUND = 0.15
const LEAST_PICTURE = 0.25

/** Nats of evidence that make a match. */
const LEAST_EVIDENCE = 14

/** Shortest match. */
const LEAST_SECONDS = 1.6

/** Follows a seed as far as the evidence goes, and decides whether it is a copy. */
export function judge(search: Search, shots: readonly Span[], seed: Seed): Found | undefined {
  const total = search.making.durationSeconds
  const { makingSeconds } = seed
  const core = { start: Math.max(0, makingSeconds - CORE_SECONDS), end: Math.min(total, makingSeconds + CORE_SECONDS) }
  const first = follow(search, seed, seed.alignment, core)
  if (!first) return undefined
  // What was only guessed from the core is measured over the span, and the span then found again.
  const reading = follow(search, seed, seed.alignment, first.span)
  if (!reading || reading.evidence < LEAST_EVIDENCE) return undefined
  if (reading.span.end - reading.span.start < LEAST_SECONDS) return undefined
  const making = snap(reading.span, shots)
  const { alignment } = seed
  const match: Match = {
    making,
    episode: {
      id: search.episodes[seed.episode]!.id,
      start: toEpisode(alignment, making.start),
      end: toEpisode(alignment, making.end),
    },
    rate: alignment.rate,
    by: sensesOf(reading),
    confidence: 1 - Math.exp(-reading.evidence / 20),
  }
  return { match, seed, evidence: reading.evidence }
}

/** Nats by which a sense is said to speak for a match. */
const SPEAKS = 5

function sensesOf({ soundEvidence, pictureEvidence }: Reading): Match['by'] {
  const by: Match['by'] = []
  if (soundEvidence > SPEAKS || soundEvidence > pictureEvidence) by.push('audio')
  if (pictureEvidence > SPEAKS || pictureEvidence >= soundEvidence) by.push('video')
  return by
}

/** Tries each sense over `core`, follows those that speak, and reads the span. */
function follow(search: Search, seed: Seed, alignment: Alignment, core: Span): Reading | undefined {
  const episode = search.episodes[seed.episode]!
  const hearing = hear(search, seed, alignment, core)
  const sight = look(search, seed, alignment, core)
  if (!hearing && !sight) return undefined
  const stretch = {
    start: Math.max(0, toMaking(alignment, 0), core.start - FIRST_REACH_SECONDS),
    end: Math.min(
      search.making.durationSeconds,
      toMaking(alignment, episode.print.durationSeconds),
      core.end + FIRST_REACH_SECONDS,
    ),
  }
  const evidence = emptyEvidence(stretch)
  if (hearing) addSoundEvidence(evidence, episode, alignment, hearing)
  if (sight) addPictureEvidence(evidence, episode, alignment, sight)
  return decodeSpan(evidence, (core.start + core.end) / 2)
}

function hear(search: Search, seed: Seed, alignment: Alignment, core: Span): SoundHearing | undefined {
  const signs = search.episodes[seed.episode]?.print.sound?.signs
  if (!search.sound || !signs) return undefined
  const track = search.sound.growth(alignment.rate, seed.shift)
  const first = Math.max(0, Math.floor(toEpisode(alignment, core.start) / SIGN_SECONDS))
  const end = Math.min(signs.length, Math.ceil(toEpisode(alignment, core.end) / SIGN_SECONDS))
  const agreement = agreementOver(track, signs, first, end, alignment)
  return agreement >= LEAST_SOUND ? { track, agreement } : undefined
}

function look(search: Search, seed: Seed, alignment: Alignment, core: Span): PictureSight | undefined {
  const { picture } = search.making
  const episode = search.episodes[seed.episode]!
  if (!picture || !episode.print.picture) return undefined
  if (seed.grids) {
    const agreement = pictureAgreement(episode, alignment, seed.grids, core)
    return agreement >= LEAST_PICTURE ? { grids: seed.grids, agreement } : undefined
  }
  const { aspect, active } = episode.print.picture
  let best: PictureSight | undefined
  for (const geometry of geometriesIn(
    { x: 0, y: 0, width: 1, height: 1 },
    picture.aspect,
    (aspect * active.width) / active.height,
  )) {
    const grids = search.grids(geometry)
    const agreement = pictureAgreement(episode, alignment, grids, core)
    if (agreement > (best?.agreement ?? LEAST_PICTURE)) best = { grids, agreement }
  }
  return best
}

/** A cut of the making-of this near to an end is the end. */
const SNAP_SECONDS = 0.35

function snap(span: Span, shots: readonly Span[]): Span {
  const nearest = (time: number): number => {
    let best = time
    let distance = SNAP_SECONDS
    for (const shot of shots) {
      if (Math.abs(shot.start - time) < distance) {
        distance = Math.abs(shot.start - time)
        best = shot.start
      }
    }
    return best
  }
  return { start: nearest(span.start), end: nearest(span.end) }
}
