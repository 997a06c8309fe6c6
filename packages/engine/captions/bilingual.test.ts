import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const srt = (...texts: string[]) =>
  texts.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${text}\n`).join('\n')

test('two languages line by line are two tracks, each with its own cues', () => {
  const tracks = parseCaptions(
    srt(
      '우산은 왜 안 가져갔어요?\nWhy did you leave the umbrella?',
      '감독: 컷!\nDIRECTOR: Cut!',
      '(웃음)\n(laughs)',
      '<i>비가 올 줄\n몰랐어요.</i>\nI did not know\nit would rain.',
      '네.',
    ),
    { file: 'm.srt' },
  )
  expect(tracks.map(({ language, cues }) => [language, cues.length])).toEqual([
    ['ko', 5],
    ['en', 4],
  ])
  expect(tracks[1]?.cues[1]?.utterances).toEqual([{ speaker: 'DIRECTOR', text: 'Cut!' }])
  expect(tracks[1]?.cues[3]?.utterances).toEqual([{ text: 'I did not know it would rain.' }])
  expect(tracks[0]?.cues[3]?.utterances).toEqual([{ text: '비가 올 줄 몰랐어요.' }])
  expect(tracks[0]?.cues[2]).toMatchObject({ utterances: [], sounds: ['웃음'] })
})

test.each([
  [
    'names in Latin letters',
    ['IU\n너무 떨려요', '정말요?\n안 떨려 보였는데', 'BTS 노래\n들었어요', '네\n맞아요', '아\n네'],
  ],
  ['English over two lines', ['I was\nso nervous', 'You looked\ncalm', 'It was\nso good', 'We did\nit', 'Cut!\nOkay']],
  ['Japanese in both its scripts', ['本当に\nそうですか', '今日も\n雨です', 'はい\n本番', '涙が\n出た', '船\nのり']],
])('one language is one track: %s', (_, texts) => {
  expect(parseCaptions(srt(...texts), { file: 'm.srt' })).toHaveLength(1)
})
