import { startOf, type Candidate } from './candidates.ts'
import type { Quotation } from './find-quotations.ts'
import type { Speakers } from './speakers.ts'
import type { Verdict, VerifiedQuote } from './verified-quote.ts'

/** The place that is meant. `verdict`: where the speaker decides it. `repeated`: the words stand at several places. */
export type Choice = { chosen: Candidate; verdict?: Verdict; repeated: boolean }

/** Picks the place that the story means, by whom it names as the speaker; what is unsure of it goes to the warnings. */
export function choose(
  ordered: readonly Candidate[],
  quotation: Quotation,
  speakers: Speakers,
  verified: VerifiedQuote,
): Choice {
  const [first] = ordered as [Candidate, ...Candidate[]]
  const meant = new Set<string>((quotation.attribution?.names ?? []).flatMap((name) => [...speakers.ofName(name)]))
  const named = ordered.filter(({ people }) => people.size > 0)
  // Of two people of the cast, one is not the other, whether or not the captions name the one meant.
  const others = ordered.every(({ people }) => speakers.settled(people))
  if (quotation.attribution && meant.size > 0 && (speakers.speaks(meant) || (others && speakers.settled(meant)))) {
    const theirs = ordered.filter(({ people }) => [...people].some((id) => meant.has(id)))
    const [best] = theirs
    if (best) return { chosen: best, repeated: tellOthers(theirs, verified) }
    const unnamed = ordered.find(({ people }) => people.size === 0)
    if (unnamed) {
      verified.warnings.push('The captions do not name who says this.')
      return { chosen: unnamed, repeated: false }
    }
    return { chosen: first, verdict: 'wrong-speaker', repeated: false }
  }
  if (quotation.attribution) {
    const who = quotation.attribution.names.join(' or ')
    if (named.length > 0)
      verified.warnings.push(`The captions name nobody as ${who}: whether the words are theirs is not checked.`)
    else verified.warnings.push('The captions do not name who says this.')
  }
  const voices = new Set(named.map(({ people }) => [...people].toSorted().join('\n')))
  if (voices.size > 1 && meant.size === 0) {
    const labels = [...new Set(named.map(({ placement }) => placement.stretch.speaker ?? ''))]
    verified.warnings.push(`Said by ${labels.join(' and by ')}: the story does not tell whose words these are.`)
    return { chosen: first, verdict: 'ambiguous', repeated: false }
  }
  const chosen = named.find(({ reading }) => reading.changes.length === first.reading.changes.length) ?? first
  return { chosen, repeated: tellOthers(ordered, verified) }
}

/** Warns where the words stand at several places, and answers whether they do. */
function tellOthers(places: readonly Candidate[], verified: VerifiedQuote): boolean {
  const starts = new Set(places.map(({ placement }) => `${placement.talk.captions} ${Math.round(startOf(placement))}`))
  if (starts.size < 2) return false
  verified.warnings.push(`These words stand at ${starts.size} places; the one that fits the story's order is given.`)
  return true
}
