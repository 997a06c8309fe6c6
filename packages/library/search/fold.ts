/** Scripts written without, or loosely with, spaces: found by pairs of letters instead of words. */
export type RunScript = 'hangul' | 'han'
export type Token = { script: 'word'; text: string } | { script: RunScript; text: string }

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.split('')
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
const FINALS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')

/** Compound letters that a keyboard makes of two strokes, as a lone letter in an unfinished syllable. */
const COMPOUNDS: { [letter: string]: string } = {
  ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
} // prettier-ignore

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** One form for what readers take for the same: width, case, accents of Latin letters, katakana and hiragana. */
export function fold(words: string): string {
  return (
    words
      // Lone hangul letters, as they stand while someone types, would become another kind of letter.
      .replaceAll(/[^\u3131-\u3163]+/g, (part) => part.normalize('NFKD'))
      .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/['’‘ʼ]/g, '')
      .replaceAll(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  )
}

/** Letters and digits alone: 'Son Suk-ku' and 'son sukku' are one. */
export function compact(words: string): string {
  return fold(words).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** Words, and runs of hangul or of Han and kana. Spaces within hangul do not end a run: writers differ in them. */
export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = []
  const pattern =
    /(?<hangul>[가-힣ㄱ-ㅣ]+(?:\s+[가-힣ㄱ-ㅣ]+)*)|(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+)|(?<word>(?:(?![가-힣ㄱ-ㅣ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{M}\p{N}])+)/gu
  for (const { groups } of folded.matchAll(pattern)) {
    if (groups?.['hangul']) tokens.push({ script: 'hangul', text: groups['hangul'].replaceAll(/\s+/g, '') })
    else if (groups?.['han']) tokens.push({ script: 'han', text: groups['han'] })
    else if (groups?.['word']) tokens.push({ script: 'word', text: groups['word'] })
  }
  return tokens
}

/** A hangul syllable as its letters, compounds taken apart: '괜' → 'ㄱㅗㅐㄴ'. Other characters stay. */
export function lettersOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return COMPOUNDS[character] ?? character
  const index = code - FIRST_SYLLABLE
  const initial = INITIALS[Math.floor(index / 588)] ?? ''
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? ''
  return initial + vowel + (FINALS[index % 28] ?? '')
}

/** The initial of each syllable: '손석구' → 'ㅅㅅㄱ', as people type who are in a hurry. */
export function initialsOf(hangul: string): string {
  return Array.from(hangul)
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
        ? (INITIALS[Math.floor((code - FIRST_SYLLABLE) / 588)] ?? '')
        : character
    })
    .join('')
}
