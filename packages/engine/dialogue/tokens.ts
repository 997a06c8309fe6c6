/** A unit of comparison and where it stands in its line: 0 at the first letter, 1 after the last. */
export type Token = { key: string; start: number; end: number }

/** 'words' for scripts that put spaces between words, 'letters' for those in which a letter carries a syllable or a word. */
export type Script = 'words' | 'letters'

const LETTER_SCRIPT = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LETTER_SCRIPTS = new RegExp(LETTER_SCRIPT.source, 'gu')
const UNITS = new RegExp(`${LETTER_SCRIPT.source}|[\\p{L}\\p{M}\\p{N}]+`, 'gu')
const MARKS = /\p{M}+/gu
const APOSTROPHES = /['’ʼ`]/gu

/** How a text is compared. More than a third of its letters decide: Korean captions mix in English words. */
export function scriptOf(text: string): Script {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const syllables = text.match(LETTER_SCRIPTS)?.length ?? 0
  return syllables * 3 > letters ? 'letters' : 'words'
}

/** Case, width, accents of Latin letters and kana kind put aside. */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(APOSTROPHES, '')
  return /[^\p{ASCII}]/u.test(plain) ? foldBeyondAscii(plain) : plain
}

function foldBeyondAscii(text: string): string {
  if (!LETTER_SCRIPT.test(text)) return text.normalize('NFKD').replace(MARKS, '')
  return text.replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! - 0x60))
}

/**
 * The tokens of a line: folded, stemmed words; or, in scripts of syllables, each pair of neighbouring letters (spaces
 * put aside, since people space Korean as they like). A lone letter is a token of its own.
 */
export function tokensOf(text: string, script: Script): Token[] {
  const folded = fold(text)
  const length = Math.max(1, folded.length)
  const units: Token[] = []
  for (const match of folded.matchAll(UNITS)) {
    units.push({ key: match[0], start: match.index / length, end: (match.index + match[0].length) / length })
  }
  if (script === 'words') return units.map((unit) => ({ ...unit, key: stem(unit.key) }))
  if (units.length === 1) return units
  return units.slice(1).map((unit, index) => {
    const before = units[index]!
    return { key: before.key + unit.key, start: before.start, end: unit.end }
  })
}

/** Endings that paraphrase changes first (English, Spanish). Kept crude: both sides pass through it. */
const ENDINGS = /(?:mente|iendo|ando|aban|ados|adas|ido|ida|ado|ada|ing|ed|es|ly|os|as|s|a|o|e)$/u

/** A word without its ending, never under four letters: 'waiting', 'waited' and 'waits' are 'wait'. */
export function stem(word: string): string {
  const bare = word.replace(ENDINGS, '')
  return bare.length >= 4 ? bare : word
}
