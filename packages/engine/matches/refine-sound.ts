import { SIGN_SECONDS } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { type Alignment, toEpisode } from './alignment.ts'
import { plainRate, turnedTo } from './plain-rate.ts'
import type { Search } from './search.ts'
import { agreementOver, roughAgreement } from './sound-agreement.ts'

/** An alignment, the semitones by which the making-of's sound stands higher on it, and the agreement over the span. */
export type SoundFit = { alignment: Alignment; shift: number; agreement: number }

/**
 * How far around an alignment its sound is sought, and in what steps. By signs alone until few places are left, if
 * `leastRough` is given, and no further where signs agree less than this nowhere.
 */
export type SoundReach = {
  seconds: number
  stepSeconds: number
  rate: number
  stepRate: number
  leastRough?: number
}

/** Places that a rough search leaves. */
const MOST_PLACES = 3

/**
 * The alignment near to `alignment` on which the sound agrees best over `span` of the making-of. Its line turns around
 * the middle of the span. Undefined without sound, or where signs agree too little.
 */
export function fitSound(
  search: Search,
  episode: number,
  alignment: Alignment,
  shifts: readonly number[],
  span: Span,
  reach: SoundReach,
): SoundFit | undefined {
  const signs = search.episodes[episode]?.print.sound?.signs
  if (!search.sound || !signs) return undefined
  const middle = (span.start + span.end) / 2
  const middleEpisode = toEpisode(alignment, middle)
  const { leastRough } = reach
  const agreement = leastRough === undefined ? agreementOver : roughAgreement
  let places: (SoundFit & { first: number; end: number })[] = []
  for (const shift of shifts) {
    for (let turn = -reach.rate; turn <= reach.rate + 1e-9; turn += Math.max(reach.stepRate, 1e-6)) {
      const rate = alignment.rate * (1 + turn)
      const track = search.sound.growth(rate, shift)
      const first = Math.max(0, Math.ceil((middleEpisode - (middle - span.start) / rate) / SIGN_SECONDS))
      const end = Math.min(signs.length, Math.floor((middleEpisode + (span.end - middle) / rate) / SIGN_SECONDS))
      for (let off = -reach.seconds; off <= reach.seconds + 1e-9; off += reach.stepSeconds) {
        const turned = { rate, offsetSeconds: middle + off - rate * middleEpisode }
        places.push({ alignment: turned, shift, agreement: agreement(track, signs, first, end, turned), first, end })
      }
      if (reach.rate === 0) break
    }
  }
  if (leastRough !== undefined) {
    places = places.toSorted((a, b) => b.agreement - a.agreement).slice(0, MOST_PLACES)
    if ((places[0]?.agreement ?? 0) < leastRough) return undefined
    for (const place of places) {
      const track = search.sound.growth(place.alignment.rate, place.shift)
      place.agreement = agreementOver(track, signs, place.first, place.end, place.alignment)
    }
  }
  let best: SoundFit | undefined
  for (const { first: _first, end: _end, ...fit } of places) if (fit.agreement > (best?.agreement ?? -1)) best = fit
  return best
}

/** Agreement that may be given up for a plain rate. */
const WORSE = 0.03

/** The fit at the plain rate next to the given one, where the sound agrees there as well; else the fit as it is. */
export function plainFit(search: Search, episode: number, fit: SoundFit, span: Span): SoundFit {
  const rate = plainRate(fit.alignment.rate)
  if (rate === fit.alignment.rate || Math.abs(Math.log(fit.alignment.rate / rate)) > NEAR_RATE) return fit
  const reach = { seconds: 0.048, stepSeconds: 0.012, rate: 0, stepRate: 0 }
  const plain = fitSound(search, episode, turnedTo(fit.alignment, rate, span), [fit.shift], span, reach)
  return plain && plain.agreement >= fit.agreement - WORSE ? plain : fit
}

/** Over 2 s, sound tells rates apart that differ by a hundredth. */
const NEAR_RATE = 0.012

/** Semitones by which sound at `rate` stands higher: as it was, and as where pitch went with the speed. */
export function shiftsAt(rate: number): number[] {
  const turned = Math.round(-12 * Math.log2(rate))
  return turned === 0 ? [0] : [0, turned]
}
