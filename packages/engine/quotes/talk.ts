import type { CaptionTrack, Cue } from '../captions/index.ts'
import { readable, WordWriter, type Words } from './words.ts'

/**
 * Words of one speaker without a break: what a quotation may be taken from. `from` and `to` are letters of the talk's
 * words; `speaker` is the label as captioned.
 */
export type Stretch = { from: number; to: number; speaker?: string; text: string }
/** An utterance in the talk: its letters, its cue, its time in seconds. */
export type Said = {
  from: number
  to: number
  textFrom: number
  textTo: number
  cue: number
  start: number
  end: number
}

/** One caption track as one stream of words, divided into stretches. */
export type Talk = {
  track: CaptionTrack
  /** Index of the track among those given. */
  captions: number
  words: Words
  /** The words as captioned; `words.places` point into it. */
  text: string
  stretches: Stretch[]
  said: Said[]
  /** The captions show questions as such, so that a lacking question mark says something. */
  marksQuestions: boolean
  /** The captions end sentences with marks. */
  marksSentences: boolean
}

/**
 * Silence that ends a stretch of talk, in seconds. Pauses inside spontaneous talk rarely pass 2 s (Campione & Véronis
 * 2002, "A large-scale multilingual study of silent pause duration"), and captions hold a line on for a second or more;
 * past 4 s of nothing said, another question, another take or another day lies between.
 */
const STRETCH_GAP_SECONDS = 4
/** An unlabelled cue goes on for the speaker named last if it follows within this; later, anyone may be speaking. */
const SAME_SPEAKER_GAP_SECONDS = 2
/** Stands between stretches in the stream, so that no search crosses: in no word. */
export const BREAK = '\u0001'
/** Captions roll when at least this share of cues opens with the line that the one before ended on. */
const ROLLING_SHARE = 0.3

type Piece = { text: string; cue: number; start: number; end: number; speaker?: string; turn: boolean }

/** Reads a track as talk. One pass; space grows with the captions. */
export function talkOf(track: CaptionTrack, captions: number): Talk {
  const stretches = divide(pieces(track))
  const said: Said[] = []
  const texts: string[] = []
  let length = 0
  const kept: Stretch[] = []
  for (const { speaker, parts } of stretches) {
    for (const { text, cue, start, end } of parts) {
      said.push({ from: 0, to: 0, textFrom: length, textTo: length + text.length, cue, start, end })
      length += text.length + 1
    }
    length += BREAK.length
    const text = parts.map((part) => part.text).join('\n')
    texts.push(text, '\n', BREAK)
    kept.push({ from: 0, to: 0, text, ...(speaker === undefined ? {} : { speaker }) })
  }
  const text = texts.join('')
  const automatic = track.automatic
  const words = streamOf(text, kept, said, automatic)
  const terminals = track.cues.filter((cue) => /[.!?。！？]["”』」)\]]?\s*$/u.test(cue.text)).length
  return {
    track,
    captions,
    words,
    text,
    stretches: kept,
    said,
    marksQuestions: /[?？؟]/u.test(text),
    marksSentences: terminals >= 0.2 * track.cues.length,
  }
}

/** Words of the whole text, with letters, stretches and utterances pointing at each other. */
function streamOf(text: string, stretches: Stretch[], said: Said[], caseless: boolean): Words {
  const writer = new WordWriter(text.length + stretches.length)
  let textAt = 0
  let saidAt = 0
  for (const stretch of stretches) {
    const end = textAt + stretch.text.length
    stretch.from = writer.length
    writer.read(stretch.text, textAt)
    stretch.to = writer.length
    let letter = stretch.from
    for (; saidAt < said.length; saidAt++) {
      const piece = said[saidAt]
      if (!piece || piece.textFrom >= end) break
      piece.from = letter
      while (letter < stretch.to && writer.place(letter) < piece.textTo) letter++
      piece.to = letter
      // A line in capitals has no case to tell; nor has what a machine wrote.
      if (caseless || isShouting(text.slice(piece.textFrom, piece.textTo))) writer.forgetCase(piece.from, piece.to)
    }
    writer.mark(BREAK, end)
    textAt = end + 2
  }
  return writer.finish()
}

function isShouting(text: string): boolean {
  return text.toUpperCase() === text && /\p{Lu}{2}/u.test(text) && /\p{Lu}[^\p{L}']+\p{Lu}/u.test(text)
}

function divide(pieces: Piece[]): { speaker?: string; parts: Piece[] }[] {
  const stretches: { speaker?: string; parts: Piece[] }[] = []
  let last: Piece | undefined
  for (const piece of pieces) {
    const current = stretches.at(-1)
    if (current && last && goesOn(current.speaker, last, piece)) current.parts.push(piece)
    else stretches.push({ parts: [piece], ...(piece.speaker === undefined ? {} : { speaker: piece.speaker }) })
    last = piece
  }
  return stretches
}

function goesOn(speaker: string | undefined, last: Piece, next: Piece): boolean {
  const gap = next.start - last.end
  if (gap > STRETCH_GAP_SECONDS) return false
  if (next.speaker !== undefined) return next.speaker === speaker
  if (next.turn) return false
  return speaker === undefined || gap <= SAME_SPEAKER_GAP_SECONDS
}

/** The utterances of a track in order, with what rolling captions repeat taken out. */
function pieces(track: CaptionTrack): Piece[] {
  const rolls = isRolling(track.cues)
  const found: Piece[] = []
  let before = ''
  for (const [at, cue] of track.cues.entries()) {
    const turns = cue.utterances.length > 1
    for (const utterance of cue.utterances) {
      let text = readable(utterance.text)
      if (rolls) {
        const fresh = withoutRepeat(before, text)
        before = text
        text = fresh
      }
      if (!/[\p{L}\p{N}]/u.test(text)) continue
      const { speaker } = utterance
      found.push({
        text,
        cue: at,
        start: cue.start,
        end: cue.end,
        turn: turns,
        ...(speaker === undefined ? {} : { speaker }),
      })
    }
  }
  return found
}

function isRolling(cues: readonly Cue[]): boolean {
  let repeats = 0
  let last: string | undefined
  for (const cue of cues) {
    const lines = cue.text.split('\n').map((line) => line.trim())
    if (last !== undefined && last !== '' && lines[0] === last) repeats++
    last = lines.at(-1)
  }
  return cues.length >= 4 && repeats >= ROLLING_SHARE * cues.length
}

/** What a rolling cue adds: its lines after those with which the cue before ended. */
function withoutRepeat(before: string, now: string): string {
  const old = before.split('\n').map((line) => line.trim())
  const lines = now.split('\n').map((line) => line.trim())
  for (let size = Math.min(old.length, lines.length); size > 0; size--) {
    if (old.slice(-size).join('\n') === lines.slice(0, size).join('\n')) return lines.slice(size).join('\n')
  }
  return now
}
