import type { Cue, Voice, Word } from './cue.ts'
import { vttTime } from './timestamp.ts'

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type Mark = { at: number; tag: string; order: number }

function voiceMarks(voices: readonly Voice[]): Mark[] {
  return voices.flatMap(({ speaker, from, to }) => [
    { at: from, tag: `<v ${escapeText(speaker)}>`, order: 1 },
    { at: to, tag: '</v>', order: 0 },
  ])
}

/** A timestamp before each word whose time differs from that of the word before it. */
function timeMarks(text: string, words: readonly Word[], cueStart: number): Mark[] {
  const marks: Mark[] = []
  let at = 0
  let time = cueStart
  for (const word of words) {
    const found = text.indexOf(word.text, at)
    if (found === -1) break
    if (word.start !== time) marks.push({ at: found, tag: `<${vttTime(word.start)}>`, order: 2 })
    time = word.start
    at = found + word.text.length
  }
  return marks
}

function markUp(cue: Cue): string {
  const marks = [...voiceMarks(cue.voices ?? []), ...timeMarks(cue.text, cue.words ?? [], cue.start)]
  marks.sort((a, b) => a.at - b.at || a.order - b.order)
  let text = ''
  let at = 0
  for (const mark of marks) {
    text += escapeText(cue.text.slice(at, mark.at)) + mark.tag
    at = mark.at
  }
  return text + escapeText(cue.text.slice(at))
}

/** Writes WebVTT: UTF-8, LF; speakers as `<v>`, word times as timestamps. `language` goes into the header. */
export function writeVtt(cues: readonly Cue[], language?: string): string {
  const header = language && language !== 'und' ? `WEBVTT\nLanguage: ${language}\n` : 'WEBVTT\n'
  const blocks = cues.map((cue) => `${vttTime(cue.start)} --> ${vttTime(cue.end)}\n${markUp(cue)}\n`)
  return [header, ...blocks].join('\n')
}
