import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const YOUTUBE = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.149 align:start position:0%
 
hello<00:00:00.480><c> everyone</c>

00:00:02.149 --> 00:00:02.159 align:start position:0%
hello everyone
 

00:00:02.159 --> 00:00:04.000 align:start position:0%
hello everyone
this<00:00:02.400><c> is</c><00:00:02.800><c> the</c><00:00:03.000><c> set</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
this is the set
 

00:00:04.010 --> 00:00:06.500 align:start position:0%
this is the set
[Laughter]

00:00:06.500 --> 00:00:06.510 align:start position:0%
[Laughter]
 

00:00:06.510 --> 00:00:08.000 align:start position:0%
[Laughter]
cut<00:00:07.000><c> okay</c>
`

test('words of rolling captions are said once, with their times', () => {
  const [track] = parseCaptions(YOUTUBE, { file: 'x.en.vtt' })
  expect(track).toMatchObject({ automatic: true, language: 'en', problems: [] })
  expect(track?.cues).toEqual([
    {
      start: 0.16,
      end: 2.149,
      text: 'hello everyone',
      utterances: [{ text: 'hello everyone' }],
      sounds: [],
      words: [
        { start: 0.16, text: 'hello' },
        { start: 0.48, text: 'everyone' },
      ],
      line: 5,
    },
    {
      start: 2.159,
      end: 4,
      text: 'this is the set',
      utterances: [{ text: 'this is the set' }],
      sounds: [],
      words: [
        { start: 2.159, text: 'this' },
        { start: 2.4, text: 'is' },
        { start: 2.8, text: 'the' },
        { start: 3, text: 'set' },
      ],
      line: 13,
    },
    { start: 4.01, end: 6.5, text: '[Laughter]', utterances: [], sounds: ['Laughter'], line: 21 },
    {
      start: 6.51,
      end: 8,
      text: 'cut okay',
      utterances: [{ text: 'cut okay' }],
      sounds: [],
      words: [
        { start: 6.51, text: 'cut' },
        { start: 7, text: 'okay' },
      ],
      line: 29,
    },
  ])
})

test('rolling captions turned into SubRip unroll too', () => {
  const srt = `1
00:00:00,160 --> 00:00:02,149
hello everyone

2
00:00:02,149 --> 00:00:02,159
hello everyone

3
00:00:02,159 --> 00:00:04,000
hello everyone
this is the set

4
00:00:04,000 --> 00:00:04,010
this is the set

5
00:00:04,010 --> 00:00:06,500
this is the set
cut okay
`
  expect(parseCaptions(srt, { file: 'x.srt' })[0]?.cues.map((cue) => cue.text)).toEqual([
    'hello everyone',
    'this is the set',
    'cut okay',
  ])
})

test('a line said twice in ordinary captions stays twice', () => {
  const lines = ['No!', 'No!', 'Why not?', 'Because.', 'Because what?', 'Nothing.']
  const srt = lines.map((line, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${line}\n`).join('\n')
  expect(parseCaptions(srt, { file: 'x.srt' })[0]?.cues.map((cue) => cue.text)).toEqual(lines)
})

test('json3: automatic captions with word times, and no more than is said', () => {
  const events = [
    { tStartMs: 0, dDurationMs: 9000, id: 1, wpWinPosId: 1 },
    {
      tStartMs: 160,
      dDurationMs: 4000,
      wWinId: 1,
      segs: [
        { utf8: 'hello', acAsrConf: 0 },
        { utf8: ' everyone', tOffsetMs: 320 },
      ],
    },
    { tStartMs: 2150, dDurationMs: 10, wWinId: 1, aAppend: 1, segs: [{ utf8: '\n' }] },
    { tStartMs: 2160, dDurationMs: 4000, wWinId: 1, segs: [{ utf8: 'cut' }, { utf8: ' okay', tOffsetMs: 500 }] },
    { tStartMs: 6160, dDurationMs: 1000, wWinId: 1, segs: [{ utf8: '[Music]' }] },
  ]
  const text = JSON.stringify({ wireMagic: 'pb3', events }, null, 1)
  const [track] = parseCaptions(text, { file: 'x.en.json3' })
  expect(track).toMatchObject({ format: 'json3', automatic: true, problems: [] })
  expect(track?.cues.map(({ start, end, text: words }) => [start, end, words])).toEqual([
    [0.16, 2.16, 'hello everyone'],
    [2.16, 6.16, 'cut okay'],
    [6.16, 7.16, '[Music]'],
  ])
  expect(track?.cues[1]?.words).toEqual([
    { start: 2.16, text: 'cut' },
    { start: 2.66, text: 'okay' },
  ])
  const lines = text.split('\n')
  for (const cue of track?.cues ?? [])
    expect(lines[cue.line - 1]).toContain(`"tStartMs": ${Math.round(cue.start * 1000)}`)
})

test('json3: captions that a person wrote', () => {
  const text = JSON.stringify({
    events: [{ tStartMs: 1000, dDurationMs: 2000, segs: [{ utf8: '안녕하세요\n손석구입니다' }] }],
  })
  const [track] = parseCaptions(text, { file: 'x.json3' })
  expect(track).toMatchObject({ automatic: false, language: 'ko' })
  expect(track?.cues).toMatchObject([{ start: 1, end: 3, text: '안녕하세요\n손석구입니다' }])
})

test('json3: what is no JSON is told', () => {
  expect(parseCaptions('{"events": [', { file: 'x.json3' })[0]?.problems.map((problem) => problem.code)).toEqual([
    'bad-json',
    'no-cues',
  ])
})

test('a line above that stayed over a pause is said once; the same words after it are said again', () => {
  const cue = (from: string, to: string, ...lines: string[]) => `00:00:${from} --> 00:00:${to}\n${lines.join('\n')}\n\n`
  const text =
    'WEBVTT\n\n' +
    cue('01.000', '03.000', ' ', 'quiet<00:00:01.500><c> please</c>') +
    cue('03.000', '03.010', 'quiet please', ' ') +
    cue('06.000', '08.000', 'quiet please', 'and<00:00:06.500><c> action</c>') +
    cue('08.000', '08.010', 'and action', ' ') +
    cue('12.000', '14.000', 'and action')
  const [track] = parseCaptions(text, { file: 'x.en.vtt' })
  expect(track?.cues.map(({ start, text: words }) => [start, words])).toEqual([
    [1, 'quiet please'],
    [6, 'and action'],
    [12, 'and action'],
  ])
})
