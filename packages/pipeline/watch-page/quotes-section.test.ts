import { expect, test } from 'vitest'
import type { Quote } from '@aftercut/engine/report'
import { groupQuotes } from './quotes-section.ts'

const quote = (start: number, end: number, layer: Quote['layer'], text: string): Quote => ({
  start,
  end,
  text,
  language: layer === 'original' ? 'ko' : 'en',
  layer,
  cues: [{ captions: 0, cue: 0 }],
})

test('a translation stands under the words that it translates, though sentences are cut elsewhere', () => {
  const groups = groupQuotes([
    quote(10, 14, 'translation', 'I waited. It rained.'),
    quote(20, 22, 'translation', 'Nobody came.'),
    quote(10, 12, 'original', '기다렸어요.'),
    quote(12, 14, 'original', '비가 왔어요.'),
    quote(30, 32, 'original', '네.'),
  ])
  expect(groups.map((group) => group.map(({ quote: { text }, index }) => `${index} ${text}`))).toEqual([
    ['2 기다렸어요.', '3 비가 왔어요.', '0 I waited. It rained.'],
    ['1 Nobody came.'],
    ['4 네.'],
  ])
})
