import type { Cue, Voice, Word } from './cue.ts'

/** A piece of a cue under one voice and from one time on, markup removed, white space as in the file. */
export type Run = { text: string; speaker?: string | undefined; startSeconds?: number | undefined }

/** A cue as its format's parser leaves it. `speech: false`: on-screen text and songs, by its style. */
export type RawCue = { start: number; end: number; runs: Run[]; line: number; speech?: boolean }

export type LaidText = { text: string; voices?: Voice[]; words?: Word[] }

/** Invisible: byte order marks, zero-width spaces, word joiners, soft hyphens, control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B\u2060\uFEFF]/g
const TOKEN = /\S+/g

type Laying = { text: string; voices: Voice[]; words: Word[]; pending: '' | ' ' | '\n'; voice?: string | undefined }

function addToken(laid: Laying, token: string, run: Run, cueStart: number): void {
  const glued = laid.pending === '' && laid.text !== ''
  if (laid.text !== '') laid.text += laid.pending
  laid.pending = ''
  const from = laid.text.length
  laid.text += token
  const start = run.startSeconds ?? cueStart
  const lastWord = laid.words.at(-1)
  if (glued && lastWord?.start === start) lastWord.text += token
  else laid.words.push({ start, text: token })
  const lastVoice = laid.voices.at(-1)
  if (run.speaker !== undefined) {
    if (lastVoice && laid.voice === run.speaker) lastVoice.to = laid.text.length
    else laid.voices.push({ speaker: run.speaker, from, to: laid.text.length })
  }
  laid.voice = run.speaker
}

/**
 * Joins the runs of a cue to its text: NFC, white space collapsed, empty lines dropped; voices as offsets into it, and
 * words where any run has a time of its own.
 */
export function layRuns(runs: readonly Run[], cueStart: number): LaidText {
  const laid: Laying = { text: '', voices: [], words: [], pending: '' }
  let timed = false
  for (const run of joinAlike(runs)) {
    const clean = run.text.replace(INVISIBLE, '').normalize('NFC')
    timed ||= run.startSeconds !== undefined && run.startSeconds !== cueStart
    let last = 0
    for (const found of clean.matchAll(TOKEN)) {
      wait(laid, clean.slice(last, found.index))
      addToken(laid, found[0], run, cueStart)
      last = found.index + found[0].length
    }
    wait(laid, clean.slice(last))
  }
  return {
    text: laid.text,
    ...(laid.voices.length > 0 ? { voices: laid.voices } : {}),
    ...(timed && laid.words.length > 0 ? { words: laid.words } : {}),
  }
}

/** Runs that differ in nothing are one, so that a letter and its accent meet. */
function joinAlike(runs: readonly Run[]): Run[] {
  const joined: (Run & { pieces: string[] })[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.speaker === run.speaker && last.startSeconds === run.startSeconds) last.pieces.push(run.text)
    else joined.push({ ...run, pieces: [run.text] })
  }
  return joined.map((run) => ({ ...run, text: run.pieces.join('') }))
}

function wait(laid: Laying, space: string): void {
  if (space.includes('\n')) laid.pending = '\n'
  else if (space !== '' && laid.pending === '') laid.pending = ' '
}

/** Drops the first `lines` lines of a laid text, with their words and voices. */
export function dropLines(laid: LaidText, lines: number): LaidText {
  let cut = 0
  for (let line = 0; line < lines && cut <= laid.text.length; line++) {
    const end = laid.text.indexOf('\n', cut)
    cut = end === -1 ? laid.text.length : end + 1
  }
  let toSkip = laid.text.slice(0, cut).replace(/\s/g, '').length
  const words: Word[] = []
  for (const word of laid.words ?? []) {
    if (toSkip <= 0) words.push(word)
    else if (word.text.length > toSkip) words.push({ start: word.start, text: word.text.slice(toSkip) })
    toSkip -= word.text.length
  }
  const voices = (laid.voices ?? [])
    .filter((voice) => voice.to > cut)
    .map((voice) => ({ speaker: voice.speaker, from: Math.max(0, voice.from - cut), to: voice.to - cut }))
  return {
    text: laid.text.slice(cut),
    ...(voices.length > 0 ? { voices } : {}),
    ...(words.length > 0 ? { words } : {}),
  }
}

/** A cue before its speakers are read. */
export type LaidCue = Pick<Cue, 'start' | 'end' | 'line'> & LaidText & { speech: boolean }
