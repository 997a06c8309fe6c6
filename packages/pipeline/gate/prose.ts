import { placeIn, type Parts, type Words } from './story-parts.ts'
import type { Place } from './failure.ts'

/** A story as one text for the finder of quotations, with the way back from its characters to their places. */
export type Prose = {
  text: string
  /** The words in which a stretch of the text lies, and where; undefined where it lies in several. */
  placeOf: (from: number, to: number) => { words: Words; from: number; to: number; place: Place } | undefined
}

const OPENING = /["“”„«‹「『‘']/u
const CLOSING = /["“”»›」』’']/u

/**
 * Lays the words out as paragraphs. Words that are bound to cues are quotations, whether they stand in marks or not:
 * where the writer put none, marks are put around them here. Block quotations stay out: they are checked by themselves,
 * and their speaker stands in their attributes.
 */
export function proseOf({ words }: Parts): Prose {
  let text = ''
  const pieces: { words: Words; start: number; end: number; inserted: number[] }[] = []
  for (const each of words) {
    if (each.type === 'quote') continue
    if (text !== '') text += '\n\n'
    const start = text.length
    const inserted: number[] = []
    let at = 0
    for (const { from, to } of each.runs.filter(({ type }) => type === 'said').toSorted((a, b) => a.from - b.from)) {
      if (from < at) continue
      text += each.text.slice(at, from)
      const said = each.text.slice(from, to)
      const opens = OPENING.test(said.trimStart().charAt(0)) || OPENING.test(each.text.charAt(from - 1))
      const closes = CLOSING.test(said.trimEnd().at(-1) ?? '') || CLOSING.test(each.text.charAt(to))
      if (!opens) {
        inserted.push(text.length)
        text += '“'
      }
      text += said
      if (!closes) {
        inserted.push(text.length)
        text += '”'
      }
      at = to
    }
    text += each.text.slice(at)
    pieces.push({ words: each, start, end: text.length, inserted })
  }
  return {
    text,
    placeOf(from, to) {
      const piece = pieces.find(({ start, end }) => start <= from && to <= end)
      if (!piece) return undefined
      const back = (place: number) => place - piece.start - piece.inserted.filter((one) => one < place).length
      return { words: piece.words, from: back(from), to: back(to), place: placeIn(piece.words, back(from), back(to)) }
    },
  }
}
