import type { CaptionTrack } from '../captions/index.ts'
import type { CastMember } from '../names/index.ts'
import type { CueRef, Layer } from '../report/index.ts'
import { findQuotations, type Quotation } from './find-quotations.ts'
import { fingerprint } from './fingerprint.ts'
import { tellLookAlikes } from './look-alikes.ts'
import { findNearest } from './nearest.ts'
import type { StoryFormat } from './prose.ts'
import { cuesOf, readPlacement, type Change, type Reading } from './reading-placement.ts'
import { findPlacements, saidAt, type Placement } from './run-search.ts'
import { patternOf, type Pattern } from './runs.ts'
import { createSpeakers, type Speakers } from './speakers.ts'
import { talkOf, type Talk } from './talk.ts'

export type Verdict = 'verbatim' | 'edited' | 'not-found' | 'wrong-speaker' | 'ambiguous'

/** What holds of one quotation. Times in seconds. */
export type VerifiedQuote = {
  text: string
  verdict: Verdict
  start?: number
  end?: number
  /** As the captions name them. */
  speaker?: string
  layer?: Layer
  language?: string
  /** The caption file that it holds against. */
  file?: string
  cues?: CueRef[]
  changes: Change[]
  /** For what is not found: the captions' words that come nearest, and where they stand. */
  nearest?: string
  nearestAt?: { start: number; end: number; file: string; speaker?: string }
  warnings: string[]
  /** The captions' own words, from the first word to the last. */
  source?: string
  /** Of the cues on which the verdict rests: another hash, and the quotation is open again. */
  captionsHash?: string
  /** Whom the story gives the words to. */
  attributedTo?: string[]
  /** The line of the story on which the quotation opens, from 1. */
  line: number
  /** Its place in the story's source, marks included, in UTF-16 units. */
  from: number
  to: number
}

export type Verification = { quotes: VerifiedQuote[]; others: { text: string; kind: 'title' | 'scare' }[] }
export type Story = { text: string; format: StoryFormat }
export type VerifyOptions = { cast?: readonly CastMember[]; titles?: readonly string[] }

/** Verifies stories against captions that were read once. */
export type Verifier = {
  verifyStory(story: Story): Verification
  /**
   * One quotation on its own, as an editor types it. `speaker`: whom it is to be by. `since`: of words that stand at
   * several places, those from this second on are meant.
   */
  verifyQuotation(text: string, speaker?: string, since?: number): VerifiedQuote
}

/** Checks every quotation of a story against caption tracks. `CueRef.captions` indexes `tracks`. */
export function verifyStory(story: Story, tracks: readonly CaptionTrack[], options: VerifyOptions = {}): Verification {
  return createVerifier(tracks, options).verifyStory(story)
}

/** Reads the captions once, for many stories or for one that is being written. */
export function createVerifier(tracks: readonly CaptionTrack[], options: VerifyOptions = {}): Verifier {
  const talks = tracks.map((track, index) => talkOf(track, index))
  const speakers = createSpeakers(tracks, options.cast ?? [])
  return {
    verifyStory(story) {
      const found = findQuotations(story.text, story.format, {
        names: speakers.names,
        ...(options.titles ? { titles: options.titles } : {}),
      })
      const verification: Verification = { quotes: [], others: [] }
      // A story mostly tells in order: of words that stand at several places, those after the quotation before are meant.
      let since = 0
      const checked: Checked[] = []
      for (const quotation of found) {
        if (quotation.kind === 'quotation' || (quotation.kind === 'scare' && resemblesTalk(quotation, talks))) {
          const verified = verify(quotation, talks, speakers, from(since))
          since = verified.start ?? since
          checked.push({ quotation, verified })
        } else verification.others.push({ text: quotation.text, kind: quotation.kind })
      }
      verification.quotes = checked.map((each) => {
        const anchors = repeated.has(each.verified) ? startsBeside(each, checked, story.text) : []
        return anchors.length === 0 ? each.verified : verify(each.quotation, talks, speakers, near(anchors))
      })
      return verification
    },
    verifyQuotation(text, speaker, since = 0) {
      const quotation: Quotation = {
        text,
        kind: 'quotation',
        parts: [text],
        joins: [],
        from: 0,
        to: text.length,
        line: 1,
        unclosed: false,
      }
      return verify(
        speaker === undefined ? quotation : { ...quotation, attribution: { names: [speaker], how: 'named' } },
        talks,
        speakers,
        from(since),
      )
    },
  }
}

/** A scare quote that comes near to something said, in three words or more, is a quotation after all. */
function resemblesTalk(quotation: Quotation, talks: readonly Talk[]): boolean {
  if (quotation.text.split(/\s+/u).length < 3) return false
  const near = findNearest(patternOf(quotation.parts, quotation.joins), talks)
  return near !== undefined && near.likeness >= 0.6
}

/** Which of several places is meant: the one for whose start (seconds) this is least. */
type Preference = (startSeconds: number) => number

/** The first from this second on. */
function from(since: number): Preference {
  return (start) => Number(start < since)
}

/** The one nearest to any of these seconds. */
function near(anchors: readonly number[]): Preference {
  return (start) => Math.min(...anchors.map((anchor) => Math.abs(anchor - start)))
}

type Checked = { quotation: Quotation; verified: VerifiedQuote }

/** Quotations whose words stand at several places. */
const repeated = new WeakSet<VerifiedQuote>()

const PARAGRAPH_ENDS = /\n\s*\n|<\/?(?:p|li|h[1-6]|blockquote|div)\b/i

/** When the words beside a quotation, in the same paragraph, are said: of those that stand at one place alone. */
function startsBeside({ quotation }: Checked, checked: readonly Checked[], text: string): number[] {
  return checked.flatMap(({ quotation: other, verified }) => {
    if (other === quotation || repeated.has(verified) || verified.start === undefined) return []
    const between = text.slice(Math.min(quotation.to, other.to), Math.max(quotation.from, other.from))
    return PARAGRAPH_ENDS.test(between) ? [] : [verified.start]
  })
}

type Candidate = { placement: Placement; reading: Reading; people: ReadonlySet<string> }

function verify(
  quotation: Quotation,
  talks: readonly Talk[],
  speakers: Speakers,
  preference: Preference,
): VerifiedQuote {
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
  if (standing.length === 0) return notFound(verified, pattern, talks, read[0])
  const { chosen, verdict } = choose(inOrder(standing, preference), quotation, speakers, verified)
  tellPlace(verified, chosen)
  verified.verdict = verdict ?? (chosen.reading.changes.some(({ kind }) => kind !== 'aside') ? 'edited' : 'verbatim')
  return verified
}

function readAll(pattern: Pattern, talks: readonly Talk[], speakers: Speakers): Candidate[] {
  return talks
    .flatMap((talk) => findPlacements(pattern, talk))
    .map((placement) => ({
      placement,
      reading: readPlacement(pattern, placement),
      people: speakers.ofLabel(placement.stretch.speaker),
    }))
}

/** Fewest changes first, then what is preferred, then as the captions run. */
function inOrder(standing: readonly Candidate[], preference: Preference): Candidate[] {
  const rank = ({ placement }: Candidate) => preference(startOf(placement))
  return standing.toSorted((a, b) => a.reading.changes.length - b.reading.changes.length || rank(a) - rank(b))
}

/** Picks the place that the story means, by whom it names as the speaker. */
function choose(
  ordered: readonly Candidate[],
  quotation: Quotation,
  speakers: Speakers,
  verified: VerifiedQuote,
): { chosen: Candidate; verdict?: Verdict } {
  const [first] = ordered as [Candidate, ...Candidate[]]
  const meant = new Set<string>((quotation.attribution?.names ?? []).flatMap((name) => [...speakers.ofName(name)]))
  const named = ordered.filter(({ people }) => people.size > 0)
  // Of two people of the cast, one is not the other, whether or not the captions name the one meant.
  const others = ordered.every(({ people }) => speakers.settled(people))
  if (quotation.attribution && meant.size > 0 && (speakers.speaks(meant) || (others && speakers.settled(meant)))) {
    const theirs = ordered.filter(({ people }) => [...people].some((id) => meant.has(id)))
    const [best] = theirs
    if (best) {
      tellOthers(theirs, verified)
      return { chosen: best }
    }
    const unnamed = ordered.find(({ people }) => people.size === 0)
    if (unnamed) {
      verified.warnings.push('The captions do not name who says this.')
      return { chosen: unnamed }
    }
    return { chosen: first, verdict: 'wrong-speaker' }
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
    return { chosen: first, verdict: 'ambiguous' }
  }
  const chosen = named.find(({ reading }) => reading.changes.length === first.reading.changes.length) ?? first
  tellOthers(ordered, verified)
  return { chosen }
}

function tellOthers(places: readonly Candidate[], verified: VerifiedQuote): void {
  const starts = new Set(places.map(({ placement }) => `${placement.talk.captions} ${Math.round(startOf(placement))}`))
  if (starts.size < 2) return
  repeated.add(verified)
  verified.warnings.push(`These words stand at ${starts.size} places; the one that fits the story's order is given.`)
}

function startOf(placement: Placement): number {
  return placement.talk.said[saidAt(placement.talk, placement.spans[0]?.from ?? 0)]?.start ?? 0
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

function notFound(
  verified: VerifiedQuote,
  pattern: Pattern,
  talks: readonly Talk[],
  refused: Candidate | undefined,
): VerifiedQuote {
  if (pattern.runs.length === 0) {
    verified.warnings.push('Nothing of it stands outside brackets.')
    return verified
  }
  if (refused?.reading.refused !== undefined) verified.warnings.push(refused.reading.refused)
  const near = findNearest(pattern, talks)
  const mixed =
    tellLookAlikes(verified.text, 'The story writes') ??
    (near && tellLookAlikes(near.text, `The captions (${near.talk.track.file}) write`))
  if (mixed !== undefined) verified.warnings.push(mixed)
  if (!near) {
    verified.warnings.push('Nothing in the captions comes near these words.')
    return verified
  }
  verified.nearest = near.text
  const speaker = near.talk.stretches.findLast(({ from }) => from <= near.from)?.speaker
  verified.nearestAt = {
    start: near.start,
    end: near.end,
    file: near.talk.track.file,
    ...(speaker === undefined ? {} : { speaker }),
  }
  return verified
}
