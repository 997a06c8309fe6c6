import type { Line } from '../dialogue/index.ts'
import type { CallKind, CueRef, Span } from '../report/index.ts'
import type { FoundCall } from './find-calls.ts'
import type { HeardPhrase } from './hear-phrases.ts'

/** A phrase that may be a call, with all that speaks for and against it. `at` in seconds. */
export type Candidate = HeardPhrase & {
  at: number
  cue: CueRef
  line: Line
  /** Told by a narrating caption, not said. */
  narrated: boolean
  /** Whether the captions carry punctuation at all: where they do, a missing '!' says something. */
  punctuated: boolean
  /** Whether the label names someone who calls; absent without a label. */
  caller?: boolean
  /** The line that ended shortly before. */
  before?: Line
}

/** What is known of the making-of before calls are judged. All in order of time. */
export type Surroundings = {
  /** Words of the episodes being performed. */
  performed: readonly Span[]
  /** Copies of the broadcast. */
  clips: readonly Span[]
  /** Interviews, as far as they are known. */
  interviews: readonly Span[]
}

/*
 * Points, in nats of evidence by judgement, then checked on the scripts of bench/dialogue: a candidate with more for it
 * than against it is a call. The sizes matter little (halving or doubling any of them moves F1 by under 0.02 there); that
 * all four kinds of evidence count, does.
 */
const BY_STRENGTH = { sure: 1.5, likely: 0, maybe: -1.5 } as const
const CALLER = 3
const OTHER_SPEAKER = { sure: -0.5, likely: -1, maybe: -1.5 } as const
const EXCLAIMED = 0.8
const NOT_EXCLAIMED = -0.3
const ASKED = -3
const QUOTED = -4
const LINE_OF_ITS_OWN = 0.7
const EACH_WORD_OF_TALK = -0.25
const MOST_TALK = -3
/** A phrase inside a longer clause: only a sure one of several words may be, and it pays. */
const INSIDE_A_CLAUSE = -1.2
const PLACE = 2
const IN_COMPANY = 1
const IN_A_CLIP = -5
const IN_A_PERFORMED_LINE = -5
const IN_AN_INTERVIEW = -2.5
const ANSWERS_A_QUESTION = -2
/** 'Okay, quiet please, and action': whoever says it, no take is accepted. */
const OPENS_A_TAKE = -4

/** The candidates that are calls, in order. */
export function judge(candidates: readonly Candidate[], surroundings: Surroundings): FoundCall[] {
  const inOrder = candidates.toSorted((a, b) => a.at - b.at || a.start - b.start)
  const calls: FoundCall[] = []
  for (const candidate of inOrder) {
    const score = form(candidate) + place(candidate, inOrder, calls, surroundings)
    if (score <= 0) continue
    const { at, call, words, cue } = candidate
    calls.push({ at, call, words, cue, score })
  }
  return calls
}

/** What the words themselves, and who says them, speak for it. */
function form(candidate: Candidate): number {
  const { strength, ender, talkInClause, talkInLine, punctuated, caller, length } = candidate
  let score: number = BY_STRENGTH[strength]
  if (caller === true || candidate.narrated) score += CALLER
  else if (caller === false) score += OTHER_SPEAKER[strength]
  if (/[!！]/u.test(ender)) score += EXCLAIMED
  else if (/[?？]/u.test(ender)) score += ASKED
  else if (punctuated && strength !== 'sure') score += NOT_EXCLAIMED
  if (candidate.quoted) score += QUOTED
  if (talkInLine === 0) score += LINE_OF_ITS_OWN
  else score += Math.max(MOST_TALK, EACH_WORD_OF_TALK * talkInLine)
  if (talkInClause > 0)
    score += strength === 'sure' && (isLong(candidate, length) || isShouted(candidate)) ? INSIDE_A_CLAUSE : -6
  return score
}

/** Two words, or four syllables: long enough to be meant as a call inside a longer clause. */
function isLong(candidate: Candidate, length: number): boolean {
  return /^\p{Script=Latin}/u.test(candidate.words) ? length >= 2 : length >= 4
}

/** Whoever calls says why first, and exclaims the call at the end: "고양이가 도망가서 엔지!" */
function isShouted({ caller, ender, closes }: Candidate): boolean {
  return caller === true && closes && /[!！]/u.test(ender)
}

/** What stands around it. */
function place(
  candidate: Candidate,
  all: readonly Candidate[],
  calls: readonly FoundCall[],
  { performed, clips, interviews }: Surroundings,
): number {
  const { at, call, line } = candidate
  let score = 0
  if (clips.some((clip) => at >= clip.start && at < clip.end)) score += IN_A_CLIP
  if (performed.some((said) => at > said.start - 0.05 && at < said.end - 0.05)) score += IN_A_PERFORMED_LINE
  if (interviews.some((span) => at >= span.start && at < span.end)) score += IN_AN_INTERVIEW
  const endedBefore = Math.min(...performed.map((said) => (said.end <= at + 0.3 ? at - said.end : Infinity)))
  const startsAfter = Math.min(...performed.map((said) => (said.start >= at - 0.3 ? said.start - at : Infinity)))
  if (call === 'action' && startsAfter < 15) score += PLACE
  if (call === 'cut' && endedBefore < 10) score += PLACE
  if (call === 'again' && startsAfter < 30) score += 1
  if (call !== 'action' && call !== 'cut') {
    const sinceCut = Math.min(
      ...calls.map((other) => (other.call === 'cut' || other.call === 'ng' ? at - other.at : Infinity)),
    )
    const sinceEnd = Math.min(sinceCut, endedBefore)
    if (sinceCut < 4) score += PLACE
    else if (sinceEnd < 8) score += 1
  }
  const company = all.some(
    (other) => other !== candidate && other.line === line && other.strength !== 'maybe' && other.talkInClause === 0,
  )
  if (company && candidate.talkInClause === 0) score += IN_COMPANY
  if (call === 'okay') score += asOkay(candidate, all)
  return score
}

/** 'Okay' opens sentences ('Okay, one more time') and answers questions; neither is the director's okay. */
function asOkay(candidate: Candidate, all: readonly Candidate[]): number {
  const { before, line, ender, strength } = candidate
  if (strength !== 'maybe') return 0
  let score = 0
  if (before && /[?？]\s*$/u.test(before.text) && before.speaker !== line.speaker) score += ANSWERS_A_QUESTION
  const behind = all.filter((other) => other.line === line && other.start > candidate.start)
  const opens = (call: CallKind) => behind.some((other) => other.call === call) && !/[!！.。]/u.test(ender)
  if (opens('action')) score += OPENS_A_TAKE
  else if (opens('again')) score += ANSWERS_A_QUESTION
  return score
}
