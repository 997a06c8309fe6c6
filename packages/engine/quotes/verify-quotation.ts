import { inOrder, readAll, startOf, type Candidate, type Preference } from './candidates.ts'
import type { Quotation } from './find-quotations.ts'
import { fingerprint } from './fingerprint.ts'
import { tellLookAlikes } from './look-alikes.ts'
import { findNearest } from './nearest.ts'
import { cuesOf } from './reading-placement.ts'
import { saidAt } from './run-search.ts'
import { patternOf, type Pattern } from './runs.ts'
import type { Speakers } from './speakers.ts'
import type { Talk } from './talk.ts'
import type { VerifiedQuote } from './verified-quote.ts'
import { choose } from './whose-words.ts'

/** `repeated`: its words stand at several places, of which the one preferred is given. */
export type Judgement = { verified: VerifiedQuote; repeated: boolean }

/** Holds one quotation against all captions. */
export function verifyQuotation(
  quotation: Quotation,
  talks: readonly Talk[],
  speakers: Speakers,
  preference: Preference,
): Judgement {
  const pattern = patternOf(quotation.parts, quotation.joins)
  const verified: VerifiedQuote = {
    text: quotation.text,
    verdict: 'not-found',
    changes: [],
    warnings: [],
    line: quotation.line,
    from: quotation.from,
    to: quotation.to,
  }
  if (quotation.attribution) verified.attributedTo = quotation.attribution.names
  if (quotation.unclosed)
    verified.warnings.push(
      'Quotation marks do not pair here: one is missing, so the quotation is read as far as its paragraph goes.',
    )
  let read = readAll(pattern, talks, speakers)
  if (pattern.recased.length > 0 && read.every(({ reading }) => reading.refused !== undefined)) {
    read = readAll(patternOf(quotation.parts, quotation.joins, false), talks, speakers)
  }
  const standing = read.filter(({ reading }) => reading.refused === undefined)
  if (standing.length === 0) {
    tellNearest(verified, pattern, talks, read[0])
    return { verified, repeated: false }
  }
  const { chosen, verdict, repeated } = choose(inOrder(standing, preference), quotation, speakers, verified)
  tellPlace(verified, chosen)
  verified.verdict = verdict ?? (chosen.reading.changes.some(({ kind }) => kind !== 'aside') ? 'edited' : 'verbatim')
  return { verified, repeated }
}

function tellPlace(verified: VerifiedQuote, { placement, reading }: Candidate): void {
  const { talk, stretch, spans } = placement
  const { track } = talk
  const from = spans[0]?.from ?? 0
  const to = spans.at(-1)?.to ?? from + 1
  const cues = cuesOf(placement)
  verified.start = startOf(placement)
  verified.end = talk.said[saidAt(talk, to - 1)]?.end ?? verified.start
  if (stretch.speaker !== undefined) verified.speaker = stretch.speaker
  verified.layer = track.layer
  verified.language = track.language
  verified.file = track.file
  verified.cues = cues.map((cue) => ({ captions: talk.captions, cue }))
  verified.changes = reading.changes
  verified.warnings.push(...reading.warnings)
  const { places } = talk.words
  verified.source = talk.text.slice(places[from] ?? 0, (places[to - 1] ?? 0) + 1).replace(/\s+/gu, ' ')
  verified.captionsHash = fingerprint(cues.map((cue) => `${cue}\t${track.cues[cue]?.text ?? ''}`).join('\n'))
}

function tellNearest(
  verified: VerifiedQuote,
  pattern: Pattern,
  talks: readonly Talk[],
  refused: Candidate | undefined,
): void {
  if (pattern.runs.length === 0) {
    verified.warnings.push('Nothing of it stands outside brackets.')
    return
  }
  if (refused?.reading.refused !== undefined) verified.warnings.push(refused.reading.refused)
  const near = findNearest(pattern, talks)
  const mixed =
    tellLookAlikes(verified.text, 'The story writes') ??
    (near && tellLookAlikes(near.text, `The captions (${near.talk.track.file}) write`))
  if (mixed !== undefined) verified.warnings.push(mixed)
  if (!near) {
    verified.warnings.push('Nothing in the captions comes near these words.')
    return
  }
  verified.nearest = near.text
  const speaker = near.talk.stretches.findLast(({ from }) => from <= near.from)?.speaker
  verified.nearestAt = {
    start: near.start,
    end: near.end,
    file: near.talk.track.file,
    ...(speaker === undefined ? {} : { speaker }),
  }
}
