import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placesBeside, type Told } from './beside.ts'

/** The same by the definition: every pair of quotations, and the text between them. */
function startsBeside(one: Told, told: readonly Told[], text: string): number[] {
  return told.flatMap((other) => {
    if (other === one || other.startSeconds === undefined) return []
    const between = text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from))
    return /\n\s*\n|<\/?(?:p|li)\b/.test(between) ? [] : [other.startSeconds]
  })
}

// A story: words, ends of paragraphs in Markdown and HTML, and quotations of one paragraph or of two.
const piece = fc.record({
  before: fc.constantFrom('He says ', '\n\nShe says ', '</p><p>They say ', '\n'),
  quotation: fc.constantFrom('“Cut.”', '“Cut.\n\n“Again.”', '“Cut.</p><p>“Again.”'),
  startSeconds: fc.option(fc.nat({ max: 500 }), { nil: undefined }),
})

it('prefers what is said nearest to the words of the same paragraph, as every pair compared tells it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat({ max: 500 }), (pieces, at) => {
      let text = ''
      const told = pieces.map(({ before, quotation, startSeconds }): Told => {
        text += before
        const from = text.length
        text += quotation
        return { from, to: text.length, startSeconds }
      })
      const preferences = placesBeside(told, text)
      for (const [index, one] of told.entries()) {
        if (one.startSeconds !== undefined) continue
        const starts = startsBeside(one, told, text)
        const nearest = starts.length === 0 ? undefined : Math.min(...starts.map((start) => Math.abs(start - at)))
        expect(preferences[index]?.(at)).toBe(nearest)
      }
    }),
    { seed: 20260410, numRuns: 500 },
  )
})
