import type { Span } from '../report/index.ts'
import type { Alignment } from './alignment.ts'
import type { PictureSight, SoundHearing } from './evidence.ts'
import { LEAST_GROWTH, pictureAgreement } from './evidence.ts'
import { geometriesIn } from './geometries.ts'
import { findInset } from './inset.ts'
import type { MakingGrids } from './making-grids.ts'
import { isOwnRate } from './plain-rate.ts'
import { refineGeometry } from './refine-geometry.ts'
import { fitPicture } from './refine-picture.ts'
import { fitSound, plainFit, shiftsAt } from './refine-sound.ts'
import type { Search } from './search.ts'
import { CHUNK_BITS, type GrowthTrack, IN_CHUNK } from './sound-track.ts'

/** What is held of a possible copy while it is judged. `grids` is set once the picture has spoken, `heard` once the sound has. */
export type Pose = { episode: number; alignment: Alignment; shift: number; grids?: MakingGrids; heard: boolean }

/** Agreement below which a sense does not speak: five deviations over 3 s of unrelated sound; of unrelated pictures, few reach it. */
const LEAST_SOUND = 0.15
const LEAST_PICTURE = 0.25

/** Deviations of chance over a span go with the root of its length. */
const leastSound = (span: Span): number =>
  Math.max(0.08, LEAST_SOUND * Math.sqrt(3 / Math.max(1, span.end - span.start)))

/** What a seed of the picture leaves open of the sound: an eighth of a second, and whether the pitch was kept. */
const WIDE = { seconds: 0.12, stepSeconds: 0.024, rate: 0, stepRate: 0, leastRough: 0 }

/** What the sound leaves open at another rate, whose candidates are 5 % apart. */
const TURNED = { seconds: 0.072, stepSeconds: 0.024, rate: 0.036, stepRate: 0.006, leastRough: 0 }

/** Agreement that a line found in so wide a search must have. */
const WIDE_SOUND = 0.22

/** What remains open of a line that the sound gave: a frame, and a turn of a few frames at the span's ends. */
const narrow = (span: Span) => ({
  seconds: 0.036,
  stepSeconds: 0.012,
  rate: 0.06 / Math.max(2, span.end - span.start),
  stepRate: 0.02 / Math.max(2, span.end - span.start),
})

/** Whether the sound speaks for the pose over a span, and on which alignment near to it. */
export function hear(search: Search, { episode, alignment, shift, heard }: Pose, span: Span): SoundHearing | undefined {
  const turned = !isOwnRate(alignment.rate)
  const wide = !heard || turned
  const reach = !heard ? WIDE : turned ? TURNED : narrow(span)
  const coarse = fitSound(search, episode, alignment, heard ? [shift] : shiftsAt(alignment.rate), span, reach)
  if (!coarse || coarse.agreement < (heard ? leastSound(span) : WIDE_SOUND)) return undefined
  const near = wide ? fitSound(search, episode, coarse.alignment, [coarse.shift], span, narrow(span)) : coarse
  const fit = plainFit(search, episode, near ?? coarse, span)
  const track = search.sound!.growth(fit.alignment.rate, fit.shift)
  return isAudible(track, span) ? { track, ...fit } : undefined
}

/** Part of a span in which sound must grow: what encoding leaves of silence agreed by 0.34 with an episode, and speech grows in most of it. */
const LEAST_AUDIBLE = 0.1

function isAudible(track: GrowthTrack, { start, end }: Span): boolean {
  const first = Math.max(0, Math.round(start * track.rate))
  const last = Math.min(track.count, Math.round(end * track.rate))
  let audible = 0
  for (let frame = first; frame < last; frame++) {
    if (track.chunk(frame >> CHUNK_BITS).sizes[frame & IN_CHUNK]! >= LEAST_GROWTH) audible++
  }
  return audible >= LEAST_AUDIBLE * (last - first)
}

/** Sound and picture of a file may be out of step by this much, in these steps; then the rate is turned. */
const OUT_OF_STEP = [{ seconds: 0.06, rate: 0 }]
const TURNS = [
  { seconds: 0.08, rate: 0.03 },
  { seconds: 0.04, rate: 0.015 },
  { seconds: 0.02, rate: 0.007 },
]

/** Agreement from which on a first look refines the rectangle. */
const REFINED = 0.45

/** Whether the picture speaks for the pose over a span, through which geometry, and on which alignment near to it. Looking
 * `closely` takes ten times as long: for what has held so far. */
export function look(search: Search, pose: Pose, span: Span, closely: boolean): PictureSight | undefined {
  const source = search.episodes[pose.episode]!
  if (!search.making.picture || !source.print.picture) return undefined
  const grids = pose.grids ?? findGeometry(search, pose, span, closely)
  if (!grids) return undefined
  const fit = fitPicture(source, pose.alignment, grids, span, pose.heard ? OUT_OF_STEP : TURNS)
  if (fit.agreement < LEAST_PICTURE) return undefined
  if (!closely && fit.agreement < REFINED) return { ...fit, grids }
  const refined = refineGeometry(search, source, fit.alignment, grids, span, closely)
  return { alignment: fit.alignment, ...refined }
}

/** A geometry of the whole picture that agrees this well needs no search for insets. */
const AGREES = 0.6

function findGeometry(
  search: Search,
  { episode, alignment }: Pose,
  span: Span,
  closely: boolean,
): MakingGrids | undefined {
  const picture = search.making.picture!
  const source = search.episodes[episode]!
  const { aspect, active } = source.print.picture!
  let best: { grids: MakingGrids; agreement: number } | undefined
  const whole = { x: 0, y: 0, width: 1, height: 1 }
  for (const geometry of geometriesIn(whole, picture.aspect, (aspect * active.width) / active.height)) {
    const grids = search.grids(geometry)
    const agreement = pictureAgreement(source, alignment, grids, span)
    if (agreement > (best?.agreement ?? 0)) best = { grids, agreement }
  }
  if (!closely || (best && best.agreement > AGREES)) return best?.grids
  const inset = findInset(picture.pictures, picture.aspect, source, alignment, span)
  if (!inset || inset.correlation < (best?.agreement ?? 0)) return best?.grids
  return search.grids(inset.geometry)
}
