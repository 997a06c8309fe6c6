import { readFile } from 'node:fs/promises'
import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import { Chance } from '../dialogue/random.ts'

/** What one person says without a break, word by word as captioned; `start` in seconds. */
export type Turn = { speaker: string; text: string; start: number; end: number }
export type Interview = {
  language: Language
  turns: Turn[]
  stretches: Turn[]
  track: CaptionTrack
  speakers: string[]
}
export type Language = 'en' | 'ko' | 'ja' | 'es'

/** How captions are made: whether they show marks and capitals, and how many letters a cue holds. */
export type Captioning = { marked: boolean; cueLetters: number; named: boolean }

/** An interview as captions: the turns of the file in an order by seed, cut into cues. */
export async function interview(language: Language, seed: number, captioning: Captioning): Promise<Interview> {
  const source = await readFile(new URL(`interviews/${language}.txt`, import.meta.url), 'utf8')
  const chance = new Chance(seed)
  const spoken = source
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ')
      return { speaker: line.slice(0, colon), text: line.slice(colon + 2) }
    })
  const turns: Turn[] = []
  const cues: Cue[] = []
  let clock = 5
  for (const { speaker, text } of chance.shuffle(spoken)) {
    const said = captioning.marked ? text : plain(text)
    const start = clock
    for (const piece of cut(said, captioning.cueLetters, language, chance)) {
      const length = 0.6 + piece.length * 0.06
      const line = captioning.named ? { speaker, text: piece } : { text: piece }
      cues.push({
        start: clock,
        end: clock + length,
        text: piece,
        utterances: [line],
        sounds: [],
        line: cues.length + 1,
      })
      clock += length + chance.between(0, 0.4)
    }
    turns.push({ speaker, text: said, start, end: clock })
    // Another question, or a cut: longer than any pause in talk when nobody is named.
    clock += captioning.named ? chance.between(0.3, 2) : chance.between(5, 9)
  }
  const stretches = joined(turns)
  const track: CaptionTrack = {
    file: `interview.${language}.srt`,
    format: 'srt',
    language,
    layer: 'original',
    automatic: false,
    cues,
    problems: [],
  }
  return { language, turns, stretches, track, speakers: [...new Set(spoken.map(({ speaker }) => speaker))] }
}

/** Turns that follow on each other are one stretch of talk where the same person speaks and is named. */
function joined(turns: readonly Turn[]): Turn[] {
  const stretches: Turn[] = []
  for (const turn of turns) {
    const last = stretches.at(-1)
    if (last && last.speaker === turn.speaker && turn.start - last.end < 4) {
      last.text += ` ${turn.text}`
      last.end = turn.end
    } else stretches.push({ ...turn })
  }
  return stretches
}

/** As automatic captions write it: no marks, no capitals. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.,!?¿¡"。、？！]/gu, (mark, at: number, whole: string) =>
      /\d/u.test(whole[at - 1] ?? '') && /\d/u.test(whole[at + 1] ?? '') ? mark : ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim()
}

function cut(text: string, letters: number, language: Language, chance: Chance): string[] {
  const units = language === 'ja' ? text.split(/(?<=[、。？！])/u) : text.split(' ')
  const glue = language === 'ja' ? '' : ' '
  const pieces: string[] = []
  let piece = ''
  for (const unit of units) {
    const next = piece === '' ? unit : piece + glue + unit
    if (next.length > letters * chance.between(0.6, 1.2) && piece !== '') {
      pieces.push(piece)
      piece = unit
    } else piece = next
  }
  if (piece !== '') pieces.push(piece)
  // Two lines to a cue, now and then.
  return pieces.map((one) =>
    one.length > 24 && glue === ' ' && chance.happens(0.4) ? one.replace(/^(.{10,}?) /u, '$1\n') : one,
  )
}
