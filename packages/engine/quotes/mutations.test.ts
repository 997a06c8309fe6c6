import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StoryFormat } from './prose.ts'
import { captions } from './making.fixture.ts'
import { createVerifier } from './verify-story.ts'

const TALK =
  'I never thought that we would film the whole ending in one night but the director said that nobody could cry like this twice'.split(
    ' ',
  )
const verifier = createVerifier(
  captions([`A: ${TALK.slice(0, 9).join(' ')}`, TALK.slice(9, 17).join(' '), TALK.slice(17).join(' ')]),
)
const verdict = (words: readonly string[]) => verifier.verifyQuotation(words.join(' ')).verdict

const span = fc
  .tuple(fc.nat(TALK.length - 4), fc.integer({ min: 3, max: TALK.length }))
  .map(([from, size]) => TALK.slice(from, from + size))
const SEED = { seed: 20220529 }

it('takes every run of words that was said', () => {
  fc.assert(
    fc.property(span, (words) => verdict(words) === 'verbatim'),
    SEED,
  )
})

it('refuses it with an inner word dropped, doubled, or changed by a letter', () => {
  const altered = fc.tuple(span, fc.nat(100), fc.constantFrom('drop', 'double', 'letter')).map(([words, lot, kind]) => {
    const at = 1 + (lot % (words.length - 2))
    const word = words[at] ?? ''
    if (kind === 'drop') return words.toSpliced(at, 1)
    return words.toSpliced(at, 1, ...(kind === 'double' ? [word, word] : [`${word}s`]))
  })
  fc.assert(
    fc.property(altered, (words) => verdict(words) === 'not-found'),
    SEED,
  )
})

it('takes it however it is punctuated', () => {
  const mark = fc.constantFrom(' ', ', ', ' – ', '; ', ' “', '” ')
  fc.assert(
    fc.property(span, fc.array(mark, { minLength: 30, maxLength: 30 }), (words, marks) => {
      const text = words.reduce((text, word, at) => text + (at === 0 ? '' : (marks[at] ?? ' ')) + word, '')
      expect(verdict([text])).toBe('verbatim')
    }),
    SEED,
  )
})

it('survives any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom<StoryFormat>('markdown', 'html', 'text'),
      (text, format) => {
        const { quotes, others } = verifier.verifyStory({
          text: `“${text}” said <b>"A</b> "${text}`,
          format,
        })
        expect(quotes.length + others.length).toBeGreaterThanOrEqual(0)
      },
    ),
    { ...SEED, numRuns: 300 },
  )
})
