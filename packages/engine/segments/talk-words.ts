import { fold } from '../dialogue/index.ts'
import en from './talk.en.json' with { type: 'json' }
import es from './talk.es.json' with { type: 'json' }
import ja from './talk.ja.json' with { type: 'json' }
import ko from './talk.ko.json' with { type: 'json' }
import zh from './talk.zh.json' with { type: 'json' }

/** The file that a contributor extends: see docs/segments.md. */
type TalkFile = {
  language: string
  /** Talk about the filming, and talk in the midst of it. */
  interview: { strong: string[]; weak: string[] }
  set: { strong: string[]; weak: string[] }
  /** How interview questions are put. */
  questions: string[]
  /** Who asks, as speaker labels name them. */
  askers: string[]
}

const FILES: Record<string, TalkFile> = { en, es, ja, ko, zh }

/** What words say about the kind of talk. Folded; in spaced scripts padded, so that whole words are found. */
export type TalkWords = {
  interview: Weighted[]
  set: Weighted[]
  questions: string[]
  askers: string[]
  spaced: boolean
}
type Weighted = { text: string; points: number }

const STRONG = 2
const WEAK = 0.5

const prepared = new Map<string, TalkWords>()

/** The words of a language; English ones for a language that we hold no list of. */
export function talkWords(language: string): TalkWords {
  const own = FILES[language.slice(0, 2)] ? language.slice(0, 2) : 'en'
  let words = prepared.get(own)
  if (!words) prepared.set(own, (words = prepare(FILES[own]!)))
  return words
}

function prepare(file: TalkFile): TalkWords {
  const spaced = file.language === 'en' || file.language === 'es'
  const weigh = ({ strong, weak }: { strong: string[]; weak: string[] }) => [
    ...strong.map((text) => ({ text: searchable(text, spaced), points: STRONG })),
    ...weak.map((text) => ({ text: searchable(text, spaced), points: WEAK })),
  ]
  return {
    interview: weigh(file.interview),
    set: weigh(file.set),
    questions: file.questions.map((text) => searchable(text, spaced)),
    askers: file.askers.map((asker) => asker.toLowerCase()),
    spaced,
  }
}

/** Folded text in which words stand between single spaces, or in which there are no spaces at all. */
export function searchable(text: string, spaced: boolean): string {
  const folded = fold(text).replace(/[!！¡]+/gu, ' ! ')
  if (!spaced) return folded.replace(/[\s,.、。]+/gu, '')
  return ` ${folded.replace(/[^\p{L}\p{N}!?]+/gu, ' ').trim()} `
}

/** Points of the words found in a text; each counts once. */
export function pointsOf(text: string, words: readonly Weighted[]): number {
  return words.reduce((sum, word) => (text.includes(word.text) ? sum + word.points : sum), 0)
}
