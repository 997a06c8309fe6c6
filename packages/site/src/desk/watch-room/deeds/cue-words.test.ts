import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoomCue } from '../room-data.ts'
import { isSameWords, joinCues, saidInstead, splitCue } from './cue-words.ts'

const cue = (text: string, utterances: RoomCue['utterances'], start = 10, end = 14): RoomCue => ({
  number: 3,
  version: 1,
  start,
  end,
  text,
  utterances,
  isSound: false,
})

test('a line is cut where the cursor stands, at the time that plays or where so much would have been said', () => {
  const line = cue('NARU: I liked it. Thank you', [{ speaker: 'NARU', text: 'I liked it. Thank you' }])
  expect(splitCue(line, 17, 12.5)).toEqual([
    { start: 10, end: 12.5, text: 'NARU: I liked it.', utterances: [{ speaker: 'NARU', text: 'I liked it.' }] },
    { start: 12.5, end: 14, text: 'Thank you', utterances: [{ speaker: 'NARU', text: 'Thank you' }] },
  ])
  expect(splitCue(line, 17, 99)?.[0].end).toBeCloseTo(10 + (4 * 17) / 26, 3)
  expect(splitCue(line, 0, 12)).toBeUndefined()
  expect(splitCue(line, 99, 12)).toBeUndefined()
})

test('of two who speak in one line, each takes his own along', () => {
  const both = cue('- Again?\n- Again.', [
    { speaker: 'Naru', text: 'Again?' },
    { speaker: 'Doyul', text: 'Again.' },
  ])
  expect(splitCue(both, 9, 0)?.map(({ utterances }) => utterances)).toEqual([
    [{ speaker: 'Naru', text: 'Again?' }],
    [{ speaker: 'Doyul', text: 'Again.' }],
  ])
})

test('two lines become one: of one speaker in one breath, of two in two lines', () => {
  const first = cue('NARU: I liked it.', [{ speaker: 'NARU', text: 'I liked it.' }], 10, 12)
  const same = cue('NARU: Thank you', [{ speaker: 'NARU', text: 'Thank you' }], 12, 14)
  expect(joinCues(first, same)).toEqual({
    start: 10,
    end: 14,
    text: 'NARU: I liked it. Thank you',
    utterances: [{ speaker: 'NARU', text: 'I liked it. Thank you' }],
  })
  const other = cue('DOYUL: Me too', [{ speaker: 'DOYUL', text: 'Me too' }], 12, 14)
  expect(joinCues(first, other)).toMatchObject({ text: 'NARU: I liked it.\nDOYUL: Me too', utterances: [{}, {}] })
})

test('cut and joined again, the same words are said by the same person', () => {
  const word = fc.stringMatching(/^[a-z가-힣]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), fc.nat(6), fc.boolean(), (words, at, named) => {
      const text = words.join(' ')
      const line = cue(text, [{ ...(named ? { speaker: 'Naru' } : {}), text }])
      const parts = splitCue(line, words.slice(0, (at % (words.length - 1)) + 1).join(' ').length, 0)
      if (!parts) throw new Error('There is a word on either side.')
      const [a, b] = parts.map((part, index) => ({ ...line, ...part, number: 3 + index }))
      if (!a || !b) throw new Error('There are two.')
      expect(isSameWords(joinCues(a, b), line)).toBe(true)
    }),
    { seed: 11 },
  )
})

test('a label that names the speaker is none of his words', () => {
  const line = cue('MINA: Hello', [{ speaker: 'Mina', text: 'Hello' }])
  expect(saidInstead(line, '(Mina) Hello there')).toEqual([{ speaker: 'Mina', text: 'Hello there' }])
})
