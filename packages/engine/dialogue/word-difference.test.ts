import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords } from './index.ts'

describe('compareWords', () => {
  it('marks what each text has for itself', () => {
    const compared = compareWords('You never told me about the letter.', 'You never told me of a letter!')
    expect(compared.filter((word) => word.in !== 'both')).toEqual([
      { text: 'about', in: 'first' },
      { text: 'the', in: 'first' },
      { text: 'of', in: 'second' },
      { text: 'a', in: 'second' },
    ])
  })

  it('keeps every word of both texts, in order', () => {
    const texts = fc.array(fc.constantFrom('tide', 'pier', 'letter', 'ferry', 'key'), { maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const compared = compareWords(a.join(' '), b.join(' '))
        expect(compared.filter((word) => word.in !== 'second').map((word) => word.text)).toEqual(a)
        expect(compared.filter((word) => word.in !== 'first').map((word) => word.text)).toEqual(b)
      }),
      { seed: 3 },
    )
  })
})
