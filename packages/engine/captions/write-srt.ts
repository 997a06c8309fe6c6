import type { Cue } from './cue.ts'
import { escapeReferences } from './entities.ts'
import { srtTime } from './timestamp.ts'

/** Escapes what `parseSrt` would take for markup or for a timing, and nothing else. */
function escapeText(text: string): string {
  return escapeReferences(text)
    .replaceAll('-->', '--&gt;')
    .replace(/<(?=[/A-Za-z0-9.])/g, '&lt;')
    .replace(/\{(?=\\|[yYcCfFsSpPoO]:)/g, '&#123;')
}

/** SubRip knows no voices: a speaker whom the file gave by markup becomes a label. */
function labelled(cue: Cue): string {
  let text = ''
  let at = 0
  for (const voice of cue.voices ?? []) {
    text += `${escapeText(cue.text.slice(at, voice.from))}${escapeText(voice.speaker)}: `
    text += escapeText(cue.text.slice(voice.from, voice.to))
    at = voice.to
  }
  return text + escapeText(cue.text.slice(at))
}

/** Writes SubRip: UTF-8, LF, numbered from 1. Word times are not kept: the format has none. */
export function writeSrt(cues: readonly Cue[]): string {
  return cues
    .map((cue, index) => `${index + 1}\n${srtTime(cue.start)} --> ${srtTime(cue.end)}\n${labelled(cue)}\n`)
    .join('\n')
}
