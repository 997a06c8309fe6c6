import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'

/** Start, end, speaker, words in Korean, words in English. Seconds. An invented making-of of an invented drama. */
const LINES: [number, number, string, string, string][] = [
  [6, 8, '감독', '레디, 액션!', 'Ready, action!'],
  [9, 13, '한도윤', '이 편지, 삼 년 동안 여기 있었어요.', 'This letter has been here for three years.'],
  [14, 18, '윤세라', '그럼 삼 년 동안 비를 맞은 거네요.', 'Then it has stood in the rain for three years.'],
  [19, 20, '감독', '컷!', 'Cut!'],
  [21, 24, '', '(웃음)', '(laughter)'],
  [
    25,
    29,
    '한도윤',
    '감독님, 이번엔 우산을 먼저 주는 걸로 해 볼까요?',
    'Director, shall we try it with the umbrella first?',
  ],
  [46, 47, '감독', '컷! 오케이!', 'Cut! Okay!'],
  [48, 52, '', '(두 사람이 포옹한다)', '(they hug)'],
  [
    60,
    66,
    '윤세라',
    '솔직히 하나는 그 말을 오래 기다렸을 거예요.',
    'Honestly, Hana must have waited for those words for a long time.',
  ],
  [67, 73, '윤세라', '기다린다는 걸 자기도 몰랐겠지만요.', 'Even if she did not know that she was waiting.'],
  [74, 77, '한도윤', '제 연기는 어땠어요?', 'How was my acting?'],
  [78, 82, '윤세라', '완벽했습니다. 매우. 완벽. 했습니다.', 'It was perfect. Very. Perfect. It was.'],
  [
    86,
    93,
    '한도윤',
    '이 대사를 하려고 이 작품을 골랐다고 해도 돼요.',
    'You could say that I chose this drama to say that line.',
  ],
  [94, 97, '', '(하이파이브)', '(high-five)'],
]

export const EPISODE = 'Letterbox.S01E06'

/** The captions of the making-of. */
export function track(language: 'ko' | 'en'): CaptionTrack {
  const cues = LINES.map(([start, end, speaker, ko, en], index): Cue => {
    const text = language === 'ko' ? ko : en
    const sound = /^\((.*)\)$/u.exec(text)?.[1]
    return {
      start,
      end,
      text: speaker === '' ? text : `${speaker}: ${text}`,
      utterances: sound === undefined ? [{ speaker, text }] : [],
      sounds: sound === undefined ? [] : [sound],
      line: index * 4 + 1,
    }
  })
  return {
    file: `making.${language}.srt`,
    format: 'srt',
    language,
    layer: language === 'ko' ? 'original' : 'translation',
    automatic: false,
    cues,
    problems: [],
  }
}

const scene = { episode: EPISODE, start: 2590, end: 2604 }
/** What was found in it. */
export const REPORT: Report = {
  format: 'aftercut.watch/1',
  making: {
    file: 'making.mp4',
    durationSeconds: 100,
    captions: ['ko', 'en'].map((language) => ({ file: `making.${language}.srt`, language, cues: LINES.length })),
  },
  episodes: [{ id: EPISODE, file: `${EPISODE}.mp4`, durationSeconds: 3600 }],
  shots: [{ start: 0, end: 100 }],
  segments: [
    { start: 0, end: 20, kind: 'take', scene, take: 1, day: 1, confidence: 0.9, because: [] },
    { start: 20, end: 34, kind: 'set', day: 1, confidence: 0.8, because: [] },
    { start: 34, end: 47, kind: 'take', scene, take: 2, day: 1, confidence: 0.9, because: [] },
    { start: 47, end: 54, kind: 'clip', scene, confidence: 0.97, because: [] },
    { start: 54, end: 100, kind: 'interview', confidence: 0.9, because: [] },
  ],
  matches: [],
  calls: [
    { at: 6, call: 'action', words: '레디, 액션!', cue: { captions: 0, cue: 0 } },
    { at: 19, call: 'cut', words: '컷!', cue: { captions: 0, cue: 3 } },
    { at: 46, call: 'okay', words: '컷! 오케이!', cue: { captions: 0, cue: 6 } },
  ],
  moments: [
    {
      start: 19,
      end: 24,
      kind: 'after-cut',
      words: '(웃음)',
      who: ['한도윤', '윤세라'],
      afterCall: 1,
      confidence: 0.8,
      because: [],
    },
    {
      start: 25,
      end: 29,
      kind: 'approach',
      words: '감독님, 이번엔 우산을 먼저 주는 걸로 해 볼까요?',
      who: ['한도윤'],
      confidence: 0.7,
      because: [],
    },
    {
      start: 48,
      end: 52,
      kind: 'hug',
      words: '(두 사람이 포옹한다)',
      who: ['한도윤', '윤세라'],
      afterCall: 2,
      confidence: 0.9,
      because: [],
    },
    {
      start: 78,
      end: 85,
      kind: 'joke',
      words: '완벽했습니다. 매우. 완벽. 했습니다.',
      who: ['윤세라'],
      confidence: 0.7,
      because: [],
    },
    { start: 94, end: 97, kind: 'high-five', words: '(하이파이브)', confidence: 0.9, because: [] },
  ],
  quotes: [
    {
      start: 60,
      end: 73,
      text: '솔직히 하나는 그 말을 오래 기다렸을 거예요. 기다린다는 걸 자기도 몰랐겠지만요.',
      speaker: '윤세라',
      language: 'ko',
      layer: 'original',
      cues: [8, 9].map((cue) => ({ captions: 0, cue })),
    },
    {
      start: 60,
      end: 73,
      text: 'Honestly, Hana must have waited for those words for a long time. Even if she did not know that she was waiting.',
      speaker: '윤세라',
      language: 'en',
      layer: 'translation',
      cues: [8, 9].map((cue) => ({ captions: 1, cue })),
    },
    {
      start: 86,
      end: 93,
      text: '이 대사를 하려고 이 작품을 골랐다고 해도 돼요.',
      speaker: '한도윤',
      language: 'ko',
      layer: 'original',
      cues: [{ captions: 0, cue: 12 }],
    },
    {
      start: 86,
      end: 93,
      text: 'You could say that I chose this drama to say that line.',
      speaker: '한도윤',
      language: 'en',
      layer: 'translation',
      cues: [{ captions: 1, cue: 12 }],
    },
  ],
  problems: [],
}
