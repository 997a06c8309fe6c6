const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** The nineteen leading consonants in Unicode's order: a syllable's onset indexes them. */
export const ONSETS = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ')
/** The twenty-one vowels in Unicode's order. */
export const VOWELS = Array.from('ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ')
/** The seven sounds in which a Korean syllable can end, after "none": what the 27 written codas are spoken as. */
export const CODA_SOUNDS = ['', 'ㄱ', 'ㄴ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅇ']

/** Unicode's 28 codas, each as its index in CODA_SOUNDS. */
const CODA_SOUND_OF = [0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3]

/** A spoken syllable as one number: onset (0–18), vowel (0–20), coda sound (0–7). */
export type SyllableCode = number

export function syllableCode(onset: number, vowel: number, coda: number): SyllableCode {
  return (onset * VOWELS.length + vowel) * CODA_SOUNDS.length + coda
}

export function syllableParts(code: SyllableCode): { onset: number; vowel: number; coda: number } {
  const rest = Math.floor(code / CODA_SOUNDS.length)
  return {
    onset: Math.floor(rest / VOWELS.length),
    vowel: rest % VOWELS.length,
    coda: code % CODA_SOUNDS.length,
  }
}

export function isHangulSyllable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return point >= FIRST_SYLLABLE && point <= LAST_SYLLABLE
}

/** The code of one written syllable block, or undefined for anything else. */
export function codeOfHangul(character: string): SyllableCode | undefined {
  if (!isHangulSyllable(character)) return undefined
  const index = (character.codePointAt(0) ?? 0) - FIRST_SYLLABLE
  const coda = CODA_SOUND_OF[index % 28] ?? 0
  return syllableCode(Math.floor(index / 588), Math.floor(index / 28) % 21, coda)
}

const CODAS = ['', ...Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ')]
/** Compound letters as the two key strokes that type them. */
const STROKES = Object.fromEntries(
  'ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ'
    .split(' ')
    .map((letters) => [letters.charAt(0), letters.slice(1)]),
)

/** The letters of a text in the order in which they are typed: 손석 → ㅅㅗㄴㅅㅓㄱ. Other characters stay. */
export function typedLetters(text: string): string {
  let letters = ''
  for (const character of text.normalize('NFC')) {
    if (!isHangulSyllable(character)) {
      letters += STROKES[character] ?? character
      continue
    }
    const index = (character.codePointAt(0) ?? 0) - FIRST_SYLLABLE
    const vowel = VOWELS[Math.floor(index / 28) % 21] ?? ''
    const coda = CODAS[index % 28] ?? ''
    letters += (ONSETS[Math.floor(index / 588)] ?? '') + (STROKES[vowel] ?? vowel) + (STROKES[coda] ?? coda)
  }
  return letters
}

/** The leading consonants of a text: 손석구 → ㅅㅅㄱ. Lone consonants stand for themselves. */
export function initialsOf(text: string): string {
  let initials = ''
  for (const character of text) {
    if (isHangulSyllable(character)) {
      initials += ONSETS[Math.floor(((character.codePointAt(0) ?? 0) - FIRST_SYLLABLE) / 588)] ?? ''
    } else if (ONSETS.includes(character)) initials += character
  }
  return initials
}
