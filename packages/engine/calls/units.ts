import { fold } from '../dialogue/index.ts'

/** A word, or in scripts of syllables a letter, with its place in the text as written. */
export type Unit = { key: string; start: number; end: number }

const UNIT =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu
/** 'N.G.', 'O.K.': letters that are one word. */
const SPELLED = /(?<!\p{L})(\p{Lu})\.\s?(\p{Lu})\.?(?!\p{L})/gu
const LONG_SOUNDS = /[ー〜～~]/gu
/** 'cuuut', 'actionnn'. */
const DRAWN_OUT = /(\p{L})\1{2,}/giu

/** The units of a text. What a shout draws out is shortened, so that 'Cuuut!' and 'カーーット' are what they mean. */
export function unitsOf(text: string): Unit[] {
  const joined = text.replace(SPELLED, (spelled, a: string, b: string) => `${a}${b}`.padEnd(spelled.length))
  const units: Unit[] = []
  for (const match of joined.matchAll(UNIT)) {
    const key = fold(match[0].replace(LONG_SOUNDS, '').replace(DRAWN_OUT, '$1'))
    const end = match.index + match[0].length
    const last = units.at(-1)
    if (key !== '') units.push({ key, start: match.index, end })
    // A long sound by itself (オッケー) belongs to what it lengthens.
    else if (last?.end === match.index) last.end = end
  }
  return units
}
