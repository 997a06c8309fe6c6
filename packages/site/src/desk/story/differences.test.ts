import { expect, test } from 'vitest'
import { differencesIn } from './differences.ts'

const body = (...paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

test('of two bodies the paragraphs that differ are shown, with a little around', () => {
  const long = 'word '.repeat(60).trim()
  expect(differencesIn(body('Same.', `${long} theirs`, 'End.'), body('Same.', `${long} mine`, 'End.'))).toEqual([
    [
      { kind: 'same', text: expect.stringMatching(/^word .{40,140} … .*word ?$/s) as string },
      { kind: 'gone', text: expect.stringContaining('theirs') as string },
      { kind: 'added', text: expect.stringContaining('mine') as string },
    ],
  ])
  expect(differencesIn(body('Same.'), body('Same.'))).toEqual([])
})
