import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import { pictureAgreement } from './evidence.ts'
import type { MakingGrids } from './making-grids.ts'
import { seenRatesNear, turnedTo } from './plain-rate.ts'
import type { Source } from './source.ts'

export type PictureFit = { alignment: Alignment; agreement: number }

/**
 * The alignment near to `alignment` on which the picture's changes agree best over `span` of the making-of, found in
 * ever smaller steps of offset and rate around the middle of the span.
 */
export function fitPicture(
  source: Source,
  alignment: Alignment,
  grids: MakingGrids,
  span: Span,
  steps: readonly { seconds: number; rate: number }[],
): PictureFit {
  const middle = (span.start + span.end) / 2
  let best: PictureFit = { alignment, agreement: pictureAgreement(source, alignment, grids, span) }
  for (const step of steps) {
    const from = best.alignment
    const middleEpisode = toEpisode(from, middle)
    for (let turn = -1; turn <= 1; turn++) {
      if (step.rate === 0 && turn !== 0) continue
      for (let off = -2; off <= 2; off++) {
        const rate = from.rate * (1 + turn * step.rate)
        const turned = { rate, offsetSeconds: middle + off * step.seconds - rate * middleEpisode }
        const agreement = pictureAgreement(source, turned, grids, span)
        if (agreement > best.agreement) best = { alignment: turned, agreement }
      }
    }
  }
  // A few changes do not tell rates apart: of those that agree alike, a plain one.
  const found = best
  let plain: (PictureFit & { worth: number }) | undefined
  for (const rate of seenRatesNear(found.alignment.rate, NEAR_RATE)) {
    if (rate === found.alignment.rate) continue
    const fit = fitOffset(source, turnedTo(found.alignment, rate, span), grids, span)
    const drift = (Math.abs(Math.log(rate / found.alignment.rate)) * (span.end - span.start)) / 2
    const worth = fit.agreement + (rate === 1 && drift < LEAST_DRIFT ? WORSE_AT_ONE : WORSE_AT_PLAIN)
    if (worth > (plain?.worth ?? 0)) plain = { ...fit, worth }
  }
  if (plain && plain.worth >= found.agreement) return { alignment: plain.alignment, agreement: plain.agreement }
  return best
}

/** Rates this near are tried instead: an eighth. */
const NEAR_RATE = 0.12

/** Seconds that the ends of a span may drift from a rate of 1 for it to be preferred: more is seen, between grids 0.2 s apart. */
const LEAST_DRIFT = 0.15

/** Agreement that may be given up for a rate of 1, or for one that editors set. */
const WORSE_AT_ONE = 0.08
const WORSE_AT_PLAIN = 0.03

function fitOffset(source: Source, alignment: Alignment, grids: MakingGrids, span: Span): PictureFit {
  let best: PictureFit = { alignment, agreement: pictureAgreement(source, alignment, grids, span) }
  for (let off = -4; off <= 4; off++) {
    const moved = { rate: alignment.rate, offsetSeconds: alignment.offsetSeconds + off * 0.04 }
    const agreement = pictureAgreement(source, moved, grids, span)
    if (agreement > best.agreement) best = { alignment: moved, agreement }
  }
  return best
}
