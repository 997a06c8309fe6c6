import type { CaptionTrack, Cue, Word } from '../captions/index.ts'
import type { Span } from '../report/index.ts'

/** What one person says within one cue. Seconds; `cue` indexes the track's cues. */
export type Line = Span & { cue: number; text: string; speaker?: string; words?: Word[] }

/** A sound description or a narration, without its brackets. Seconds; `cue` indexes the track's cues. */
export type Note = Span & { cue: number; text: string }

/**
 * The utterances of a track, in order of time. Two utterances of one cue share its span by the length of their text:
 * captions name one span for both.
 */
export function linesOf(track: CaptionTrack): Line[] {
  return track.cues.flatMap((cue, index) => linesOfCue(cue, index)).toSorted((a, b) => a.start - b.start)
}

/** The sound descriptions and narrations of a track, in order of time. */
export function notesOf(track: CaptionTrack): Note[] {
  return track.cues
    .flatMap((cue, index) => cue.sounds.map((text) => ({ start: cue.start, end: cue.end, cue: index, text })))
    .toSorted((a, b) => a.start - b.start)
}

function linesOfCue(cue: Cue, index: number): Line[] {
  const said = cue.utterances.filter((utterance) => utterance.text.trim() !== '')
  const letters = said.reduce((sum, utterance) => sum + utterance.text.length, 0)
  let before = 0
  return said.map((utterance) => {
    const line: Line = {
      start: secondsAt(cue, before / letters),
      end: secondsAt(cue, (before + utterance.text.length) / letters),
      cue: index,
      text: utterance.text,
    }
    before += utterance.text.length
    if (utterance.speaker !== undefined) line.speaker = utterance.speaker
    if (cue.words && said.length === 1) line.words = cue.words
    return line
  })
}

function secondsAt(span: Span, fraction: number): number {
  return span.start + (span.end - span.start) * fraction
}

/** When the letter at `offset` of the line's text is said: by word times where there are any, else in proportion. */
export function secondsAtLetter(line: Line, offset: number): number {
  if (line.words && line.words.length > 0) {
    let letters = 0
    for (const word of line.words) {
      letters += word.text.trim().length + 1
      if (letters > offset) return word.start
    }
  }
  return secondsAt(line, line.text.length === 0 ? 0 : Math.min(1, offset / line.text.length))
}
