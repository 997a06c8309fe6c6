import { expect, test } from 'vitest'
import { createProgress } from './progress.ts'

const written = (isTTY: boolean, fractions: number[]) => {
  const texts: string[] = []
  const progress = createProgress('Reading', { isTTY, columns: 60, write: (text) => Boolean(texts.push(text)) })
  for (const fraction of fractions) progress.update(fraction, 'e1.mp4')
  progress.end()
  return texts
}

test('elsewhere than on a terminal, one quiet line a quarter', () => {
  expect(written(false, [0, 0.1, 0.26, 0.3, 0.99, 1])).toEqual([
    'Reading: 25 % e1.mp4\n',
    'Reading: 75 % e1.mp4\n',
    'Reading: 100 % e1.mp4\n',
  ])
})

test('on a terminal a bar that stays on its line and is wiped at the end', () => {
  const texts = written(true, [0.5, 1])
  expect(texts[0]).toContain('████████████░░░░░░░░░░░░')
  expect(texts.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true)
  expect(texts.at(-1)).toBe('\r\u001b[2K')
})
