import type { FoundCall } from '../calls/index.ts'
import { compareWords, type Line } from '../dialogue/index.ts'
import type { Moment, Span } from '../report/index.ts'
import type { PerformedLine, Take } from '../segments/index.ts'
import { brief, type Happening, type MomentTrack, withWho } from './happening.ts'
import { findOpening, findSign } from './signs.ts'

/** An actor notices at once: what he says of it follows the line, and the call follows that. Seconds. */
const NOTICED_WITHIN = 4
const CALLED_WITHIN = 4
/** Laughter or an apology over a slip comes within this time after the take. Seconds. */
const REACTED_WITHIN = 6
/** More words than this are talk, not an outcry. */
const MOST_WORDS = 7
/** Share of a line that the drama says too, from which on a strange word in it is a slip of the tongue. 0 to 1. */
const NEARLY_THE_DRAMA = 0.5
const NOTICED_CONFIDENCE = 0.75
const TWISTED_CONFIDENCE = 0.6

/**
 * Slips that no caption names: the actor breaks off behind a line with an outcry or an apology, or twists its words, and
 * the take ends there, with an NG or with laughter. Two witnesses at least.
 */
export function slips(tracks: readonly MomentTrack[], takes: readonly Take[], happening: Happening): Moment[] {
  return takes.flatMap((take) => {
    const line = take.performance?.lines.at(-1)
    const track = line && tracks.find((each) => each.captions === line.captions)
    if (!line || !track) return []
    const outcry = outcryAfter(line, take, track, happening)
    const twisted = twistedWords(line)
    if (!outcry && twisted === undefined) return []
    const last = outcry ?? line
    const ng = happening.calls.find((call) => isNg(call, last, take))
    const laughter = laughterAfter(take, track)
    const witnesses = [outcry, twisted, ng, laughter].filter((each) => each !== undefined).length
    if (!(ng ?? laughter) || witnesses < (outcry && ng ? 2 : 3)) return []
    const because = [
      ...(twisted === undefined ? [] : [`the drama has no “${twisted}” in this line`]),
      ...(outcry ? [`the line is broken off: "${brief(outcry.text, 80)}"`] : []),
      ...(ng ? [`"${ng.words}" is called after it`] : []),
      ...(laughter ? [`a caption tells of laughter after it: "${brief(laughter.text, 80)}"`] : []),
    ]
    const moment = {
      start: line.start,
      end: last.end,
      kind: 'slip' as const,
      words: brief(outcry ? `${line.text} ${outcry.text}` : line.text),
      confidence: outcry ? NOTICED_CONFIDENCE : TWISTED_CONFIDENCE,
      because,
    }
    return [withWho(moment, happening.who('', line.speaker))]
  })
}

/** What is said in the take behind its last line, if it begins as outcries and apologies do. */
function outcryAfter(line: PerformedLine, take: Take, track: MomentTrack, { calls }: Happening): Line | undefined {
  const next = track.lines.slice(line.line + 1).find((each) => each.start >= line.end - 0.3)
  if (!next || next.start - line.end > NOTICED_WITHIN || next.start > take.end + 0.3) return undefined
  if (next.text.split(/\s+/u).length > MOST_WORDS || (next.speaker !== undefined && track.crew(next.speaker)))
    return undefined
  // "아, 엔지!" is the call itself, and one witness with it.
  if (calls.some((call) => call.call === 'ng' && call.cue.captions === track.captions && call.cue.cue === next.cue))
    return undefined
  return findOpening(next.text, track.signs.breakOff) === undefined ? undefined : next
}

/** A word of the line that the drama has not, in a line that is the drama's otherwise. */
function twistedWords(line: PerformedLine): string | undefined {
  if (line.share < NEARLY_THE_DRAMA || line.share > 0.97) return undefined
  const drama = line.dramaLines.map((each) => each.text).join(' ')
  const strange = compareWords(line.text, drama).filter((word) => word.in === 'first')
  return strange.length === 1 ? strange[0]!.text.replace(/[.,!?。！？]+$/u, '') : undefined
}

function isNg(call: FoundCall, last: Span, take: Take): boolean {
  return call.call === 'ng' && call.at >= last.end - 1 && call.at <= Math.max(last.end, take.end) + CALLED_WITHIN
}

function laughterAfter(take: Take, track: MomentTrack) {
  const told = track.signs.kinds.find(({ kind }) => kind === 'laughter')?.told ?? []
  return track.notes.find(
    (note) =>
      note.start >= take.end - 1 && note.start <= take.end + REACTED_WITHIN && findSign(note.text, told) !== undefined,
  )
}
