import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWords } from './compare-words.ts'

test('marks the words that differ', () => {
  expect(compareWords('He laughs at the line.', 'He smiles at the last line.')).toEqual([
    { kind: 'same', text: 'He ' },
    { kind: 'gone', text: 'laughs ' },
    { kind: 'added', text: 'smiles ' },
    { kind: 'same', text: 'at the ' },
    { kind: 'added', text: 'last ' },
    { kind: 'same', text: 'line.' },
  ])
})

test('both texts can be read from it, and no shorter account is missed for texts that are the same', () => {
  const text = fc
    .array(fc.constantFrom('a ', 'b ', 'c', '\n', '가 ', '나'), { maxLength: 30 })
    .map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (earlier, later) => {
      const pieces = compareWords(earlier, later)
      const without = (kind: string) =>
        pieces
          .filter((one) => one.kind !== kind)
          .map((one) => one.text)
          .join('')
      expect(without('added')).toBe(earlier)
      expect(without('gone')).toBe(later)
      if (earlier === later) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true)
    }),
    { seed: 5 },
  )
})
