import { Parting, UNSPACED, type Words } from './words.ts'

/**
 * What cannot begin a word of its own after another letter: kana that inflect, and the particles of Chinese. A
 * quotation which ends before one of these has lost an ending: 好きじゃ|ない.
 */
const ENDING = /[\p{Script=Hiragana}ー々吗嗎呢吧啊呀哦了的過过著着么麼]/u

const KANA = /[\p{Script=Hiragana}ー々]/u

let segmenter: Intl.Segmenter | undefined

/** Whether a word may begin at this letter of the stream: words keep their stems, prefixes and negations. */
export function startsWord(words: Words, at: number): boolean {
  if (parts(words, at)) return true
  const [before, first] = [words.fold.charAt(at - 1), words.fold.charAt(at)]
  if (!UNSPACED.test(first)) return UNSPACED.test(before)
  // 船|の日: what hangs on a noun or a stem does not begin a quotation.
  if (KANA.test(first) && !KANA.test(before)) return false
  return breaksAt(words, at)
}

/** Whether a word may end before this letter: words keep their endings and particles. */
export function endsWord(words: Words, at: number): boolean {
  if (at >= words.fold.length || parts(words, at)) return true
  const next = words.fold.charAt(at)
  if (!UNSPACED.test(words.fold.charAt(at - 1)) && !UNSPACED.test(next)) return false
  return !ENDING.test(next) && breaksAt(words, at)
}

function parts(words: Words, at: number): boolean {
  return words.partings[at] === Parting.word || words.partings[at] === Parting.either
}

/** Whether the dictionary of the platform parts words here, in a script that writes no spaces. */
function breaksAt(words: Words, at: number): boolean {
  let from = at
  while (from > 0 && words.partings[from] === Parting.none && at - from < 40) from--
  let to = at
  while (to < words.fold.length && (to === at || words.partings[to] === Parting.none) && to - at < 40) to++
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' })
  for (const { index } of segmenter.segment(words.fold.slice(from, to))) if (from + index === at) return true
  return false
}
