import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const parse = (text: string, file = 'x.vtt') => {
  const [track] = parseCaptions(text, { file })
  if (!track) throw new Error('no track')
  return track
}
const texts = (body: string) => parse(`WEBVTT\n\n${body}`).cues.map((cue) => cue.text)
const codes = (text: string) => parse(text).problems.map((problem) => `${problem.code}@${problem.line}`)

test('reads cues with ids, settings, and notes, styles and regions between them', () => {
  const text = `WEBVTT - a title
Kind: captions
Language: en

STYLE
::cue { color: lime }

REGION
id:fred
width:40%

NOTE one line

NOTE
two
lines

first
00:01.000 --> 00:02.000 align:start position:0% region:fred
Hello

01:00:03.000 --> 01:00:04.000
Bye
`
  expect(parse(text)).toMatchObject({
    format: 'vtt',
    language: 'en',
    problems: [],
    cues: [
      { start: 1, end: 2, text: 'Hello', line: 18 },
      { start: 3603, end: 3604, text: 'Bye', line: 22 },
    ],
  })
})

test('a cue ends where the next timing stands, without an empty line between', () => {
  expect(texts('00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n')).toEqual(['One', 'Two'])
})

test('a line with a space alone does not end a cue', () => {
  expect(texts('00:01.000 --> 00:02.000\nOne\n \ntwo\n')).toEqual(['One\ntwo'])
})

test('spans of all kinds are markup; ruby annotations are not said', () => {
  expect(
    texts('00:01.000 --> 00:02.000\n<b>Bold</b> <i.foo>it</i> <c.yellow.bg>in <lang en-GB>colour</lang></c>'),
  ).toEqual(['Bold it in colour'])
  expect(texts('00:01.000 --> 00:02.000\n<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です')).toEqual(['漢字です'])
})

test('character references are decoded', () => {
  expect(texts('00:01.000 --> 00:02.000\nA &amp; B &lt;i&gt; &nbsp;C &hearts; D&#x41;&#66; &bogus; &lrm;E')).toEqual([
    'A & B <i> C ♥ DAB &bogus; \u200EE',
  ])
})

test('voices are the speakers', () => {
  const [cue] = parse(
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Son Suk Ku>Hello</v>\n<v Kim &amp; Ji Won>Hi <i>there</i>',
  ).cues
  expect(cue?.text).toBe('Hello\nHi there')
  expect(cue?.utterances).toEqual([
    { speaker: 'Son Suk Ku', text: 'Hello' },
    { speaker: 'Kim & Ji Won', text: 'Hi there' },
  ])
  expect(cue?.voices).toEqual([
    { speaker: 'Son Suk Ku', from: 0, to: 5 },
    { speaker: 'Kim & Ji Won', from: 6, to: 14 },
  ])
})

test('timestamps within a cue give words their times', () => {
  const [cue] = parse('WEBVTT\n\n00:01.000 --> 00:05.000\nOne <00:02.000>two <c>three</c> <00:03.500>four').cues
  expect(cue?.words).toEqual([
    { start: 1, text: 'One' },
    { start: 2, text: 'two' },
    { start: 2, text: 'three' },
    { start: 3.5, text: 'four' },
  ])
})

test('breaches are told, and what was meant is kept', () => {
  expect(codes('00:01.000 --> 00:02.000\nOne\n')).toEqual(['no-signature@1'])
  expect(codes('WEBVTT\n\n00:01,000 --> 00:02,000\nOne\n')).toEqual(['sloppy-timing@3'])
  expect(codes('WEBVTT\n\n00:01.000 --> 00:02.000\nI <3 you\n')).toEqual(['stray-angle@4'])
  expect(texts('00:01.000 --> 00:02.000\nI <3 you')).toEqual(['I <3 you'])
  expect(codes('WEBVTT\n\nlost words\n\n00:01.000 --> 00:02.000\nOne\n')).toEqual(['text-outside@3'])
  expect(codes('WEBVTT\n\n00:xx.000 --> 00:02.000\nLost\n\n00:01.000 --> 00:02.000\nOne\n')).toEqual(['bad-timing@3'])
  expect(codes('WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\nOne\n')).toEqual([
    'timestamp-map@2',
  ])
})

test('files joined of several keep all their cues', () => {
  const part = 'WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.000\nOne\n\n'
  expect(parse(part + part.replace('One', 'Two')).cues.map((cue) => cue.text)).toEqual(['One', 'Two'])
  expect(codes(part + part)).toEqual(['repeated-header@7'])
})

test('NUL shows as the replacement character', () => {
  expect(texts('00:01.000 --> 00:02.000\nA\0B')).toEqual(['A\uFFFDB'])
})

test('where a caption stands on the screen is no text', () => {
  const [track] = parseCaptions('WEBVTT\n\n00:01.000 --> 00:02.000\n{\\an8}JI WON: Hello {there}\n', { file: 'x.vtt' })
  expect(track?.cues[0]?.utterances).toEqual([{ speaker: 'JI WON', text: 'Hello {there}' }])
})
