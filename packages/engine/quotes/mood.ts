/** How a sentence ends: asked, said, or not told by its marks. */
export type Mood = 'asked' | 'said' | 'untold'

/** Periods after these end no sentence. */
const ABBREVIATION = /(?:^|[\s("'])(?:mr|mrs|ms|dr|st|jr|sr|prof|vs|etc|no|vol|ep|sra?|srta|d|mme|m|\p{L})$/iu
/** Sentence endings of Korean, which captions leave without a period. */
const KOREAN_ENDING = /[다요죠네지야까군걸데어아]$/u
const ASKS = /[?？؟;՞]/u

/**
 * The marks directly after a letter, up to the next letter: whether they end a sentence, and how. `next` is the place
 * of the next letter, or the text's end.
 */
export function moodAfter(text: string, place: number, next: number): Mood | undefined {
  const marks = text.slice(place + 1, next)
  if (/[?？؟]/u.test(marks)) return 'asked'
  if (/[!！。]/u.test(marks)) return 'said'
  const period = marks.search(/[.]/u)
  if (period < 0) return undefined
  if (/\.\s*\.|…/u.test(marks)) return undefined
  return ABBREVIATION.test(text.slice(Math.max(0, place - 12), place + 1)) ? undefined : 'said'
}

/**
 * How the sentence that holds the letter at `place` ends, looking no further than `end`. `linesEndSentences`: the
 * captions set no periods, so that the end of a line may be the end of a sentence.
 */
export function moodOfSentence(text: string, place: number, end: number, linesEndSentences: boolean): Mood {
  for (let at = place + 1; at < end; at++) {
    const mark = text.charAt(at)
    if (ASKS.test(mark) && mark !== ';') return 'asked'
    if (mark === '!' || mark === '！' || mark === '。') return /[?？]/u.test(text.charAt(at + 1)) ? 'asked' : 'said'
    if (mark === '…' || (mark === '.' && text.charAt(at + 1) === '.')) {
      const rest = /^[.…\s]*(.?)/su.exec(text.slice(at, end))
      at += (rest?.[0].length ?? 1) - 2
      if (ASKS.test(rest?.[1] ?? '')) return 'asked'
      if (!/\p{Ll}/u.test(rest?.[1] ?? '')) return 'untold'
      continue
    }
    if (mark === '.') {
      const before = text.slice(Math.max(0, at - 12), at)
      const insideWord = /[\p{L}\p{N}]/u.test(text.charAt(at + 1))
      if (!insideWord && !ABBREVIATION.test(before)) return 'said'
    }
    if (mark === '\n' && (linesEndSentences || KOREAN_ENDING.test(text.slice(Math.max(0, at - 2), at)))) return 'untold'
  }
  return 'untold'
}
