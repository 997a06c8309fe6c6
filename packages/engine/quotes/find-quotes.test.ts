import { expect, it } from 'vitest'
import { findQuotes } from './find-quotes.ts'
import { captions } from './making.fixture.ts'
import { verifyStory } from './verify-story.ts'

const texts = (lines: (string | number)[], file?: string) =>
  findQuotes({ tracks: captions(lines, file) }).map(({ text }) => text)

it('joins sentences over cues, and parts them within one', () => {
  expect(
    texts(['KIM JI WON: When Mr. Gu says it', 'so suddenly... it felt real. I was', 'not ready for that at all!']),
  ).toEqual(['When Mr. Gu says it so suddenly... it felt real.', 'I was not ready for that at all!'])
})

it('leaves out calls and bare answers', () => {
  expect(
    texts(['DIRECTOR: Cut! Okay!', 'SON SUK KU: Yes, of course.', "DIRECTOR: Let's go again, please, everyone."]),
  ).toEqual([])
})

it('parts Korean without marks at its endings', () => {
  expect(
    texts(['김지원: 너무 떨려서', '잠을 한숨도 못 잤어요 그래서 커피를 마셨는데', '더 못 잤어요', '네'], 'x.ko.srt'),
  ).toEqual(['너무 떨려서 잠을 한숨도 못 잤어요', '그래서 커피를 마셨는데 더 못 잤어요'])
})

it('does not part Korean after a reason: 찍으니까 is no question, 입니까 is', () => {
  expect(texts(['윤서하: 근데 막상 찍으니까 눈물이 안 나서 걱정을 많이 했습니다'], 'x.ko.srt')).toEqual([
    '근데 막상 찍으니까 눈물이 안 나서 걱정을 많이 했습니다',
  ])
  expect(texts(['김지원: 제가 먼저 웃으니까\n서하 씨도 계속 웃었어요'], 'x.ko.srt')).toHaveLength(1)
  expect(texts(['김지원: 이게 정말 그 장면입니까 저는 전혀 몰랐습니다'], 'x.ko.srt')).toEqual([
    '이게 정말 그 장면입니까',
    '저는 전혀 몰랐습니다',
  ])
})

it('parts speech without marks at pauses', () => {
  expect(texts(['so i chose this drama', 'to say this one line', 1, 'and then i waited for it'])).toEqual([
    'so i chose this drama to say this one line',
    'and then i waited for it',
  ])
})

it('takes interview and set, not takes and clips', () => {
  const tracks = captions(['I love you more than the sea.', 10, 'We were laughing for ten minutes.'])
  const segments = [
    { start: 0, end: 20, kind: 'take' as const, confidence: 1, because: [] },
    { start: 20, end: 40, kind: 'interview' as const, confidence: 1, because: [] },
  ]
  expect(findQuotes({ tracks, segments })).toMatchObject([
    {
      text: 'We were laughing for ten minutes.',
      start: 23,
      end: 26,
      language: 'en',
      layer: 'original',
      cues: [{ captions: 0, cue: 1 }],
    },
  ])
})

it('finds only what verifies', () => {
  const tracks = captions([
    'A: I was so nervous, honestly,',
    "that I couldn't sleep. Did you sleep well?",
    'B: Not for one minute of it.',
  ])
  for (const { text } of findQuotes({ tracks })) {
    expect(verifyStory({ text: `Somebody said, “${text}”`, format: 'text' }, tracks).quotes[0]?.verdict).toBe(
      'verbatim',
    )
  }
})

it('takes no call, no narration and no question card for a quote', () => {
  const english = captions(['And cut, that was lovely, once more please.', 'You made me cry, you horrible man.'])
  const calls = [{ at: 10, call: 'cut' as const, words: 'And cut,', cue: { captions: 0, cue: 0 } }]
  expect(findQuotes({ tracks: english, calls }).map(({ text }) => text)).toEqual(['You made me cry, you horrible man.'])
  const korean = captions(
    ['Q. 오늘 촬영 어떠셨어요?', 6, '서로를 꼭 안아 주는 두 사람', 6, '며칠 후', 6, '저는 사실 비를 정말 좋아해요'],
    'm.ko.srt',
  )
  expect(findQuotes({ tracks: korean }).map(({ text }) => text)).toEqual(['저는 사실 비를 정말 좋아해요'])
})

it('takes no caption that stands whole in angle brackets for a quote', () => {
  const lines = ['<가장 기억에 남는 장면은?>', 6, '저는 다리 위 장면이 <제일> 기억에 남아요']
  expect(texts(lines, 'm.ko.srt')).toEqual(['저는 다리 위 장면이 <제일> 기억에 남아요'])
})

it('quotes what is said right behind a card or a narration, without it', () => {
  expect(
    texts(['＜屋上シーンの撮影＞', '風が強いのでマイクに気をつけてください', 6, 'Ｑ：いかがでしたか？'], 'm.ja.srt'),
  ).toEqual(['風が強いのでマイクに気をつけてください'])
  expect(texts(['서로를 꼭 안아 주는 두 사람', '저는 사실 비를 정말 좋아해요'], 'm.ko.srt')).toEqual([
    '저는 사실 비를 정말 좋아해요',
  ])
})
