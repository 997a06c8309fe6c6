import { isTitleCase } from './quotation-kind.ts'
import { readable, wordsOf, type Words } from './words.ts'

/** A literal run of a quotation: words that must stand as they are. `text` is the quotation's, `places` point into it. */
export type Run = { words: Words; text: string; from: number; to: number }

/** What stands between two runs, before the first or after the last. */
export type Between = {
  /** Insertions in square brackets, as written. */
  brackets: string[]
  ellipsis: boolean
  /** Letters of a word are bracketed ("[I]t", "fill[ed]"): the word's own letters, which its source must share. */
  stem?: { before: string; after: string }
  /** An attribution stands here: the sentence goes on, or another begins. */
  attribution?: 'continues' | 'sentence'
}

/** A quotation as its runs, with what is between them: `betweens` has one more than `runs`. */
export type Pattern = {
  text: string
  runs: Run[]
  betweens: Between[]
  asides: string[]
  recased: string[]
  titled: boolean
}

/** Stand for attributions in the text of a pattern. Private use, so that no text holds them. */
const JOINT = { continues: '\ue0f2', sentence: '\ue0f3' } as const
const LIMITS = { runs: 60 }
const PIECE =
  /(?<bracket>[[［〔][^\][［］〔〕]*[\]］〕])|(?<paren>[(（][^()（）]*[)）])|(?<ellipsis>…+|\.(?:\s?\.)+|‥+|⋯+|·{2,})|(?<joint>\ue0f2|\ue0f3)/gu
/** Asides on how it is said, which are no words: "(laughs)", "(웃음)". */
const SOUND_ASIDE =
  /^\s*(?:(?:both|all|softly|nervous(?:ly)?)\s+)?(?:laugh(?:s|ing|ter)?|chuckl(?:es|ing)|giggl(?:es|ing)|smil(?:es|ing)|sigh(?:s|ing)?|pauses?|sobs?|cries|crying|applause|sic|웃음|일동\s*웃음|미소|눈물|한숨|笑|笑い|爆笑|泣|涙|risas|ríe|se ríe|llora)\s*$/iu
const EAST_ASIAN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** A word of which letters are bracketed: "[I]t", "fill[ed]". */
const PART_BRACKETED = /(?<![\p{L}\p{N}\]])(\p{L}*)\[(\p{L}+)\](\p{L}*)/gu

/**
 * Divides a quotation at its brackets, ellipses and attributions. `recasing`: bracketed letters of a word are taken as
 * the word's own, in another case; otherwise such a word stands for another of the same stem.
 */
export function patternOf(
  parts: readonly string[],
  joins: readonly ('continues' | 'sentence')[],
  recasing = true,
): Pattern {
  let text = ''
  for (const [at, part] of parts.entries()) {
    if (at > 0) text += joins[at - 1] === 'sentence' ? JOINT.sentence : JOINT.continues
    text += readable(part)
  }
  const recased: string[] = []
  if (recasing) {
    text = text.replace(PART_BRACKETED, (written: string, before: string, inside: string, after: string) => {
      if (before === '' && after === '') return written
      recased.push(written)
      // A colon frees the case of the letter behind it.
      return before === '' ? `: ${inside}${after}` : before + inside + after
    })
  }
  const runs: Run[] = []
  const betweens: Between[] = []
  const asides: string[] = []
  let between: Between = { brackets: [], ellipsis: false }
  const takeRun = (from: number, to: number) => {
    if (!/[\p{L}\p{N}]/u.test(text.slice(from, to)) || runs.length >= LIMITS.runs) return
    const words = wordsOf(text.slice(from, to))
    if (words.fold === '') return
    runs.push({ words: { ...words, places: words.places.map((place) => place + from) }, text, from, to })
    betweens.push(between)
    between = { brackets: [], ellipsis: false }
  }
  let from = 0
  for (const match of text.matchAll(PIECE)) {
    const { bracket, paren, ellipsis, joint } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    if (paren !== undefined) {
      const inside = paren.slice(1, -1)
      const sound = SOUND_ASIDE.test(inside)
      // In Korean and Japanese print, round brackets hold the editor's words, as square ones do in English.
      if (!sound && !EAST_ASIAN.test(text)) continue
      takeRun(from, start)
      if (sound) asides.push(paren)
      else between.brackets.push(paren)
      from = end
      if (sound && runs.length > 0) between.brackets.push('')
      continue
    }
    if (bracket !== undefined) {
      const inside = bracket.slice(1, -1)
      const before = /[\p{L}\p{N}]+$/u.exec(text.slice(from, start))?.[0] ?? ''
      const after = /^[\p{L}\p{N}]+/u.exec(text.slice(end))?.[0] ?? ''
      if (/^\s*(?:…|\.\s?\.(?:\s?\.)*|‥)\s*$/u.test(inside)) {
        takeRun(from, start)
        between.ellipsis = true
        from = end
      } else if ((before !== '' || after !== '') && /^\p{L}+$/u.test(inside) && !EAST_ASIAN.test(inside)) {
        takeRun(from, start - before.length)
        between.stem = { before, after }
        between.brackets.push(before + bracket + after)
        from = end + after.length
      } else {
        takeRun(from, start)
        between.brackets.push(SOUND_ASIDE.test(inside) ? '' : bracket)
        if (SOUND_ASIDE.test(inside)) asides.push(bracket)
        from = end
      }
      continue
    }
    takeRun(from, start)
    if (ellipsis !== undefined) between.ellipsis = true
    if (joint !== undefined) between.attribution = joint === JOINT.sentence ? 'sentence' : 'continues'
    from = end
  }
  takeRun(from, text.length)
  betweens.push(between)
  const titled =
    isTitleCase(text.split(/[\s–—-]+/u).filter((word) => /\p{L}/u.test(word))) && /\s\S+\s\S+\s/u.test(text)
  return { text, runs, betweens, asides, recased, titled }
}
