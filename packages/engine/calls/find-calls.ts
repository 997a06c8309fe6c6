import { type Line, type Note, secondsAtLetter } from '../dialogue/index.ts'
import type { Call } from '../report/index.ts'
import { callLexicon, type CallLexicon } from './call-phrases.ts'
import { hearPhrases } from './hear-phrases.ts'
import { hasWord, labelledShout, narratedCalls } from './narrated-calls.ts'
import { type Candidate, type Surroundings, judge } from './judge-calls.ts'

/** What one caption file of the making-of says. `captions` is its index in the report. */
export type HeardTrack = { captions: number; language: string; lines: readonly Line[]; notes: readonly Note[] }

/** A call, and how far above chance it was judged. */
export type FoundCall = Call & { score: number }

/** The same call in two caption files, or 'cut, cut, cut', is one call. Seconds. */
const SAME_CALL_SECONDS = 1.6

/**
 * The calls of a making-of, in order; of two files that tell the same call, the one given first is named. `surroundings` tells what is performed and what is a copy of the broadcast, so
 * that 'cut' at the end of a performance weighs more than 'cut' in a chat, and a 'cut!' in the drama's own dialogue nothing.
 */
export function findCalls(tracks: readonly HeardTrack[], surroundings: Surroundings): FoundCall[] {
  const rank = new Map(tracks.map((track, index) => [track.captions, index]))
  const candidates = tracks.flatMap((track) => candidatesOf(track, callLexicon(track.language)))
  const found: FoundCall[] = []
  for (const call of judge(candidates, surroundings)) {
    const twin = found.findIndex((other) => isTwin(other, call))
    if (twin < 0) found.push(call)
    else if (rank.get(call.cue.captions)! < rank.get(found[twin]!.cue.captions)!) found[twin] = call
  }
  return found.toSorted((a, b) => a.at - b.at)
}

/** The same call, told by another file, called twice over, or named again within one cue. */
function isTwin(earlier: FoundCall, later: FoundCall): boolean {
  if (earlier.call !== later.call) return false
  const oneCue = earlier.cue.captions === later.cue.captions && earlier.cue.cue === later.cue.cue
  return oneCue || later.at - earlier.at < SAME_CALL_SECONDS
}

function candidatesOf(track: HeardTrack, lexicon: CallLexicon): Candidate[] {
  const punctuated = track.lines.filter((line) => /[.!?。！？]\s*$/u.test(line.text)).length * 4 > track.lines.length
  const said = track.lines.flatMap((line, index) => candidatesOfLine(line, index, track, lexicon, punctuated))
  const told = track.notes.flatMap((note) => candidatesOfNote(note, track, lexicon, punctuated))
  return [...said, ...told].toSorted((a, b) => a.at - b.at)
}

function candidatesOfLine(
  line: Line,
  index: number,
  track: HeardTrack,
  lexicon: CallLexicon,
  punctuated: boolean,
): Candidate[] {
  const caller = line.speaker === undefined ? undefined : isCaller(line.speaker, lexicon)
  const before = track.lines[index - 1]
  return hearPhrases(line.text, lexicon).map((phrase) => {
    const candidate: Candidate = {
      ...phrase,
      at: secondsAtLetter(line, phrase.start),
      cue: { captions: track.captions, cue: line.cue },
      line,
      narrated: false,
      punctuated,
    }
    if (caller !== undefined) candidate.caller = caller
    if (before && line.start - before.end < 3) candidate.before = before
    return candidate
  })
}

function candidatesOfNote(note: Note, track: HeardTrack, lexicon: CallLexicon, punctuated: boolean): Candidate[] {
  const shout = labelledShout(note.text)
  const text = shout && isCaller(shout.speaker, lexicon) ? shout.text : note.text
  const line: Line = { ...note, text, ...(shout && { speaker: shout.speaker }) }
  const base = { at: note.start, cue: { captions: track.captions, cue: note.cue }, line, punctuated }
  const heard = hearPhrases(text, lexicon).filter((phrase) => phrase.talkInLine === 0 || text !== note.text)
  if (heard.length > 0) {
    const caller = text !== note.text
    return heard.map((phrase) => ({
      ...base,
      ...phrase,
      at: secondsAtLetter(line, phrase.start),
      narrated: !caller,
      ...(caller && { caller }),
    }))
  }
  return narratedCalls(note.text, lexicon).map((told) => ({
    ...base,
    call: told.call,
    words: told.words,
    strength: 'sure',
    start: 0,
    end: text.length,
    ender: '!',
    talkInClause: 0,
    talkInLine: 0,
    quoted: false,
    closes: true,
    length: 1,
    narrated: true,
  }))
}

/** Whether a speaker label names someone who calls: the label, or a word of it, is one ('Director Park', '박 감독'). */
export function isCaller(speaker: string, lexicon: CallLexicon): boolean {
  const label = speaker.toLowerCase()
  return lexicon.callers.some((caller) => hasWord(label, caller))
}
