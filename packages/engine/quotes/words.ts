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
  /** For each letter, 1 where a sentence may begin, so that its case says nothing; 2 where no case does. */
  opens: Uint8Array
}

/**
 * Nothing (inside a word), a space or a mark (two words), either (Korean spacing), or a hyphen at a line's end, which
 * joins two words or breaks one: no place to begin or end.
 */
export const Parting = { none: 0, word: 1, either: 2, broken: 3 } as const

/** Apostrophes as they are typed. Unit for unit, so that places stay. */
const APOSTROPHES = /[’‘ʼ`´′＇]/g
/**
 * Forms that only the width or the type sets apart: Latin letters, digits and spoken signs as wide as a kanji (Ｏ, ２, ％),
 * katakana half as wide (ｾﾘﾌ), ligatures (ﬁ).
 */
const FORMS = /[\uff03-\uff06\uff0b\uff10-\uff19\uff1d\uff20-\uff3a\uff41-\uff5a\ufb00-\ufb06]|[\uff66-\uff9f]+/gu
/** Marks that nobody sees: soft hyphen, zero-width, direction, byte order, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
/** Written laughter and tears, which captions and writers add at will: ㅋㅋㅋ, ㅠㅠ. */
const WRITTEN_SOUND = /^[ㅋㅎㅠㅜ]+$/u

/**
 * A word: initials (p.m., D.O.), a number as written (1,000; 10:30; 3.5), letters with inner apostrophes (none beside
 * syllables, where '고래'라는 is a quoted word), or a sign that is spoken (%, $, &).
 */
const WORD =
  /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{M}\p{N}])\.?|\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{M}\p{N}]*|[\p{L}\p{M}\p{N}]+(?:(?<![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])'(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}]+)*|[\p{Sc}%‰&+=@#°/]/gu

/** Scripts in which a space inside a sentence is the writer's: letters decide, wherever the spaces stand. */
const FREE_SPACING =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー々〆]/u

const SENTENCE_MARK = /[.!?。！？…:;—–"“”«»「」『』()[\]\n]|--|\s[-‐]|^\s*[-‐]/u

/** The text as its words are read: composed letters of one width, one kind of apostrophe, nothing unseen. */
export function readable(text: string): string {
  return text
    .normalize('NFC')
    .replace(FORMS, (form) => form.normalize('NFKC'))
    .replace(UNSEEN, '')
    .replace(APOSTROPHES, "'")
}

/** The words of a text that went through `readable`. */
export function wordsOf(text: string): Words {
  const writer = new WordWriter(text.length)
  writer.read(text, 0)
  return writer.finish()
}

/** Gathers the words of several texts into one stream. `capacity`: letters, at most. */
export class WordWriter {
  #exact: string[] = []
  #fold: string[] = []
  readonly #partings: Uint8Array
  readonly #places: Int32Array
  readonly #opens: Uint8Array
  /** Letters so far. */
  length = 0

  constructor(capacity: number) {
    this.#partings = new Uint8Array(capacity)
    this.#places = new Int32Array(capacity)
    this.#opens = new Uint8Array(capacity)
  }

  /** Reads the words of a text that begins at place `offset` of the whole. */
  read(text: string, offset: number): void {
    let end = 0
    let last = ''
    for (const match of text.matchAll(WORD)) {
      const written = match[0]
      const first = written.charAt(0)
      if (first >= 'ㅋ' && first <= 'ㅠ' && WRITTEN_SOUND.test(written)) continue
      const between = text.slice(end, match.index)
      const initials = written.includes('.') && !/\p{N}/u.test(written)
      const word = initials ? written.replaceAll('.', '') : written
      const at = this.length
      this.#partings[at] = last === '' ? Parting.word : partingOf(last, between, written)
      this.#opens[at] = last === '' || (between !== ' ' && SENTENCE_MARK.test(between)) ? 1 : 0
      for (let letter = 0; letter < word.length; letter++) {
        this.#places[at + letter] = offset + match.index + (initials ? letter * 2 : letter)
      }
      this.#exact.push(word)
      const lower = word.toLowerCase()
      this.#fold.push(lower.length === word.length ? lower : word.split('').map(foldUnit).join(''))
      this.length += word.length
      end = match.index + written.length
      last = written.charAt(written.length - 1)
    }
  }

  /** Sets a mark that is in no word, and that no search crosses. */
  mark(unit: string, place: number): void {
    this.#exact.push(unit)
    this.#fold.push(unit)
    this.#partings[this.length] = Parting.word
    this.#places[this.length] = place
    this.length++
  }

  place(letter: number): number {
    return this.#places[letter] ?? 0
  }

  /** From here to the end so far, case says nothing. */
  forgetCase(from: number, to: number): void {
    this.#opens.fill(2, from, to)
  }

  finish(): Words {
    return {
      exact: this.#exact.join(''),
      fold: this.#fold.join(''),
      partings: this.#partings.slice(0, this.length),
      places: this.#places.slice(0, this.length),
      opens: this.#opens.slice(0, this.length),
    }
  }
}

function partingOf(before: string, between: string, word: string): number {
  if (before < '\u0e00' && word.charAt(0) < '\u0e00')
    return between.length === 2 && /^[-‐]\n$/u.test(between) ? Parting.broken : Parting.word
  if (FREE_SPACING.test(before) || FREE_SPACING.test(word.charAt(0))) return Parting.either
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
