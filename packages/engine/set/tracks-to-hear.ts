import type { CaptionTrack } from '../captions/index.ts'
import { isNarration, type Line, linesOf, type Note, notesOf } from '../dialogue/index.ts'
import type { Span } from '../report/index.ts'

/** A caption file, taken apart. `captions` is its index among the files given. */
export type HeardFile = { captions: number; file: string; language: string; lines: Line[]; notes: Note[] }

/**
 * All files, those made by people before those made by machines, the original before its translations. What a caption
 * file says after the video's end is left out: it is of another cut of it. Lines that tell what is seen count as notes.
 */
export function tracksToHear(tracks: readonly CaptionTrack[], durationSeconds: number): HeardFile[] {
  const within = <Each extends Span>(spans: readonly Each[]) =>
    spans
      .filter((span) => span.start < durationSeconds || durationSeconds <= 0)
      .map((span) => (span.end > durationSeconds && durationSeconds > 0 ? { ...span, end: durationSeconds } : span))
  return tracks
    .map((track, captions) => ({ track, captions }))
    .toSorted((a, b) => rank(a.track) - rank(b.track))
    .map(({ track, captions }) => {
      const said = linesOf(track)
      const told = said.filter((line) => line.speaker === undefined && isNarration(line.text, track.language))
      const narrated = new Set(told)
      const notes = [...notesOf(track), ...told.map(({ start, end, cue, text }) => ({ start, end, cue, text }))]
      return {
        captions,
        file: track.file,
        language: track.language,
        lines: within(said.filter((line) => !narrated.has(line))),
        notes: within(notes.toSorted((a, b) => a.start - b.start)),
      }
    })
}

function rank(track: CaptionTrack): number {
  return (track.automatic ? 2 : 0) + (track.layer === 'translation' ? 1 : 0)
}
