import type { MakingPage } from '@aftercut/library/pages'
import { expect, test } from 'vitest'
import { momentLines } from './moments.ts'

const cue = (start: number, end: number, text: string, speaker?: string) => ({
  start,
  end,
  text,
  utterances: speaker === undefined ? [] : [{ speaker, text }],
})
const moment = (label: string, start: number, end: number, words: string, who: string[] = []) => ({
  kind: 'moment',
  label,
  start,
  end,
  body: { words, who },
})
const page = (findings: object[], languages = ['ko', 'en']) =>
  ({
    findings,
    tracks: [
      {
        language: 'ko',
        cues: [cue(10, 12, '[포옹]'), cue(12, 15, '진짜 울어요?', '하람'), cue(15, 17, '비 맞았어.', '도율')],
      },
      {
        language: 'en',
        cues: [cue(10, 12, '[they hug]'), cue(12, 15, 'Really crying?', 'Haram'), cue(15, 17, 'Just rain.', 'Doyul')],
      },
    ].filter(({ language }) => languages.includes(language)),
  }) as unknown as MakingPage

const named = (name: string) => (name === '하람' ? 'Bang Ha-ram' : name)

test('what is said after a cut is told line by line, in the language of the page', () => {
  const cut = moment('after-cut', 10, 17, '포옹 진짜 울어요? 비 맞았어.', ['하람'])
  expect(momentLines(page([cut]), 'en', named)).toMatchObject([
    {
      kind: 'after-cut',
      language: 'en',
      who: ['Bang Ha-ram'],
      lines: [
        { text: '[they hug]', speaker: undefined },
        { text: 'Really crying?', speaker: 'Haram' },
        { text: 'Just rain.', speaker: 'Doyul' },
      ],
    },
  ])
})

test('a moment of one caption is told by that caption alone, whatever its span', () => {
  const told = momentLines(page([moment('approach', 2, 80, '진짜 울어요?')]), 'en', named)
  expect(told[0]?.lines).toEqual([{ text: 'Really crying?', speaker: 'Haram' }])
})

test('without captions in the language of the page, in that of the captions, and said to be so', () => {
  const told = momentLines(page([moment('joke', 12, 15, '진짜 울어요?')], ['ko']), 'en', named)
  expect(told).toMatchObject([{ language: 'ko', lines: [{ text: '진짜 울어요?', speaker: 'Bang Ha-ram' }] }])
})

test('what happens within the time after a cut stands under it, and nothing is told twice', () => {
  const told = momentLines(
    page([moment('hug', 10, 12, '포옹'), moment('after-cut', 10, 17, ''), moment('tears', 30, 31, '')]),
    'en',
    named,
  )
  expect(told.map(({ kind }) => kind)).toEqual(['after-cut', 'tears'])
  expect(told[0]?.within).toEqual([{ kind: 'hug', start: 10, end: 12 }])
})
