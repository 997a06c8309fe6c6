import { PEOPLE, SHORT } from '../cast/people.ts'
import type { Line } from '../reel/index.ts'

export type Language = 'ko' | 'en'

/** How a caption file of this drama names who speaks: not at all, by given name and colon, or as WebVTT does. */
export type Naming = 'none' | 'colon' | 'voice'

const clock = (seconds: number, comma: ',' | '.'): string => {
  const milliseconds = Math.round(seconds * 1000)
  const pad = (n: number, width = 2) => String(Math.floor(n)).padStart(width, '0')
  return `${pad(milliseconds / 3_600_000)}:${pad((milliseconds / 60_000) % 60)}:${pad((milliseconds / 1000) % 60)}${comma}${pad(milliseconds % 1000, 3)}`
}

/** Longest line of a caption, in letters; Hangul is twice as broad. */
const WRAP = { ko: 24, en: 44 } as const

function wrap(words: string, language: Language): string {
  if (words.length <= WRAP[language]) return words
  const middle = words.length / 2
  let best = -1
  for (let i = words.indexOf(' '); i !== -1; i = words.indexOf(' ', i + 1))
    if (best < 0 || Math.abs(i - middle) < Math.abs(best - middle)) best = i
  return best < 0 ? words : `${words.slice(0, best)}\n${words.slice(best + 1)}`
}

/** What a caption shows: speech with its speaker, sound and narration in brackets, a question with its Q. */
export function captionText(line: Line, language: Language, naming: Naming): string {
  const words = line[language]
  if (line.kind === 'question') return `Q. ${words}`
  if (line.kind !== 'speech') return language === 'ko' ? `(${words})` : `[${words}]`
  const wrapped = wrap(words, language)
  if (!line.who || naming === 'none') return wrapped
  const { name, role } = PEOPLE[line.who]
  // What is heard in a clip is said by the role.
  if (line.replayed && role)
    return naming === 'voice' ? `<v ${role[language]}>${wrapped}` : `${role[language]}: ${wrapped}`
  return naming === 'voice' ? `<v ${name[language]}>${wrapped}` : `${SHORT[line.who][language]}: ${wrapped}`
}

export function srt(lines: readonly Line[], language: Language, naming: Naming): string {
  return lines
    .map(
      (line, n) =>
        `${n + 1}\r\n${clock(line.start, ',')} --> ${clock(line.end, ',')}\r\n${captionText(line, language, naming).replaceAll('\n', '\r\n')}\r\n`,
    )
    .join('\r\n')
}

export function vtt(lines: readonly Line[], language: Language, naming: Naming): string {
  const cues = lines.map(
    (line) => `${clock(line.start, '.')} --> ${clock(line.end, '.')}\n${captionText(line, language, naming)}\n`,
  )
  return `WEBVTT\nKind: captions\nLanguage: ${language}\n\n${cues.join('\n')}`
}

/** SAMI with a class for each language, as Korean caption files are; a cue is ended by an empty one. */
export function smi(lines: readonly Line[], title: string): string {
  const bodies: string[] = []
  for (const [language, style] of [
    ['ko', 'KRCC'],
    ['en', 'ENCC'],
  ] as const) {
    lines.forEach((line, n) => {
      const text = captionText(line, language, 'none').replaceAll('&', '&amp;').replaceAll('\n', '<br>')
      bodies.push(`<SYNC Start=${Math.round(line.start * 1000)}><P Class=${style}>\r\n${text}`)
      const next = lines[n + 1]
      if (!next || next.start - line.end > 0.01)
        bodies.push(`<SYNC Start=${Math.round(line.end * 1000)}><P Class=${style}>&nbsp;`)
    })
  }
  return [
    '<SAMI>',
    '<HEAD>',
    `<TITLE>${title}</TITLE>`,
    '<STYLE TYPE="text/css">',
    '<!--',
    'P { margin-left:8pt; margin-right:8pt; font-size:20pt; text-align:center; font-family:굴림; color:white; }',
    '.KRCC { Name:한국어; lang:ko-KR; SAMIType:CC; }',
    '.ENCC { Name:English; lang:en-US; SAMIType:CC; }',
    '-->',
    '</STYLE>',
    '</HEAD>',
    '<BODY>',
    ...bodies,
    '</BODY>',
    '</SAMI>',
    '',
  ].join('\r\n')
}

let codes: Map<string, number> | undefined

/** CP949, in which most SAMI files are: the table is the decoder's own, turned round. */
export function inCp949(text: string): Uint8Array {
  if (!codes) {
    codes = new Map()
    const decoder = new TextDecoder('euc-kr')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x41; trail <= 0xfe; trail++) {
        const letter = decoder.decode(Uint8Array.of(lead, trail))
        if (letter.length === 1 && letter !== '\ufffd') codes.set(letter, (lead << 8) | trail)
      }
  }
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.charCodeAt(0)
    if (code < 0x80) bytes.push(code)
    else {
      const pair = codes.get(letter)
      if (pair === undefined) throw new Error(`CP949 has no '${letter}': write the caption without it.`)
      bytes.push(pair >> 8, pair & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}
