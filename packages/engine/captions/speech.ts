import type { Utterance, Voice } from './cue.ts'
import { readLabelShape, speechStart, TURN } from './labels.ts'
import type { Labels } from './labels.ts'
import { describesSound, isBareSound, LETTER_SOUNDS } from './sound-words.ts'

export type Speech = { utterances: Utterance[]; sounds: string[] }

/** A sound description is never longer; bounds the search for a closing bracket, so that it stays linear. */
const MAX_SOUND_CHARACTERS = 300
const BRACKETS: Record<string, string> = {
  '[': ']',
  '(': ')',
  '（': '）',
  '【': '】',
  '［': '］',
  '〔': '〕',
  '〈': '〉',
  '<': '>',
  '「': '」',
  '*': '*',
}
/** Titles and quotations stand in these too: a sound only when their words say so. */
const DOUBTFUL = new Set(['〈', '<', '「', '*'])
const OPENING = /[[(（【［〔〈<「*♪♫♬🎵🎶]/u
const NOTES = /[♪♫♬🎵🎶]/gu
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

type Turn = { speaker?: string | undefined; lines: string[] }
type Reading = { turns: Turn[]; sounds: string[] }

/** Finds closing brackets in one text; each search goes on where the last one ended, so that all of them are linear. */
class Closings {
  readonly #text: string
  readonly #next = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  #after(mark: string, from: number): number {
    const known = this.#next.get(mark) ?? -1
    if (known >= from) return known
    const found = this.#text.indexOf(mark, from)
    const at = found === -1 ? Infinity : found
    this.#next.set(mark, at)
    return at
  }

  /** The end of the bracket that opens at `open`, one bracket of its own kind within it allowed; or -1. */
  of(open: number): number {
    const opener = this.#text[open] ?? ''
    const closer = BRACKETS[opener] ?? ''
    const close = this.#after(closer, open + 1)
    const last = open + MAX_SOUND_CHARACTERS
    if (close > last) return -1
    if (opener === closer || !this.#text.slice(open + 1, close).includes(opener)) return close
    const nested = this.#text.indexOf(closer, close + 1)
    return nested === -1 || nested > last || this.#text.slice(open + 1, nested).split(opener).length > 2 ? -1 : nested
  }
}

/** Takes the sounds out of a stretch of text that holds no label any more. Gives what is said. */
function takeSounds(text: string, sounds: string[]): string {
  let said = ''
  let at = 0
  let spoken = false
  const closings = new Closings(text)
  while (at < text.length) {
    const found = text.slice(at).search(OPENING)
    if (found === -1) break
    const open = at + found
    const piece = text.slice(at, open)
    spoken ||= /[\p{L}\p{N}]/u.test(piece)
    said += piece
    const isNote = /[♪♫♬🎵🎶]/u.test(String.fromCodePoint(text.codePointAt(open) ?? 0))
    const taken = isNote ? takeSong(text, open, spoken, sounds) : takeBracket(text, open, closings, sounds)
    if (taken === undefined) {
      said += text[open]
      at = open + 1
    } else {
      said += ' '
      at = taken
    }
  }
  return said + text.slice(at)
}

function takeBracket(text: string, open: number, closings: Closings, sounds: string[]): number | undefined {
  const close = closings.of(open)
  if (close === -1) return undefined
  const content = text
    .slice(open + 1, close)
    .replace(/\s+/g, ' ')
    .trim()
  if (DOUBTFUL.has(text[open] ?? '') && !describesSound(content)) return undefined
  if (content !== '') sounds.push(content)
  return close + 1
}

/**
 * From one note to the next, or to the end: what is sung. A single note behind words ("고마워♪ 다들") is their ornament:
 * what follows is said too. `afterWords`: something is said before it.
 */
function takeSong(text: string, open: number, afterWords: boolean, sounds: string[]): number {
  const noteLength = (text.codePointAt(open) ?? 0) > 0xffff ? 2 : 1
  NOTES.lastIndex = open + noteLength
  const end = NOTES.exec(text)
  NOTES.lastIndex = 0
  if (!end && afterWords) {
    sounds.push('♪')
    return open + noteLength
  }
  const stop = end ? end.index : text.length
  const sung = text
    .slice(open + noteLength, stop)
    .replace(/\s+/g, ' ')
    .trim()
  sounds.push(sung === '' ? '♪' : `♪ ${sung}`)
  return end ? end.index + end[0].length : text.length
}

/** Joined lines get a space, except between characters of scripts that put none. */
function joinLines(lines: readonly string[]): string {
  let joined = ''
  for (const line of lines) {
    const close =
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。！？…」』）]$/u.test(joined.slice(-2)) &&
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（…]/u.test(line)
    joined += joined === '' || close ? line : ` ${line}`
  }
  return joined
}

/** `>> Yes. >> No.` and `- Yes. - No.` in one line: two turns. */
function splitTurns(line: string): string[] {
  if (line.includes('>>')) return line.split(/(?=>{2,3}(?!>))(?<!>)/).filter((part) => part.trim() !== '')
  if (!TURN.test(line.slice(0, 20)) || !/[.!?…。？！]["”']?\s+[-–—]\s?\S/u.test(line)) return [line]
  return line.split(/(?<=[.!?…。？！]["”']?)\s+(?=[-–—]\s?[^\s-])/u)
}

function readLine(line: string, reading: Reading, labels: Labels, voice: string | undefined): void {
  const start = speechStart(line)
  let { next } = start
  let speaker: string | undefined
  let labelled = false
  if (voice === undefined) {
    const label = readLabelShape(line, next)
    if (label && labels.accepts(label) && (label.form === 'colon' || label.followed)) {
      ;[speaker, labelled, next] = [label.name, true, label.next]
      if (label.manner && describesSound(label.manner)) reading.sounds.push(label.manner)
    }
  }
  const words = line.slice(next).replace(TURN, '')
  if (start.turn || labelled || reading.turns.length === 0)
    reading.turns.push({ speaker: speaker ?? voice, lines: [words] })
  else reading.turns.at(-1)?.lines.push(words)
}

/** A bracket or a song that runs over a line's end is one: its line break becomes a space. */
function mendLines(text: string): string {
  if (!text.includes('\n') || !OPENING.test(text)) return text
  let mended = ''
  let at = 0
  const closings = new Closings(text)
  for (const found of text.matchAll(/[[(（【［〔]/g)) {
    if (found.index < at) continue
    const close = closings.of(found.index)
    if (close === -1) continue
    mended += text.slice(at, found.index) + text.slice(found.index, close + 1).replaceAll('\n', ' ')
    at = close + 1
  }
  return mended + text.slice(at)
}

function readStretch(text: string, voice: string | undefined, labels: Labels, speech: Speech): void {
  const reading: Reading = { turns: [], sounds: speech.sounds }
  for (const line of mendLines(text).split('\n')) {
    if (isBareSound(line)) speech.sounds.push(line)
    else for (const part of splitTurns(line)) readLine(part, reading, labels, voice)
  }
  for (const turn of reading.turns) {
    let said = takeSounds(joinLines(turn.lines), speech.sounds)
    for (const [letters] of said.matchAll(LETTER_SOUNDS)) speech.sounds.push(letters.replace(/[~!.?^]+$/, ''))
    said = said.replace(LETTER_SOUNDS, ' ').replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ').trim()
    // A mark that a removed sound leaves behind is no speech.
    if (!/[\p{L}\p{N}]/u.test(said) && !/[?!…？！]/u.test(said)) continue
    speech.utterances.push(turn.speaker === undefined ? { text: said } : { speaker: turn.speaker, text: said })
  }
}

/** Tells who says what in a cue's text, and takes sound descriptions and narration apart from it. */
export function readSpeech(text: string, voices: readonly Voice[], labels: Labels): Speech {
  const speech: Speech = { utterances: [], sounds: [] }
  let at = 0
  for (const voice of voices) {
    if (text.slice(at, voice.from).trim() !== '')
      readStretch(text.slice(at, voice.from).trim(), undefined, labels, speech)
    readStretch(text.slice(voice.from, voice.to), voice.speaker, labels, speech)
    at = voice.to
  }
  if (text.slice(at).trim() !== '') readStretch(text.slice(at).trim(), undefined, labels, speech)
  return speech
}
