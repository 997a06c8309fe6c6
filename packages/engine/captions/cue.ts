import type { Layer, Problem, Span } from '../report/index.ts'

/** A word with its time, where the caption file carries word times (YouTube). Seconds. */
export type Word = { start: number; text: string }

/** Words of one speaker within a cue. `text` holds what is said: no speaker label, no sound description, no markup. */
export type Utterance = { speaker?: string; text: string }

/** The characters `from`..`to` of a cue's text that the file gives to a speaker by markup (`<v Name>`, ASS's Name). */
export type Voice = { speaker: string; from: number; to: number }

/**
 * One caption. A cue of the file is a cue here, one to one, so that a CueRef means the same to everyone; what two
 * people say in one cue stands in its `utterances`. The exception: rolling captions (YouTube's automatic ones), of
 * which a cue here is what a cue of the file adds to those before it.
 */
export type Cue = Span & {
  /** As displayed: markup removed, lines joined by '\n', labels and sound descriptions kept. */
  text: string
  utterances: Utterance[]
  /** Sound descriptions and narration, without their brackets: 'laughs', '웃음'. Sung words keep their '♪'. */
  sounds: string[]
  /** All of `text` in order, in pieces without white space. */
  words?: Word[]
  voices?: Voice[]
  /** The line of the file at which the cue starts, from 1. */
  line: number
}

export type CaptionFormat = 'srt' | 'vtt' | 'ass' | 'smi' | 'json3' | 'track'

/** The cues of one caption file, or of one language of it, in order of their starts. */
export type CaptionTrack = {
  file: string
  format: CaptionFormat
  /** BCP 47 ('ko', 'en', 'pt-BR'), or 'und'. */
  language: string
  layer: Layer
  /** Made by a machine (YouTube's automatic captions). */
  automatic: boolean
  cues: Cue[]
  problems: Problem[]
}
