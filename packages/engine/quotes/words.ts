/**
 * The words of a text, letter by letter. `fold` and `exact` hold the letters of all words one after the other (`fold`
 * in lower case, unit for unit the same length); a text has said the same words as another when their letters agree
 * and their words part at the same places.
 */
export type Words = {
  exact: string
  fold: string
  /** For each letter, what parts it from the letter before: see Parting. */
  partings: Uint8Array
  /** For each letter, its place in the text. */
  places: Int32Array
  /** For each letter, 1 where a sentence may begin, so that its case says nothing. */
  opens: Uint8Array
}

/** Nothing (inside a word), a space or a mark (two words), or either (Korean spacing, a hyphen at a line's end). */
export const Parting = { none: 0, word: 1, either: 2 } as const

/** Apostrophes as they are typed. Unit for unit, so that places stay. */
const APOSTROPHES = /[’‘ʼ`´′＇]/g
/** Marks that nobody sees: soft hyphen, zero-width, direction, byte order, variation selectors. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/g
/** Written laughter and tears, which captions and writers add at will: ㅋㅋㅋ, ㅠㅠ. */
const WRITTEN_SOUND = /^[ㅋㅎㅠㅜ]+$/u

/**
 * A word: initials (p.m., D.O.), a number as written (1,000; 10:30; 3.5), letters with inner apostrophes, or a sign
 * that is spoken (%, $, &).
 */
const WORD =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{M}\p{N}]*|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*|[\p{Sc}%‰&+=@#°/]/gu

/** Scripts in which a space inside a sentence is the writer's: letters decide, wherever the spaces stand. */
const FREE_SPACING =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー々〆]/u

const SENTENCE_MARK = /[.!?。！？…:;—–"“”«»「」『』()[\]\n]|--|\s[-‐]|^\s*[-‐]/u

/** The text as its words are read: composed letters, one kind of apostrophe, nothing unseen. */
export function readable(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').replace(APOSTROPHES, "'")
}

/** The words of a text that went through `readable`. */
export function wordsOf(text: string): Words {
  let exact = ''
  let fold = ''
  const partings: number[] = []
  const places: number[] = []
  const opens: number[] = []
  let end = 0
  let first = true
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    if (WRITTEN_SOUND.test(word)) continue
    const between = text.slice(end, match.index)
    const initials = word.includes('.') && !/\p{N}/u.test(word)
    const parting = first ? Parting.word : partingOf(exact.at(-1) ?? '', between, word)
    const opening = first || SENTENCE_MARK.test(between) ? 1 : 0
    for (let at = 0; at < word.length; at++) {
      const unit = word.charAt(at)
      if (initials && unit === '.') continue
      exact += unit
      fold += foldUnit(unit)
      partings.push(at === 0 ? parting : Parting.none)
      opens.push(at === 0 ? opening : 0)
      places.push(match.index + at)
    }
    end = match.index + word.length
    first = false
  }
  return {
    exact,
    fold,
    partings: Uint8Array.from(partings),
    places: Int32Array.from(places),
    opens: Uint8Array.from(opens),
  }
}

function partingOf(before: string, between: string, word: string): number {
  if (FREE_SPACING.test(before) || FREE_SPACING.test(word.charAt(0))) return Parting.either
  if (/^[-‐]\n$/u.test(between)) return Parting.either
  return Parting.word
}

/** Lower case, where that keeps the length: İ stays. */
export function foldUnit(unit: string): string {
  const lower = unit.toLowerCase()
  return lower.length === unit.length ? lower : unit
}

/** How many words a stretch of letters is. In scripts without spaces, two letters count as a word. */
export function countWords(words: Words, from: number, to: number): number {
  let count = 0
  let free = 0
  for (let at = from; at < to; at++) {
    const unspaced = UNSPACED.test(words.fold.charAt(at))
    if (unspaced) free++
    else if (at === from || words.partings[at] !== Parting.none) count++
  }
  return count + Math.ceil(free / 2)
}

/** Scripts that write no spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー々〆]/u
