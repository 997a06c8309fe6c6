/** What is written around a name and is no part of it. */
const COURTESIES = new Set(
  (
    'mr mrs ms miss mister madam sir dr doctor prof professor director pd writer actor actress ceo manager ' +
    'ssi nim oppa unnie eonni noona nuna sunbae sunbaenim seonbae hoobae'
  ).split(' '),
)
const HANGUL_COURTESIES = /(?:씨|님|배우|감독|선배|오빠|언니|누나|형님|양|군)$/u
const HANGUL_TITLES = /^(?:배우|감독|가수|작가|피디|아나운서)\s+/u

/** A name taken apart. Each group stands by itself; its tokens were joined by hyphens, or by capitals (SukKu). */
export type NameWords = { groups: string[][]; hangul: string }

const MARKS = /\p{M}/gu
const BREVE = /([oOuU])\u0306/g

/** Lower-case letters of a Latin name. McCune-Reischauer's ŏ and ŭ are eo and eu; its aspiration marks fall away. */
function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(BREVE, (_, vowel: string) => (vowel.toLowerCase() === 'o' ? 'eo' : 'eu'))
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[’‘'ʼ`´]/g, '')
    .toLowerCase()
}

/** Splits a name into its words, without courtesies ("Mr.", "-ssi", 씨) and without what stands in parentheses. */
export function nameWords(name: string): NameWords {
  const bare = name.normalize('NFC').replace(/\([^()]*\)|（[^（）]*）/gu, ' ')
  const text = /[\p{L}]/u.test(bare) ? bare : name.normalize('NFC').replace(/[()（）]/gu, ' ')
  if (/\p{Script=Hangul}/u.test(text)) {
    const parts = text
      .replace(/[#@＃＠]/gu, ' ')
      .trim()
      .replace(HANGUL_TITLES, '')
    const joined = parts.replace(/[\s·・\-.]+/gu, '')
    const short = joined.replace(HANGUL_COURTESIES, '')
    const keepsEnding = /[양군]$/u.test(joined) && joined.length <= 3
    return { groups: [], hangul: short.length >= 2 && !keepsEnding ? short : joined }
  }
  const groups: string[][] = []
  for (const word of text.split(/[\s,_/·・]+/u)) {
    const tokens = word
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
      .split(/[-‐‑‒–—.]+/u)
      .map(plainLetters)
      .map((token) => token.replace(/[^\p{L}\p{N}]/gu, ''))
      .filter((token) => token !== '')
    const initials = /^(?:\p{L}\.)+\p{L}?$/u.test(word)
    if (tokens.length > 0) groups.push(initials ? [tokens.join('')] : tokens)
  }
  return { groups: withoutCourtesies(groups), hangul: '' }
}

function withoutCourtesies(groups: string[][]): string[][] {
  const kept = groups
    .map((tokens) => tokens.filter((token) => !COURTESIES.has(token)))
    .filter((tokens) => tokens.length > 0)
  // "Suk-ku hyung": a syllable of many names too (Park Hyung-sik), so only behind a whole one.
  if (kept.flat().length > 3 && kept.at(-1)?.join('') === 'hyung') kept.pop()
  return kept.length > 0 ? kept : groups
}

/** One string for one way of writing, whatever its spaces, hyphens, case and marks: "Son Suk-ku" → "sonsukku". */
export function plainName(name: string): string {
  const words = nameWords(name)
  return words.hangul === '' ? words.groups.flat().join('') : words.hangul
}

/** A western middle initial ("Daniel H. Kim"): left out when names are compared as text. */
export function withoutInitials(words: NameWords): string[] {
  const tokens = words.groups.flat()
  if (tokens.length < 3) return tokens
  return tokens.filter((token, index) => index === 0 || index === tokens.length - 1 || token.length > 1)
}
