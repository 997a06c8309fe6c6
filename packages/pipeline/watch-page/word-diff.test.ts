import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './word-diff.ts'

const show = (reference: string, take: string) =>
  diffWords(reference, take)
    .map(({ kind, text }) => (kind === 'added' ? `+${text}+` : kind === 'missing' ? `-${text}-` : text))
    .join(' ')

test('marks what a take adds, leaves out and puts in the place of other words', () => {
  expect(show('You kept the lamp lit all winter.', 'You kept the lamp lit the whole winter.')).toBe(
    'You kept the lamp lit +the whole+ -all- winter.',
  )
  expect(show('I know. I waited.', 'I know. I always waited.')).toBe('I know. I +always+ waited.')
})

test('case, punctuation and curly apostrophes make no difference', () => {
  expect(show('Don’t go!', "don't go")).toBe("don't go")
})

test('lines of the scene before and after the take are not missing', () => {
  expect(show('Come in. Sit down. Eat something. Good night.', 'Sit down. Eat!')).toBe('Sit down. Eat!')
})

test('Korean by words, Japanese by the segmenter', () => {
  expect(show('겨우내 등불을 켜 뒀네', '겨우내 등불을 다 켜 뒀네')).toBe('겨우내 등불을 +다+ 켜 뒀네')
  expect(show('左に見えるのは海', '左に見えるのは山')).toBe('左に見えるのは +山+')
})

test('what is not missing is the take, word for word', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'D.', '컷'), { maxLength: 12 }).map((list) => list.join(' '))
  fc.assert(
    fc.property(words, words, (reference, take) => {
      const kept = diffWords(reference, take).filter((piece) => piece.kind !== 'missing')
      expect(kept.map((piece) => piece.text).join(' ')).toBe(take)
    }),
    { seed: 7, numRuns: 300 },
  )
})
