import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const parse = (text: string, file = 'x.srt') => {
  const [track] = parseCaptions(text, { file })
  if (!track) throw new Error('no track')
  return track
}
const shape = (text: string) => parse(text).cues.map((cue) => [cue.start, cue.end, cue.text])
const codes = (text: string) => parse(text).problems.map((problem) => `${problem.code}@${problem.line}`)

test('reads SubRip', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,500\nReady,\naction!\n\n2\n00:00:03,000 --> 00:00:04,000\nCut!\n'
  expect(parse(text)).toMatchObject({
    format: 'srt',
    problems: [],
    cues: [
      { start: 1, end: 2.5, text: 'Ready,\naction!', utterances: [{ text: 'Ready, action!' }], sounds: [], line: 1 },
      { start: 3, end: 4, text: 'Cut!', line: 6 },
    ],
  })
})

test('a byte order mark and CRLF or CR change nothing', () => {
  const lf = '1\n00:00:01,000 --> 00:00:02,000\nHello\nthere\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n'
  expect(parse(`\uFEFF${lf.replaceAll('\n', '\r\n')}`)).toEqual(parse(lf))
  expect(parse(lf.replaceAll('\n', '\r'))).toEqual(parse(lf))
})

test('numbers, empty lines and hours may be missing, and dots stand for commas', () => {
  const text = '00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n3\n00:05.000 --> 00:06.000\nThree'
  expect(shape(text)).toEqual([
    [1, 2, 'One'],
    [3, 4, 'Two'],
    [5, 6, 'Three'],
  ])
  expect(codes(text)).toEqual(['missing-number@1', 'dots-for-commas@1', 'missing-hours@1'])
})

test.each([
  ['00:00:01,5 --> 00:00:02,25', 1.5, 2.25],
  ['00:00:01 --> 00:00:02', 1, 2],
  ['0:0:1,000 --> 0:0:2,000', 1, 2],
  ['00:00:01,000-->00:00:02,000', 1, 2],
  ['00:00:01,000 -> 00:00:02,000', 1, 2],
  ['00: 00: 01, 000 -> 00: 00: 02, 000', 1, 2],
  ['00:00:01:500 --> 00:00:02:500', 1.5, 2.5],
  ['100:00:01,000 --> 100:00:02,000', 360001, 360002],
  ['  00:00:01,000  -->  00:00:02,000  X1:100 X2:200 Y1:1 Y2:2', 1, 2],
])('reads the times %s', (timing, start, end) => {
  expect(shape(`1\n${timing}\nHello\n`)).toEqual([[start, end, 'Hello']])
})

test('a number is one though an empty line stands behind it', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n\n00:00:03,000 --> 00:00:04,000\nTwo\n\n3\n\n0x:00:05,000 --> 00:00:06,000\nLost\n'
  expect(shape(text)).toEqual([
    [1, 2, 'One'],
    [3, 4, 'Two'],
  ])
  expect(codes(text)).toEqual(['parted-number@6', 'bad-timing@12'])
})

test('text that looks like a number or holds an arrow stays text', () => {
  expect(shape('1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\nA --> B\n')).toEqual([
    [1, 2, '1984'],
    [3, 4, 'A --> B'],
  ])
})

test('an empty line within a cue costs nothing, and is told', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo\n\n2\n00:00:03,000 --> 00:00:04,000\nThree\n'
  expect(shape(text)).toEqual([
    [1, 2, 'One\ntwo'],
    [3, 4, 'Three'],
  ])
  expect(codes(text)).toEqual(['blank-line@5'])
})

test('a cue whose times cannot be read is told with its words, and its neighbours live', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:0x:03,000 --> 00:00:04,000\nLost words\n\n3\n00:00:05,000 --> 00:00:06,000\nThree\n'
  expect(shape(text).map(([, , words]) => words)).toEqual(['One', 'Three'])
  const [problem] = parse(text).problems
  expect(problem).toMatchObject({ file: 'x.srt', code: 'bad-timing', line: 6 })
  expect(problem?.message).toContain('Lost words')
})

test('negative and backward times are put right, and told', () => {
  const text = '1\n-00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:05,000 --> 00:00:03,200\nTwo\n'
  expect(shape(text)).toEqual([
    [0, 2, 'One'],
    [5, 5, 'Two'],
  ])
  expect(codes(text)).toEqual(['negative-time@1', 'end-before-start@5'])
})

test('an empty cue and cues out of order are kept, in order, and told', () => {
  const text =
    '1\n00:00:05,000 --> 00:00:06,000\nLate\n\n2\n00:00:01,000 --> 00:00:02,000\n\n3\n00:00:03,000 --> 00:00:04,000\nEarly\n'
  expect(shape(text)).toEqual([
    [1, 2, ''],
    [3, 4, 'Early'],
    [5, 6, 'Late'],
  ])
  expect(codes(text)).toEqual(['out-of-order@5', 'empty-cue@5'])
})

test('HTML and ASS tags are markup, other angle brackets and braces are text', () => {
  const cue = (text: string) => parse(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`).cues[0]?.text
  expect(cue('<i>One</i> <font color="#fff">two</font>{\\an8} <b>three</B>')).toBe('One two three')
  expect(cue('I <3 you {really} <웃음>')).toBe('I <3 you {really} <웃음>')
  expect(cue('Tom &amp; Jerry&nbsp;&#39;s AT&T')).toBe("Tom & Jerry 's AT&T")
  expect(cue('One<br>two<br/>three')).toBe('One\ntwo\nthree')
})

test('a file without captions gives an empty track and a problem', () => {
  expect(parse('Just a letter.\n')).toMatchObject({ cues: [], language: 'und' })
  expect(codes('Just a letter.\n')).toEqual(['text-outside@1', 'no-cues@1'])
  expect(codes('')).toEqual(['no-cues@1'])
})
