import { MAKING_WORDS } from './video-name.ts'

/** Letters of a title that is taken for a drama's wherever it stands; a shorter one must stand apart, as in <비밀> or | 비밀 3화. */
const PLAIN_LETTERS = { hangul: 4, other: 8 }

type Letters = {
  text: string
  /** Letters before which a word begins or, at the end, after which it ends: by a blank, a digit or another script. */
  words: ReadonlySet<number>
  /** Those of them where more than a blank stands between, or nothing on one side. */
  apart: ReadonlySet<number>
}

/**
 * Which of the `known` titles of dramas the title of a making-of names, as broadcasters write it: "[메이킹] 고백 | 등불거리 3화",
 * "[등불거리/메이킹]", "<등불거리> 비하인드", "#등불거리". The longest, where it names several; undefined where none.
 */
export function dramaInTitle(title: string, known: Iterable<string>): string | undefined {
  const within = lettersOf(title.replace(MAKING_WORDS, ' | '))
  let longest: { title: string; letters: number } | undefined
  for (const one of known) {
    const { text } = lettersOf(one)
    if (text.length <= (longest?.letters ?? 1)) continue
    const borders =
      text.length >= (/\p{sc=Hangul}/u.test(text) ? PLAIN_LETTERS.hangul : PLAIN_LETTERS.other)
        ? within.words
        : within.apart
    for (let at = within.text.indexOf(text); at >= 0; at = within.text.indexOf(text, at + 1))
      if (borders.has(at) && borders.has(at + text.length)) longest = { title: one, letters: text.length }
  }
  return longest?.title
}

function lettersOf(title: string): Letters {
  let text = ''
  let between = '|'
  let last = ''
  const words = new Set<number>()
  const apart = new Set<number>()
  for (const character of title.normalize('NFKC').toLowerCase()) {
    if (!/[\p{L}\p{N}]/u.test(character)) {
      between += character
      continue
    }
    const turns = kindOf(character) !== last
    if (between !== '' || turns) words.add(text.length)
    if (between.trim() !== '' || (turns && (last === 'digit' || /\d/.test(character)))) apart.add(text.length)
    text += character
    last = kindOf(character)
    between = ''
  }
  return { text, words: words.add(text.length), apart: apart.add(text.length) }
}

function kindOf(character: string): string {
  if (/\p{N}/u.test(character)) return 'digit'
  return /\p{sc=Hangul}/u.test(character) ? 'hangul' : 'other'
}
