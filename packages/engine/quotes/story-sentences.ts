import type { Marked } from './quotation-marks.ts'

/** The prose with what stands in marks blanked, unit for unit. */
export function blank(text: string, marked: readonly Marked[]): string {
  let blanked = ''
  let at = 0
  for (const { from, to, parts } of marked) {
    if (from < at) continue
    blanked += text.slice(at, from)
    const last = parts.at(-1)
    blanked += '\ufffc'.repeat(Math.max(to, last?.to ?? to) - from)
    at = from + Math.max(to, last?.to ?? to) - from
  }
  return blanked + text.slice(at)
}

/** The prose of the sentence on either side of a mark. */
export function aroundOf(
  text: string,
  blanked: string,
  mark: Marked,
  marked: readonly Marked[],
): { before: string; after: string } {
  const paragraph = paragraphAround(text, mark.from)
  const end = paragraphAround(text, mark.to - 1).to
  const start = sentenceStart(blanked, text, mark.from, paragraph.from, marked)
  return { before: blanked.slice(start, mark.from), after: blanked.slice(mark.to, sentenceEnd(blanked, mark.to, end)) }
}

/** Looked at on either side of a place, in units; a paragraph longer than both is cut there. */
const LONGEST_PARAGRAPH = 10_000

export function paragraphAround(text: string, at: number): { from: number; to: number } {
  const floor = Math.max(0, at - LONGEST_PARAGRAPH)
  const before = text.slice(floor, Math.max(0, at) + 2).lastIndexOf('\n\n')
  const after = text.slice(at, at + LONGEST_PARAGRAPH).indexOf('\n\n')
  return {
    from: before < 0 ? floor : floor + before + 2,
    to: after < 0 ? Math.min(text.length, at + LONGEST_PARAGRAPH) : at + after,
  }
}

/** What tells who speaks stands nearer than this, in units; it also bounds the work on hostile input. */
const LONGEST_SENTENCE = 1500
const ABBREVIATED = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|jr|sr|prof|vs|\p{Lu})\.$/iu

const endings = new WeakMap<readonly Marked[], Map<number, Marked>>()

function markEndingAt(marked: readonly Marked[], place: number): Marked | undefined {
  let ends = endings.get(marked)
  if (!ends) endings.set(marked, (ends = new Map(marked.toReversed().map((mark) => [mark.to, mark]))))
  return ends.get(place)
}

export function sentenceStart(
  blanked: string,
  text: string,
  at: number,
  floor: number,
  marked: readonly Marked[],
): number {
  const from = Math.max(floor, at - LONGEST_SENTENCE)
  for (let place = at - 1; place > from; place--) {
    const unit = blanked.charAt(place - 1)
    if (
      /[.!?。？！]/u.test(unit) &&
      /[\s\ufffc]/u.test(blanked.charAt(place)) &&
      !ABBREVIATED.test(blanked.slice(Math.max(0, place - 8), place))
    ) {
      return place
    }
    if (unit === '\ufffc' && blanked.charAt(place) !== '\ufffc') {
      const mark = markEndingAt(marked, place)
      const inside = mark ? text.slice(mark.from, mark.to - 1) : ''
      if (/[.!?…。？！]$/u.test(inside.trim()) && /^\s*\p{Lu}/u.test(blanked.slice(place, place + 4))) return place
    }
  }
  return from
}

export function sentenceEnd(blanked: string, at: number, ceiling: number): number {
  const to = Math.min(ceiling, at + LONGEST_SENTENCE)
  for (let place = at; place < to; place++) {
    if (
      /[.!?。？！]/u.test(blanked.charAt(place)) &&
      !ABBREVIATED.test(blanked.slice(Math.max(at, place - 7), place + 1))
    )
      return place + 1
  }
  return to
}
