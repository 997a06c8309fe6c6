import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import { pictureAgreement } from './evidence.ts'
import type { MakingGrids } from './making-grids.ts'
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
  return best
}
