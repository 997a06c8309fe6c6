/**
 * Korean particles take the form that the sound before them asks for: 한도윤은, 윤세라는. Digits and Latin letters are
 * read as they are said.
 */
const FORMS = {
  topic: ['은', '는'],
  subject: ['이', '가'],
  object: ['을', '를'],
  and: ['과', '와'],
  saying: ['이라고', '라고'],
} as const

/** Numbers as they are said: 일, 이, 삼… Those that end on a consonant. */
const CLOSED_DIGITS = new Set(['0', '1', '3', '6', '7', '8'])
/** Letters whose Korean name ends on a consonant (엘, 엠, 엔, 알), and final letters of a word that is read out. */
const CLOSED_LETTERS = /[lmnrLMNR]$/u
const CLOSED_WORD = /(?:[^aeiouy\W\d_]|ng)$/iu

/** Whether the last sound of a word is a consonant. Brackets and quotation marks at its end are not read. */
export function endsClosed(word: string): boolean {
  const bare = word.replace(/[\s"'”’»」』〉》)\]]+$/u, '')
  const last = bare.at(-1) ?? ''
  const code = last.codePointAt(0) ?? 0
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0
  if (/\d/u.test(last)) return CLOSED_DIGITS.has(last)
  // Capitals are spelt out (HBN: 엔), words are read (Netflix: 스).
  const [tail = ''] = /[A-Za-z]+$/u.exec(bare) ?? []
  if (tail !== '' && tail === tail.toUpperCase()) return CLOSED_LETTERS.test(tail)
  return tail !== '' && CLOSED_WORD.test(tail) && /(?:[lmnbkp]|ng)$/iu.test(tail)
}

/** The word with its particle: withParticle('윤세라', 'subject') is '윤세라가'. */
export function withParticle(word: string, kind: keyof typeof FORMS): string {
  return word + FORMS[kind][endsClosed(word) ? 0 : 1]
}

/** '한도윤과 윤세라', '가, 나와 다'. */
export function koreanList(names: readonly string[]): string {
  const [last = ''] = names.slice(-1)
  if (names.length < 2) return last
  const before = names.slice(0, -1)
  return `${[...before.slice(0, -1), withParticle(before.at(-1) ?? '', 'and')].join(', ')} ${last}`
}
