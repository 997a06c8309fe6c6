import { type Line, scriptOf, tokensOf } from '../dialogue/index.ts'
import type { Moment } from '../report/index.ts'
import type { PerformedLine, Take } from '../segments/index.ts'
import { brief, clock, type Happening, type MomentTrack, withWho } from './happening.ts'
import { findOpening, findSign } from './signs.ts'

/** A line that the drama does not have: this many words at least, else it is a sigh or a filler. Two syllables a word. */
const LEAST_WORDS = 3
/** A line that shares less with the drama may be the actor's own. */
const SAYS_THE_DRAMA = 0.35
/** Share of a line's words that stand in the drama's lines around there: more, and the line is the drama's, in other order. */
const SAYS_SOME_OF_IT = 0.5
const AROUND_SECONDS = 12
/** The lines around it are the drama's, within this time. Seconds. */
const NEIGHBOUR_SECONDS = 6
/** A line of the drama passed over stands in for the new words: said otherwise, not added. */
const REPLACED_CONFIDENCE = 0.55
const ADDED_CONFIDENCE = 0.7

/** Words that an actor adds in the midst of a take: neither in the drama nor in another take of the scene. */
export function adLibs(tracks: readonly MomentTrack[], takes: readonly Take[], happening: Happening): Moment[] {
  return takes.flatMap((take) => {
    const all = take.performance?.lines ?? []
    const lines = all.filter((line) => line.share >= SAYS_THE_DRAMA)
    const last = adLibAtEnd(lines.at(-1), take, tracks, happening)
    const amid = lines.slice(1).flatMap((after, index) => {
      const before = lines[index]!
      const track = tracks.find((each) => each.captions === before.captions)
      if (!track || after.captions !== before.captions || after.line - before.line < 2) return []
      return adLibBetween(before, after, track, take, happening)
    })
    return [...amid, ...last]
  })
}

/**
 * Words behind the last line of a take, by one who performs in it, which make somebody laugh: the take was to go on there.
 * An outcry is a slip's.
 */
function adLibAtEnd(
  before: PerformedLine | undefined,
  take: Take,
  tracks: readonly MomentTrack[],
  happening: Happening,
): Moment[] {
  const track = tracks.find((each) => each.captions === before?.captions)
  if (!before || !track || !take.cut) return []
  const performers = new Set(take.performance?.lines.map((line) => line.speaker))
  const scripted = happening.drama(
    before.episode,
    before.drama.start - AROUND_SECONDS,
    before.drama.end + AROUND_SECONDS,
  )
  const added = track.lines
    .slice(before.line + 1)
    .filter((line) => line.start < take.end && line.start - before.end <= NEIGHBOUR_SECONDS)
  const [first] = added
  if (!first || added.length > 2) return []
  for (const line of added) {
    if (line.speaker === undefined || !performers.has(line.speaker) || saysTheDrama(line.text, scripted)) return []
    if (findOpening(line.text, track.signs.breakOff) !== undefined) return []
  }
  if (added.reduce((sum, line) => sum + wordsIn(line.text), 0) < LEAST_WORDS) return []
  const laughs = track.signs.kinds.find(({ kind }) => kind === 'laughter')?.told ?? []
  const end = added.at(-1)!.end
  const laughed = track.notes.find(
    (note) =>
      note.start >= first.start && note.start <= end + NEIGHBOUR_SECONDS && findSign(note.text, laughs) !== undefined,
  )
  if (!laughed) return []
  const moment = {
    start: first.start,
    end,
    kind: 'ad-lib' as const,
    words: brief(added.map((line) => line.text).join(' ')),
    confidence: REPLACED_CONFIDENCE,
    because: [
      `said in the take that starts at ${clock(take.start)}, behind its last line of the drama, which goes on otherwise`,
      `a caption tells of laughter at it: "${brief(laughed.text, 80)}"`,
    ],
  }
  return [withWho(moment, happening.who('', first.speaker))]
}

function adLibBetween(
  before: PerformedLine,
  after: PerformedLine,
  track: MomentTrack,
  take: Take,
  happening: Happening,
): Moment[] {
  const scripted = happening.drama(
    before.episode,
    before.drama.start - AROUND_SECONDS,
    after.drama.end + AROUND_SECONDS,
  )
  const between = track.lines
    .map((line, index) => ({ line, index }))
    .slice(before.line + 1, after.line)
    .filter(
      ({ line }) => !saysTheDrama(line.text, scripted) && !(line.speaker !== undefined && track.crew(line.speaker)),
    )
    .filter(
      ({ line }) => !happening.calls.some((call) => call.cue.captions === track.captions && call.cue.cue === line.cue),
    )
    .map(({ line }) => line)
  const words = between.reduce((sum, line) => sum + wordsIn(line.text), 0)
  const first = between[0]
  const last = between.at(-1)
  if (!first || !last || words < LEAST_WORDS || between.length > 3) return []
  if (first.start - before.end > NEIGHBOUR_SECONDS || after.start - last.end > NEIGHBOUR_SECONDS) return []
  const performed = new Set(take.performance?.lines.map((line) => line.firstLine))
  const passedOver = numbersBetween(before.lastLine, after.firstLine).filter((line) => !performed.has(line)).length
  if (passedOver >= between.length) return []
  const because = [
    `said in the take that starts at ${clock(take.start)}, between two lines of the drama`,
    passedOver > 0 ? 'the drama says something else there' : 'the drama says nothing there',
  ]
  const confidence = passedOver > 0 ? REPLACED_CONFIDENCE : ADDED_CONFIDENCE
  const moment = {
    start: first.start,
    end: last.end,
    kind: 'ad-lib' as const,
    words: brief(between.map((line) => line.text).join(' ')),
    confidence,
    because,
  }
  return [
    withWho(
      moment,
      between.flatMap((line) => happening.who('', line.speaker)),
    ),
  ]
}

function numbersBetween(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low - 1) }, (_, index) => low + 1 + index)
}

function saysTheDrama(text: string, scripted: readonly Line[]): boolean {
  const script = scriptOf(text)
  const known = new Set(scripted.flatMap((line) => tokensOf(line.text, script).map((token) => token.key)))
  const said = tokensOf(text, script)
  return said.filter((token) => known.has(token.key)).length >= SAYS_SOME_OF_IT * said.length
}

function wordsIn(text: string): number {
  const syllables = text.match(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return syllables > 0 ? syllables / 2 : text.split(/\s+/u).length
}
