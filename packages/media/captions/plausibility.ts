import { COMMON_HANGUL, COMMON_KANJI, COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from './common-characters.ts'

/** How well a character that is not ASCII fits the encoding's languages: 1 at home, 0 possible, below 0 out of place. */
type Judge = (character: string, before: string, after: string) => number

/** What a decoder gives for bytes that have no meaning weighs more than many good characters. */
const BROKEN = -8

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)
const isPunctuation = (character: string): boolean =>
  /[　、。，．！？…“”‘’「」『』（）：；～·—♪♬【】《》〈〉]/.test(character)

const korean: Judge = (character) => {
  if (COMMON_HANGUL.has(character)) return 1
  if (/[가-힣]/.test(character)) return 0.3
  if (isPunctuation(character) || /[ㄱ-ㅣ]/.test(character)) return 0.5
  return isHan(character) ? -0.3 : -0.5
}

const japanese: Judge = (character) => {
  if (/[ぁ-んー]/.test(character)) return 1
  if (/[ァ-ヶ]/.test(character) || COMMON_KANJI.has(character)) return 0.8
  if (isPunctuation(character)) return 0.5
  if (/[｡-ﾟ]/.test(character)) return -1
  return isHan(character) ? 0.2 : -0.5
}

const chinese =
  (common: ReadonlySet<string>): Judge =>
  (character) => {
    if (common.has(character)) return 1
    if (isPunctuation(character)) return 0.5
    return isHan(character) ? 0.1 : -1
  }

const WESTERN_LOWER = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžýÿðþ]/
const WESTERN_UPPER = /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽÝÐÞ]/

const western: Judge = (character, before, after) => {
  const [letterBefore, letterAfter] = [/[a-z]/i.test(before), /[a-z]/i.test(after)]
  if (before > '\u007f' && after > '\u007f') return -1
  if (WESTERN_LOWER.test(character)) return letterBefore || letterAfter || (before + after).trim() === '' ? 1 : -0.5
  if (WESTERN_UPPER.test(character)) return /[a-z]/.test(before) ? -1 : 0.8
  if (/[“”‘’…–—¿¡«»°·©®€£´\u00a0•ªº]/.test(character)) return 0.7
  return -1
}

const cyrillic: Judge = (character, before) => {
  if (/[а-яё]/.test(character)) return 0.9
  if (/[А-ЯЁ]/.test(character)) return /[а-яё]/.test(before) ? -1 : 0.8
  return /[“”‘’…–—«»\u00a0№іїєґІЇЄҐ]/.test(character) ? 0.5 : -1
}

/** The encodings that captions come in besides Unicode, by the names of the Encoding Standard. */
export const LEGACY_ENCODINGS = {
  'euc-kr': korean,
  shift_jis: japanese,
  'euc-jp': japanese,
  gb18030: chinese(COMMON_SIMPLIFIED),
  big5: chinese(COMMON_TRADITIONAL),
  'windows-1252': western,
  'windows-1251': cyrillic,
} satisfies Record<string, Judge>

export type LegacyEncoding = keyof typeof LEGACY_ENCODINGS

/** The mean fit of all characters that are not ASCII: 1 at best. 0 where there are none. */
export function plausibility(text: string, encoding: LegacyEncoding): number {
  const judge = LEGACY_ENCODINGS[encoding]
  let [sum, count] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    count++
    const outOfPlace = code === 0xfffd || (code >= 0xd800 && code <= 0xf8ff) || (code >= 0x80 && code <= 0x9f)
    sum += outOfPlace ? BROKEN : judge(text[at] ?? '', text[at - 1] ?? ' ', text[at + 1] ?? ' ')
  }
  return count === 0 ? 0 : sum / count
}
