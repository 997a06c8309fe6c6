import { GRID_RATE, SIGN_SECONDS } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import type { PictureSight, SoundHearing } from './evidence.ts'
import { addAgreement, correlation, episodeChanges, LAG, makingChanges } from './picture-changes.ts'
import { roughAgreement } from './sound-agreement.ts'
import type { Source } from './source.ts'

/*
 * What comes again and again agrees in many places: beeps, sirens, a beat, a countdown, credits that roll, a wheel that
 * turns. It shows that two videos hold something of one kind, not that one was cut from the other. A copy agrees in its
 * place and next to nowhere else around it.
 */

/** Episode seconds on each side of its place in which a copy is sought again: beats, bells and breaths come as often. */
const AROUND_SECONDS = 6

/** Sound this near to its place still agrees with itself. Seconds. */
const SOUND_LOBE_SECONDS = 0.3

/** How a span of sound agrees in its place, how well it does at best around it, and how widely agreement is spread there. */
export type SoundEchoes = { agreement: number; echo: number; deviation: number }

/** Slides a span of the making-of along the episode. By signs alone: each place is looked at for a moment. */
export function soundEchoes({ print }: Source, { track, alignment }: SoundHearing, span: Span): SoundEchoes {
  const signs = print.sound?.signs
  if (!signs) return { agreement: 0, echo: 0, deviation: 0 }
  const first = Math.ceil(toEpisode(alignment, span.start) / SIGN_SECONDS)
  const end = Math.floor(toEpisode(alignment, span.end) / SIGN_SECONDS)
  const at = (words: number): number => {
    const moved = alignment.offsetSeconds - alignment.rate * words * SIGN_SECONDS
    const line: Alignment = { rate: alignment.rate, offsetSeconds: moved }
    return roughAgreement(track, signs, first + words, end + words, line)
  }
  const lobe = Math.ceil(SOUND_LOBE_SECONDS / SIGN_SECONDS)
  const reach = Math.floor(AROUND_SECONDS / SIGN_SECONDS)
  let echo = 0
  let squares = 0
  for (let words = -reach; words <= reach; words++) {
    if (Math.abs(words) <= lobe) continue
    const agreement = at(words)
    echo = Math.max(echo, agreement)
    squares += agreement ** 2
  }
  return { agreement: at(0), echo, deviation: Math.sqrt(squares / (2 * (reach - lobe))) }
}

/**
 * How well a span of picture agrees at best around its place, of how well it does there. What a slow movement leaves next to
 * the place is not meant: only where agreement falls and rises again is an echo. `inMaking`: the episode's span is slid
 * along the making-of as well. A clip that is shown twice in a row comes again there, too.
 */
export function pictureEcho(source: Source, { alignment, grids }: PictureSight, span: Span, inMaking = false): number {
  if (!source.grids) return 0
  const reach = AROUND_SECONDS * GRID_RATE
  const first = Math.ceil(toEpisode(alignment, span.start) * GRID_RATE)
  const count = Math.floor(toEpisode(alignment, span.end) * GRID_RATE) - first - LAG
  if (count <= 0) return 0
  const theirs = episodeChanges(source.grids, first - reach, count + 2 * reach, grids.visible)
  const startSeconds = alignment.rate * ((first - reach) / GRID_RATE) + alignment.offsetSeconds
  const ours = makingChanges(grids, startSeconds, count + 2 * reach, alignment.rate, 1)
  const agreementAt = (making: number, episode: number): number => {
    const sum = { agreed: 0, making: 0, episode: 0 }
    for (let k = 0; k < count; k++) addAgreement(sum, ours, reach + making + k, theirs, reach + episode + k)
    return correlation(sum)
  }
  const here = agreementAt(0, 0)
  if (here <= 0) return 1
  let echo = echoAround(here, reach, (moved) => agreementAt(0, moved))
  if (inMaking)
    echo = Math.max(
      echo,
      echoAround(here, reach, (moved) => agreementAt(moved, 0)),
    )
  return echo / here
}

/** The most that agreement rises to, up to `reach` places away, after it has fallen from `here`. */
function echoAround(here: number, reach: number, agreementAt: (moved: number) => number): number {
  let echo = 0
  for (const way of [-1, 1]) {
    let falling = true
    let last = here
    for (let moved = 1; moved <= reach; moved++) {
      const agreement = agreementAt(way * moved)
      falling &&= agreement <= last && last > 0
      if (!falling) echo = Math.max(echo, agreement)
      last = agreement
    }
  }
  return echo
}
