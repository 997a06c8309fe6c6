import type { Prose } from './prose-writer.ts'

/** An opening mark made of two apostrophes, grave accents or "less than" signs, before a word. */
const OPENING = /(?<![\p{L}\p{N}'`<])(?:``|''|<<)(?=[\p{L}\p{N}¿¡([])/gu

/** A pair lies no further apart than this, in units; it also bounds the work on hostile input. */
const LONGEST = 3000

/**
 * Sets quotation marks for those that a typewriter makes of two others (''…'', ``…'', <<…>>), where a pair stands within
 * one paragraph. Unit for unit, so that places stay.
 */
export function pairTypedMarks(prose: Prose): Prose {
  if (!/``|''|<</u.test(prose.text)) return prose
  let text = ''
  let at = 0
  for (const { index, 0: opening } of prose.text.matchAll(OPENING)) {
    if (index < at) continue
    const closing = opening === '<<' ? '>>' : "''"
    const [paragraph = ''] = prose.text.slice(index, index + LONGEST).split('\n\n', 1)
    const length = paragraph.indexOf(closing, 2)
    if (length < 0) continue
    const close = index + length
    const marks = opening === '<<' ? [' «', '» '] : [' “', '” ']
    text += `${prose.text.slice(at, index)}${marks[0]}${prose.text.slice(index + 2, close)}${marks[1]}`
    at = close + 2
  }
  return at === 0 ? prose : { ...prose, text: text + prose.text.slice(at) }
}
