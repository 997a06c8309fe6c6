import type { FoundCall } from '../calls/index.ts'
import type { Line, Note } from '../dialogue/index.ts'
import type { Moment, Segment, Span } from '../report/index.ts'
import type { Signs } from './signs.ts'

/** A caption file of the making-of, as moments are looked for in it. */
export type MomentTrack = {
  captions: number
  language: string
  lines: readonly Line[]
  notes: readonly Note[]
  signs: Signs
  /** Whether a line, by its index, performs the drama's words: what is said there is the role's. */
  performed: (line: number) => boolean
  /** Whether a speaker label names the director or the crew. */
  crew: (speaker: string) => boolean
}

/** What else is known. All in order. */
export type Happening = {
  calls: readonly FoundCall[]
  segments: readonly Segment[]
  /** Sounds of the drama that a take or a clip repeats: a sob that stands in the script is no moment of the set. */
  scripted: (note: Note) => boolean
  /** The lines of an episode, by its index, within a span of it, in every language. */
  drama: (episode: number, start: number, end: number) => readonly Line[]
  who: (text: string, speaker: string | undefined) => string[]
}

/** A moment before the names of those in it are told. */
export type FoundMoment = Moment

/** The segment in which most of a span lies. */
export function segmentAt(span: Span, segments: readonly Segment[]): Segment | undefined {
  const at = (span.start + span.end) / 2
  return segments.find((segment) => at >= segment.start && at < segment.end)
}

/** Text on one line, shortened at a word. */
export function brief(text: string, letters = 240): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  return flat.length <= letters
    ? flat
    : `${flat.slice(0, flat.lastIndexOf(' ', letters - 1) > 40 ? flat.lastIndexOf(' ', letters - 1) : letters - 1)}…`
}

/** A time as people read it: 83.2 is '1:23'. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}

/** Keeps `who` out of a moment in which nobody is named. */
export function withWho(moment: Omit<Moment, 'who'>, who: readonly string[]): Moment {
  const names = [...new Set(who)]
  return names.length > 0 ? { ...moment, who: names } : moment
}
