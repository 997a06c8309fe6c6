import type { VerifiedQuote } from '@aftercut/engine/quotes'
import type { QuoteStanding } from './failure.ts'

/** Whether the captions bear the words out. */
export const holds = ({ verdict }: VerifiedQuote): boolean => verdict === 'verbatim' || verdict === 'edited'

/** Of verdicts against several making-ofs the higher one is told: those that hold, then those that know the words. */
export const rank = (quote: VerifiedQuote): number =>
  holds(quote) ? 3 : quote.verdict !== 'not-found' ? 2 : quote.nearest === undefined ? 0 : 1

/** What the desk is told of a verdict. */
export function standingOf(quote: VerifiedQuote): Omit<QuoteStanding, 'place' | 'words' | 'bound'> {
  const { verdict, start, end, speaker, layer, language, file, changes, warnings } = quote
  return {
    verdict,
    changes: changes.map(({ kind, was, now }) => ({
      kind,
      ...(was === undefined ? {} : { was }),
      ...(now === undefined ? {} : { now }),
    })),
    warnings,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(layer === undefined ? {} : { layer }),
    ...(language === undefined ? {} : { language }),
    ...(file === undefined ? {} : { file }),
  }
}
