/** Alphabets whose letters look like Latin ones. */
const OTHERS: [name: string, letters: RegExp][] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
]
const WORDS = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

/**
 * Says which word mixes its Latin letters with ones of another alphabet that look the same: to the eye the words agree,
 * letter by letter they do not. `whose`: where the text stands, for the message.
 */
export function tellLookAlikes(text: string, whose: string): string | undefined {
  const latin = (text.match(/\p{Script=Latin}/gu) ?? []).length
  for (const [word] of text.matchAll(WORDS)) {
    for (const [name, letters] of OTHERS) {
      const letter = letters.exec(word)?.[0]
      if (letter === undefined) continue
      if (!/\p{Script=Latin}/u.test(word) && !(word.length === 1 && latin > 10)) continue
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return `${whose} “${word}” with a ${name} ${letter} (U+${code}), which only looks like a Latin letter: type the word anew.`
    }
  }
  return undefined
}
