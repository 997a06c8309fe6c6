import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import type { LikenessEnd, LikenessEnds } from './likeness-ends.ts'
import type { Reading } from './span-decoder.ts'

/** A cut of the making-of this near to an end of a copied picture is the end: changes reach over 0.6 s. */
const PICTURE_SECONDS = 0.65

/** The same where the sound alone is copied: it need not end with a picture. */
const SOUND_SECONDS = 0.25

/** Nats of the picture that tie the ends to cuts. */
const LEAST_PICTURE = 2

/** Cuts of both videos this near on the line are one cut: it lies within the copy, and ends nothing. */
const SAME_CUT_SECONDS = 0.12

/** A cut this near to where the picture's likeness steps is where it steps: pictures lie a tenth of a second apart. */
const SAME_STEP_SECONDS = 0.16

/** A cut that explains this part of the step is where it steps: what follows a clip may look like it for a moment. */
const AS_GOOD = 0.5

/**
 * Moves the ends of a span to where the picture's likeness to the episode `steps`, and else to the making-of's own cuts next to
 * them. A clip begins and ends where the making-of cuts and the episode does not.
 */
export function snapEnds(
  { span, pictureEvidence }: Reading,
  alignment: Alignment,
  makingShots: readonly Span[],
  episodeShots: readonly Span[],
  steps: LikenessEnds,
): Span {
  const reach = pictureEvidence >= LEAST_PICTURE ? PICTURE_SECONDS : SOUND_SECONDS
  const own = makingShots
    .map((shot) => shot.start)
    .filter((cut) => Math.abs(cut - span.start) <= reach || Math.abs(cut - span.end) <= reach)
    .filter((cut) => !episodeShots.some((shot) => isSame(shot.start, toEpisode(alignment, cut))))
  const placed = (time: number, { step, most, explainedAt }: LikenessEnd): number => {
    const cut = likest(own, time, reach, explainedAt)
    if (step === undefined || Math.abs(step - time) > reach) return cut
    return cut !== time && explainedAt(cut) >= AS_GOOD * most ? cut : nearest(own, step, SAME_STEP_SECONDS)
  }
  const start = placed(span.start, steps.start)
  const end = placed(span.end, steps.end)
  return end - start > 1 ? { start, end } : span
}

/** Of the cuts near to a time, that over which likeness steps most; the time itself where there is none. */
function likest(
  cuts: readonly number[],
  time: number,
  reach: number,
  explainedAt: (seconds: number) => number,
): number {
  const near = cuts.filter((cut) => Math.abs(cut - time) <= reach)
  const best = near.toSorted((a, b) => explainedAt(b) - explainedAt(a))[0]
  return best !== undefined && explainedAt(best) > 0 ? best : nearest(cuts, time, reach)
}

const isSame = (episodeCut: number, time: number): boolean => Math.abs(episodeCut - time) < SAME_CUT_SECONDS

function nearest(cuts: readonly number[], time: number, reach: number): number {
  let best = time
  let distance = reach
  for (const cut of cuts) {
    if (Math.abs(cut - time) > distance) continue
    distance = Math.abs(cut - time)
    best = cut
  }
  return best
}
