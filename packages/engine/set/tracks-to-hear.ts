import type { CaptionTrack } from '../captions/index.ts'
import { type Line, linesOf, type Note, notesOf } from '../dialogue/index.ts'

/** A caption file, taken apart. `captions` is its index among the files given. */
export type HeardFile = { captions: number; file: string; language: string; lines: Line[]; notes: Note[] }

/** All files, those made by people before those made by machines, the original before its translations. */
export function tracksToHear(tracks: readonly CaptionTrack[]): HeardFile[] {
  return tracks
    .map((track, captions) => ({ track, captions }))
    .toSorted((a, b) => rank(a.track) - rank(b.track))
    .map(({ track, captions }) => ({
      captions,
      file: track.file,
      language: track.language,
      lines: linesOf(track),
      notes: notesOf(track),
    }))
}

function rank(track: CaptionTrack): number {
  return (track.automatic ? 2 : 0) + (track.layer === 'translation' ? 1 : 0)
}
