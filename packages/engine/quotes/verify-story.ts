import type { CaptionTrack } from '../captions/index.ts'
import type { CastMember } from '../names/index.ts'
import { placesBeside } from './beside.ts'
import { firstSince } from './candidates.ts'
import { findQuotations, type Quotation } from './find-quotations.ts'
import { findNearest } from './nearest.ts'
import type { StoryFormat } from './prose.ts'
import { patternOf } from './runs.ts'
import { createSpeakers } from './speakers.ts'
import { talkOf, type Talk } from './talk.ts'
import type { VerifiedQuote } from './verified-quote.ts'
import { verifyQuotation, type Judgement } from './verify-quotation.ts'

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
      const checked: (Judgement & { quotation: Quotation })[] = []
      for (const quotation of found) {
        if (quotation.kind === 'quotation' || (quotation.kind === 'scare' && resemblesTalk(quotation, talks))) {
          const judgement = verifyQuotation(quotation, talks, speakers, firstSince(since))
          since = judgement.verified.start ?? since
          checked.push({ quotation, ...judgement })
        } else verification.others.push({ text: quotation.text, kind: quotation.kind })
      }
      const beside = placesBeside(
        checked.map(({ quotation: { from, to }, verified, repeated }) => ({
          from,
          to,
          startSeconds: repeated ? undefined : verified.start,
        })),
        story.text,
      )
      verification.quotes = checked.map(({ quotation, verified, repeated }, index) => {
        const preference = beside[index]
        if (!repeated || !preference) return verified
        return verifyQuotation(quotation, talks, speakers, preference).verified
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
      return verifyQuotation(
        speaker === undefined ? quotation : { ...quotation, attribution: { names: [speaker], how: 'named' } },
        talks,
        speakers,
        firstSince(since),
      ).verified
    },
  }
}

/** A scare quote that comes near to something said, in three words or more, is a quotation after all. */
function resemblesTalk(quotation: Quotation, talks: readonly Talk[]): boolean {
  if (quotation.text.split(/\s+/u).length < 3) return false
  const near = findNearest(patternOf(quotation.parts, quotation.joins), talks)
  return near !== undefined && near.likeness >= 0.6
}
