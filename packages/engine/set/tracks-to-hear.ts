import type { CaptionTrack } from '../captions/index.ts'
import { isNarration, type Line, linesOf, type Note, notesOf } from '../dialogue/index.ts'
import type { Problem, Span } from '../report/index.ts'
import { sameLanguage } from '../segments/index.ts'
import { captionShift } from './caption-shift.ts'

/** A caption file, taken apart. `captions` is its index among the files given. */
export type HeardFile = { captions: number; file: string; language: string; lines: Line[]; notes: Note[] }

export type Heard = { tracks: HeardFile[]; problems: Problem[] }

/**
 * All files, those made by people before those made by machines, the original before its translations. What a caption
 * file says after the video's end is left out: it is of another cut of it. Lines that tell what is seen count as notes.
 * `episodes`: the languages of their captions. What a file in one of them says of time counts where files differ.
 */
export function tracksToHear(
  tracks: readonly CaptionTrack[],
  durationSeconds: number,
  episodes: readonly string[],
): Heard {
  const within = <Each extends Span>(spans: readonly Each[]) =>
    spans
      .filter((span) => span.start < durationSeconds || durationSeconds <= 0)
      .map((span) => (span.end > durationSeconds && durationSeconds > 0 ? { ...span, end: durationSeconds } : span))
  const heard = tracks
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
        lines: said.filter((line) => !narrated.has(line)),
        notes: notes.toSorted((a, b) => a.start - b.start),
      }
    })
  const problems: Problem[] = []
  const reference = heard.find(({ language }) => episodes.some((other) => sameLanguage(language, other))) ?? heard[0]
  const laid = heard.map((file) => (file === reference || !reference ? file : laidOver(reference, file, problems)))
  return { tracks: laid.map((file) => ({ ...file, lines: within(file.lines), notes: within(file.notes) })), problems }
}

/** A file that runs late or early against the reference, moved over it: else all that happens would happen twice. */
function laidOver(reference: HeardFile, file: HeardFile, problems: Problem[]): HeardFile {
  const cuesOf = ({ lines, notes }: HeardFile) => [...lines, ...notes].toSorted((a, b) => a.start - b.start)
  const shift = captionShift(cuesOf(reference), cuesOf(file))
  if (shift === 0) return file
  const seconds = `${Math.abs(shift).toFixed(1)} s ${shift > 0 ? 'late' : 'early'}`
  const message = `The captions run ${seconds} against ${reference.file}. Takes, calls and moments are told by the times of that one; quotes keep their own file's. Move the one that does not fit the video.`
  problems.push({ file: file.file, code: 'captions-shifted', message })
  const moved = <Each extends Span>(span: Each) => ({
    ...span,
    start: Math.max(0, span.start - shift),
    end: Math.max(0, span.end - shift),
  })
  return {
    ...file,
    lines: file.lines.map((line) => ({
      ...moved(line),
      ...(line.words && { words: line.words.map((word) => ({ ...word, start: word.start - shift })) }),
    })),
    notes: file.notes.map(moved),
  }
}

function rank(track: CaptionTrack): number {
  return (track.automatic ? 2 : 0) + (track.layer === 'translation' ? 1 : 0)
}
