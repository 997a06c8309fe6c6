import type { Span } from './span.ts'

/** Points at a cue: `captions` indexes `making.captions`, `cue` the cues of that file, both from 0. */
export type CueRef = { captions: number; cue: number }

/** Something odd in the input, told and survived. `line` counts from 1; `at` is in seconds. */
export type Problem = { file: string; code: string; message: string; line?: number; at?: number }

export type SegmentKind = 'clip' | 'take' | 'set' | 'interview' | 'card'

/** A span of the making-of of one kind. `take` counts from 1 within its scene, `day` is the shooting day, from 1. */
export type Segment = Span & {
  kind: SegmentKind
  scene?: Span & { episode: string }
  take?: number
  day?: number
  /** 0 to 1. */
  confidence: number
  because: string[]
}

/** A span of the making-of that is a copy of a span of an episode. */
export type Match = {
  making: Span
  episode: Span & { id: string }
  /** Making seconds per episode second: 2 is half speed. */
  rate: number
  by: ('audio' | 'video')[]
  /** 0 to 1. */
  confidence: number
}

export type CallKind = 'action' | 'cut' | 'ng' | 'okay' | 'again'

/** What is called on set. `at` in seconds of the making-of. */
export type Call = { at: number; call: CallKind; words: string; cue: CueRef }

export type MomentKind =
  'after-cut' | 'laughter' | 'tears' | 'hug' | 'high-five' | 'applause' | 'slip' | 'ad-lib' | 'approach' | 'joke'

/**
 * Something that happens and is worth telling. `afterCall` indexes `calls`; `takes` are the spans of the takes that an
 * approach tells apart.
 */
export type Moment = Span & {
  kind: MomentKind
  words: string
  who?: string[]
  afterCall?: number
  takes?: Span[]
  confidence: number
  because: string[]
}

/** Original speech, or a translation of it: a layer of its own. */
export type Layer = 'original' | 'translation'

/** Words that someone says, verbatim. */
export type Quote = Span & { text: string; speaker?: string; language: string; layer: Layer; cues: CueRef[] }

/**
 * What the machine found in a making-of: the contract that other programs read. It may grow; a field never changes its
 * meaning. Times are seconds from the start of the file. `report.schema.json` says the same to machines.
 */
export type Report = {
  format: 'aftercut.watch/1'
  making: {
    file: string
    durationSeconds: number
    title?: string
    captions: { file: string; language: string; cues: number }[]
  }
  /** `id`: the file's name without its ending. */
  episodes: { id: string; file: string; durationSeconds: number }[]
  /** Cover the making-of, in order. */
  shots: Span[]
  /** Cover the making-of, in order, without overlap. */
  segments: Segment[]
  matches: Match[]
  calls: Call[]
  moments: Moment[]
  quotes: Quote[]
  problems: Problem[]
}
