import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCaptions, writeSrt, writeVtt } from './index.ts'
import type { Cue } from './index.ts'

const parse = (text: string, file: string): Cue[] => parseCaptions(text, { file })[0]?.cues ?? []
/** A cue's line is the one thing that writing may change. */
const content = (cues: readonly Cue[]) => cues.map((cue) => ({ ...cue, line: 0 }))

const seed = { seed: 20260521, numRuns: 400 }
/** What captions are made of, and what breaks parsers. */
const piece = fc.constantFrom(
  ...'a|B|컷|、|Ji-won|JOHN: |손석구: |(웃음)|[laughs]|- |>> |♪|ㅋㅋ|1984|00:00:01,000|-->|<|>|&|&amp;|&lt;|<i>|</i>|<3|{\\an8}|{|}|{y:i}|<v Kim>|</v>|<00:00:01.500>|<c.x>|NOTE|WEBVTT|STYLE| |  |\u00a0|\n|\n\n|\r\n|\u200B|é|e\u0301|\u0301|😀|\t|*|「|」|<ruby>|<rt>|<br>|#|:|.|?'.split(
    '|',
  ),
)
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
const stamp = (mark: string) =>
  fc.integer({ min: -2000, max: 4_000_000 }).map((ms) => {
    const whole = Math.abs(ms)
    const part = (value: number, width: number) => String(value).padStart(width, '0')
    const clock = `${part(Math.floor(whole / 60000), 2)}:${part(Math.floor(whole / 1000) % 60, 2)}${mark}${part(whole % 1000, 3)}`
    return `${ms < 0 ? '-' : ''}00:${clock}`
  })
const file = (mark: string, header: string) =>
  fc
    .array(fc.tuple(stamp(mark), stamp(mark), text, fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n5\n')), {
      maxLength: 12,
    })
    .map((cues) => header + cues.map(([start, end, words, gap]) => `${start} --> ${end}\n${words}${gap}`).join(''))

test('SubRip: parse, write, parse is the identity, and so is write, parse, write', () => {
  fc.assert(
    fc.property(file(',', ''), (srt) => {
      const first = parse(srt, 'x.srt')
      const written = writeSrt(first)
      expect(content(parse(written, 'x.srt'))).toEqual(content(first))
      expect(writeSrt(parse(written, 'x.srt'))).toBe(written)
    }),
    seed,
  )
})

test('WebVTT: parse, write, parse is the identity, voices and word times with it', () => {
  fc.assert(
    fc.property(file('.', 'WEBVTT\n\n'), (vtt) => {
      const first = parse(vtt, 'x.vtt')
      const written = writeVtt(first)
      expect(content(parse(written, 'x.vtt'))).toEqual(content(first))
      expect(writeVtt(parse(written, 'x.vtt'))).toBe(written)
    }),
    seed,
  )
})

test('what is written is clean: no problem is left to tell', () => {
  fc.assert(
    fc.property(file(',', ''), (srt) => {
      const harmless = new Set(['empty-cue', 'no-cues', 'language-mismatch'])
      const codes = (written: string, name: string) =>
        parseCaptions(written, { file: name })[0]?.problems.filter((problem) => !harmless.has(problem.code))
      const cues = parse(srt, 'x.srt')
      expect(codes(writeSrt(cues), 'x.srt')).toEqual([])
      expect(codes(writeVtt(cues), 'x.vtt')).toEqual([])
    }),
    seed,
  )
})

test('whatever is fed in, nothing is thrown, and cues keep the order and shape that they promise', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    text,
    file(',', ''),
    file('.', 'WEBVTT\n\n'),
    fc
      .array(fc.constantFrom('<SYNC Start=1000>', '<P Class=KRCC>', '&nbsp;', '컷', '<!--', '-->', '<br>', '\n'))
      .map((all) => all.join('')),
    fc
      .array(fc.constantFrom('[Events]\n', 'Format: ', 'Start, End, Text', 'Dialogue: ', '0:00:01.00,', '{\\p1}', '\n'))
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(anything, fc.constantFrom('srt', 'vtt', 'ass', 'smi', 'json3'), (input, format) => {
      for (const track of parseCaptions(input, { file: `x.${format}`, format })) {
        let last = 0
        for (const cue of track.cues) {
          expect(cue.start).toBeGreaterThanOrEqual(last)
          expect(cue.end).toBeGreaterThanOrEqual(cue.start)
          expect(cue.text).toBe(cue.text.trim())
          if (cue.words) expect(cue.words.map((word) => word.text).join('')).toBe(cue.text.replace(/\s/g, ''))
          for (const voice of cue.voices ?? []) expect(cue.text.slice(voice.from, voice.to).trim()).not.toBe('')
          last = cue.start
        }
        for (const problem of track.problems) expect(problem.file).toBe(`x.${format}`)
      }
    }),
    { ...seed, numRuns: 1500 },
  )
})

test('WebVTT that a person can read comes out', () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Gu>Hello <00:02.000>there & <3</v>\n'
  expect(writeVtt(parse(vtt, 'x.vtt'), 'en')).toBe(
    'WEBVTT\nLanguage: en\n\n00:00:01.000 --> 00:00:04.000\n<v Gu>Hello <00:00:02.000>there &amp; &lt;3</v>\n',
  )
})

test('a voice becomes a label in SubRip', () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Son Suk Ku>Hello</v>\n<v Kim Ji Won>Hi</v>\n'
  expect(writeSrt(parse(vtt, 'x.vtt'))).toBe('1\n00:00:01,000 --> 00:00:04,000\nSon Suk Ku: Hello\nKim Ji Won: Hi\n')
})
