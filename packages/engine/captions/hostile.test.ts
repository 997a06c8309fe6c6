import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'
import type { CaptionFormat } from './index.ts'

const FORMATS: Exclude<CaptionFormat, 'track'>[] = ['srt', 'vtt', 'ass', 'smi', 'json3']
const headers: Record<string, string> = {
  srt: '1\n00:00:01,000 --> 00:00:02,000\n',
  vtt: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n',
  ass: '[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,',
  smi: '<SAMI><SYNC Start=1000><P Class=KRCC>',
  json3: '',
}
/** Marks that make a careless parser go back to the start again and again. */
const MARKS = [
  '<',
  '(',
  '[',
  '{\\',
  '&',
  '♪',
  '*',
  '<!--',
  '<v ',
  '- ',
  '>> ',
  ':',
  'a: ',
  '(a',
  'ㅋ',
  '<00:',
  ' ',
  '-->',
  '&#',
  '「',
  '\t\n',
  '{y:',
]

test.each(FORMATS)('%s: a megabyte of any mark are read in a blink; a quadratic reader takes hours', (format) => {
  for (const mark of MARKS) {
    const text = mark.repeat(Math.ceil(1_000_000 / mark.length))
    const [track] = parseCaptions(headers[format] + text, { file: 'x', format })
    expect(track, `${format} ${JSON.stringify(mark)}`).toBeDefined()
  }
})

test('a million cues', { timeout: 180_000 }, () => {
  const cue = '1\n00:00:01,000 --> 00:00:02,000\nJOHN: Hello (laughs)\n\n'
  const [track] = parseCaptions(cue.repeat(1_000_000), { file: 'x.srt' })
  expect(track?.cues.length).toBe(1_000_000)
  expect(track?.cues.at(-1)?.utterances).toEqual([{ speaker: 'JOHN', text: 'Hello' }])
})

test('a line of 50 MB', { timeout: 180_000 }, () => {
  const words = 'hello there '.repeat(50 * 87_381)
  const [track] = parseCaptions(`1\n00:00:01,000 --> 00:00:02,000\n${words}\n`, { file: 'x.srt' })
  expect(track?.cues[0]?.text.length).toBe(words.length - 1)
})

test('a million bad lines make no million problems', () => {
  const [track] = parseCaptions('1\n00:0x:01,000 --> 00:00:02,000\nLost\n\n'.repeat(100_000), { file: 'x.srt' })
  expect(track?.problems.length).toBeLessThan(110)
  expect(track?.problems.some((problem) => /99900 more/.test(problem.message))).toBe(true)
})
