import { callLexicon, type FoundCall, hearPhrases } from '../calls/index.ts'
import type { Line } from '../dialogue/index.ts'
import type { Moment, Span } from '../report/index.ts'
import { brief, clock, type Happening, type MomentTrack, withWho } from './happening.ts'
import { findSign } from './signs.ts'

/** A reaction begins within this time of the cut, and goes on while no pause is longer. Seconds. */
const FIRST_WITHIN = 8
const GOES_ON_WITHIN = 6
/** Longer is another matter. Seconds. */
const LONGEST = 75
/** Calls that follow each other within this time come in one breath, and end nothing. Seconds. */
const SAME_BREATH = 3.5

type Reaction = Span & { text: string; speaker?: string; strength: 'sign' | 'told' | 'talk'; cue: string; rank: number }

/** The reaction after each cut: from the call to where the talk moves on. Cuts after which nothing happens have none. */
export function afterCuts(tracks: readonly MomentTrack[], happening: Happening): Moment[] {
  const reactions = tracks
    .flatMap((track, rank) => reactionsIn(track, happening).map((each) => ({ ...each, rank })))
    .toSorted((a, b) => a.start - b.start)
  return happening.calls.flatMap((call, index) => {
    if (call.call !== 'cut' && call.call !== 'ng') return []
    const justBefore = happening.calls[index - 1]
    if (call.call === 'ng' && justBefore && call.at - justBefore.at < 5 && justBefore.call === 'cut') return []
    const moment = afterCut(call, index, reactions, happening)
    return moment ? [moment] : []
  })
}

function afterCut(
  call: FoundCall,
  index: number,
  reactions: readonly Reaction[],
  happening: Happening,
): Moment | undefined {
  const wall = wallAfter(call, happening)
  const own = `${String(call.cue.captions)} ${String(call.cue.cue)}`
  const chosen: Reaction[] = []
  let end = breathAfter(call, happening.calls)
  for (const reaction of reactions) {
    const inOwnCue = reaction.cue === own && reaction.strength !== 'talk'
    if (reaction.start < call.at - 0.05 && !inOwnCue) continue
    if (reaction.start >= wall - 0.05) break
    if (reaction.start - end > (chosen.length === 0 ? FIRST_WITHIN : GOES_ON_WITHIN)) break
    chosen.push(reaction)
    end = Math.max(end, Math.min(reaction.end, wall))
  }
  const told = chosen.filter((reaction) => reaction.rank === Math.min(...chosen.map((each) => each.rank)))
  const strong = told.filter((reaction) => reaction.strength !== 'talk')
  if (chosen.length === 0) return undefined
  const because = [`"${brief(call.words, 60)}" is called at ${clock(call.at)}`]
  if (strong.length > 0)
    because.push(
      `then: ${strong
        .slice(0, 3)
        .map((each) => `"${brief(each.text, 60)}"`)
        .join(', ')}`,
    )
  else
    because.push(
      `then ${told.length === 1 ? 'someone talks' : 'people talk'} outside the scene: "${brief(told[0]!.text, 60)}"`,
    )
  /** Told in one language: the first file's that tells anything. */
  const words = brief(told.map((reaction) => reaction.text).join(' '))
  const who = told.flatMap((reaction) =>
    happening.who(reaction.strength === 'talk' ? '' : reaction.text, reaction.speaker),
  )
  const confidence = strong.length > 0 ? 0.92 : told.length > 1 ? 0.7 : 0.55
  return withWho({ start: call.at, end, kind: 'after-cut', words, afterCall: index, confidence, because }, who)
}

/** When the calls that follow the cut at once ("Cut! Okay! Once more!") are over. */
function breathAfter(call: FoundCall, calls: readonly FoundCall[]): number {
  let end = call.at
  for (const other of calls) {
    if (other.at <= end || other.call === 'action') continue
    if (other.at > end + SAME_BREATH) break
    end = other.at
  }
  return end
}

/** Where the time after a cut ends at the latest: the next take, a call to work, a copy, an interview, a card. */
function wallAfter(call: FoundCall, { calls, segments }: Happening): number {
  const breath = breathAfter(call, calls)
  const next = calls.find(
    (other) =>
      other.at > call.at + 0.05 &&
      (other.call === 'action' || (other.at > breath && (other.call === 'cut' || other.call === 'again'))),
  )
  const elsewhere = segments.find((segment) => segment.start > call.at + 0.5 && segment.kind !== 'set')
  return Math.min(next?.at ?? Infinity, elsewhere?.start ?? Infinity, call.at + LONGEST)
}

/** What may be a reaction: what captions describe, and talk that is neither the drama's, a call, nor work. */
function reactionsIn(track: MomentTrack, { calls, scripted }: Happening): Omit<Reaction, 'rank'>[] {
  const called = new Set(calls.filter((call) => call.cue.captions === track.captions).map((call) => call.cue.cue))
  /** The same call in another language's captions is no reaction to it. */
  const callsAgain = (line: Line) =>
    calls.some((call) => call.at > line.start - 1 && call.at < line.end + 0.5) &&
    hearPhrases(line.text, callLexicon(track.language)).some(
      (phrase) => phrase.talkInClause === 0 && phrase.strength !== 'maybe',
    )
  const told = track.notes.flatMap((note): Omit<Reaction, 'rank'>[] => {
    if (scripted(note)) return []
    const sign = track.signs.kinds.some(({ told: signs }) => findSign(note.text, signs) !== undefined)
    if (!sign && called.has(note.cue)) return []
    return [
      {
        start: note.start,
        end: note.end,
        text: note.text,
        strength: sign ? 'sign' : 'told',
        cue: cueKey(track, note.cue),
      },
    ]
  })
  const said = track.lines.flatMap((line, index): Omit<Reaction, 'rank'>[] => {
    if (track.performed(index)) return []
    const sign = track.signs.kinds.some(({ said: signs }) => findSign(line.text, signs) !== undefined)
    const crew = line.speaker !== undefined && track.crew(line.speaker)
    if (
      !sign &&
      (crew || called.has(line.cue) || callsAgain(line) || findSign(line.text, track.signs.workTalk) !== undefined)
    )
      return []
    return [
      {
        start: line.start,
        end: line.end,
        text: line.text,
        strength: sign ? 'sign' : 'talk',
        cue: cueKey(track, line.cue),
        ...(line.speaker !== undefined && { speaker: line.speaker }),
      },
    ]
  })
  return [...told, ...said]
}

function cueKey(track: MomentTrack, cue: number): string {
  return `${String(track.captions)} ${String(cue)}`
}
