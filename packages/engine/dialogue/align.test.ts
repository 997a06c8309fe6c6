import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignLines, type Line } from './index.ts'

const spoken = (texts: readonly string[], seconds = 4): Line[] =>
  texts.map((text, cue) => ({ start: cue * seconds, end: cue * seconds + 3, cue, text }))

const DRAMA = spoken([
  'The tide took the pier last night.',
  'You never told me about the letter.',
  'I burned it before the ferry came.',
  'Then what is left of him?',
  'Only the lighthouse key.',
  'Are you okay?',
  'Thank you so much.',
])
const align = (texts: readonly string[]) => alignLines(spoken(texts), [{ id: 'E1', lines: DRAMA }], 'en')

describe('alignLines', () => {
  it('finds lines that are performed again, in other words and with a beginning anew', () => {
    const echoes = align([
      'Good morning, everyone.',
      'The tide took the pier last night.',
      'You never told me about that letter.',
      'The tide took that pier last night.',
      'You never told me of the letter.',
      'I burned it before the ferry arrived.',
    ])
    expect(echoes.map(({ line, firstLine }) => [line, firstLine])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 1],
      [5, 2],
    ])
  })

  it('takes everyday words in common for nothing', () => {
    expect(align(['Are you okay?', 'Thank you so much.', 'I am okay, thank you.'])).toEqual([])
  })

  it('tells a quotation by the share of the line that it is', () => {
    const [echo] = align([
      'So when he says only the lighthouse key, I really felt that, honestly.',
      'I burned it before the ferry came.',
    ])
    expect(echo?.share).toBeLessThan(0.5)
  })

  it('compares Korean by letters, however it is spaced', () => {
    const drama = spoken(['등대 불이 꺼진 지 사흘째야.', '기름값을 또 누가 빼돌렸겠지.', '계단 난간이 다 삭았어.'])
    const echoes = alignLines(
      spoken(['등대불이 꺼진지 사흘 째야', '기름값을 누가 또 빼돌렸겠지']),
      [{ id: 'E1', lines: drama }],
      'ko',
    )
    expect(echoes.map(({ line, firstLine }) => [line, firstLine])).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  it('finds each line of a run of rare lines where it stands, wherever it is cut out', () => {
    const word = (index: number) =>
      `${'bcdfghjklmnp'[index % 12]!}${'aeiou'[index % 5]!}${'rstvwz'[index % 6]!}${String(index)}`
    const lines = spoken(
      Array.from({ length: 60 }, (_, line) => [0, 1, 2, 3, 4, 5].map((at) => word(line * 6 + at)).join(' ')),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 2, max: 9 }), (from, count) => {
        const making = spoken(lines.slice(from, from + count).map((line) => line.text))
        const echoes = alignLines(making, [{ id: 'E1', lines }], 'en')
        expect(echoes.map((echo) => echo.firstLine)).toEqual(making.map((_, index) => from + index))
      }),
      { seed: 7, numRuns: 40 },
    )
  })
})
