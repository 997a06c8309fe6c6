import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

/** Reads cues of these texts from SubRip. */
function speech(...texts: string[]) {
  const time = (at: number) =>
    `00:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')},000`
  const srt = texts.map((text, at) => `${at + 1}\n${time(at * 2)} --> ${time(at * 2 + 1)}\n${text}\n`).join('\n')
  const cues = parseCaptions(srt, { file: 'x.srt' })[0]?.cues ?? []
  return cues.map(({ utterances, sounds }) => ({
    said: utterances.map(({ speaker, text }) => (speaker === undefined ? text : `${speaker}| ${text}`)),
    sounds,
  }))
}
const one = (text: string) => speech(text)[0]

test.each([
  // Names that look like names, by themselves.
  ['SON SUK KU: Hello.', ['SON SUK KU| Hello.']],
  ['Kim Ji Won: Honestly, yes.', ['Kim Ji Won| Honestly, yes.']],
  ['Ji-won: Yes.', ['Ji-won| Yes.']],
  ['Mr. Gu: I see.', ['Mr. Gu| I see.']],
  ['Director: Cut!', ['Director| Cut!']],
  ['[Kim Ji Won] Hello.', ['Kim Ji Won| Hello.']],
  ['(Son Suk Ku) Hello.', ['Son Suk Ku| Hello.']],
  ['(Director) Cut!', ['Director| Cut!']],
  ['손석구: 안녕하세요', ['손석구| 안녕하세요']],
  ['(손석구) 안녕하세요', ['손석구| 안녕하세요']],
  ['[기자] 어떠셨어요?', ['기자| 어떠셨어요?']],
  ['(감독) 컷!', ['감독| 컷!']],
  ['감독님: 오케이', ['감독님| 오케이']],
  ['김지원 씨: 네', ['김지원 씨| 네']],
  ['남궁민: 네', ['남궁민| 네']],
  ['（監督）カット！', ['監督| カット！']],
  ['スタッフ：お疲れ様でした', ['スタッフ| お疲れ様でした']],
  ['导演：卡！', ['导演| 卡！']],
  ['王小明：你好', ['王小明| 你好']],
  ['Q: How did it feel?\nA: Good.', ['Q| How did it feel?', 'A| Good.']],
  ['JOHN:\nI am here.', ['JOHN| I am here.']],
  ['JOHN: Hi.\nMARY: Hello.', ['JOHN| Hi.', 'MARY| Hello.']],
  ['- JOHN: Hi.\n- MARY: Hello.', ['JOHN| Hi.', 'MARY| Hello.']],
])('label: %s', (text, said) => {
  expect(one(text)).toEqual({ said, sounds: [] })
})

test.each([
  // Not every colon and bracket is a label.
  ['10:30', ['10:30'], []],
  ['At 10:30: we begin.', ['At 10:30: we begin.'], []],
  ['https://example.com', ['https://example.com'], []],
  ['Note: this is a joke.', ['Note: this is a joke.'], []],
  ['Listen: we have to go.', ['Listen: we have to go.'], []],
  ['And then I thought: no.', ['And then I thought: no.'], []],
  ['NOTE: mind the gap', ['NOTE: mind the gap'], []],
  ['참고: 이 장면은 두 번 찍었다', ['참고: 이 장면은 두 번 찍었다'], []],
  ['오후 3:30에 만나요', ['오후 3:30에 만나요'], []],
  ['[laughs]', [], ['laughs']],
  ['[laughs] I cannot.', ['I cannot.'], ['laughs']],
  ['(웃음)', [], ['웃음']],
  ['(눈물) 어떡해', ['어떡해'], ['눈물']],
  ['(긴장) 어떡하지', ['어떡하지'], ['긴장']],
  ['[DOOR SLAMS] Who is it?', ['Who is it?'], ['DOOR SLAMS']],
  ['[APPLAUSE] Thank you.', ['Thank you.'], ['APPLAUSE']],
  ['(Ji-won laughs)', [], ['Ji-won laughs']],
  ['【拍手】', [], ['拍手']],
  ['（笑い声）', [], ['笑い声']],
  ['（泣きながら）ごめんね', ['ごめんね'], ['泣きながら']],
  ['그래요 ㅋㅋㅋ', ['그래요'], ['ㅋㅋㅋ']],
  ['ㅋㅋㅋㅋ', [], ['ㅋㅋㅋㅋ']],
  ['어떡해ㅠㅠ', ['어떡해'], ['ㅠㅠ']],
  ['♪ I worship you ♪', [], ['♪ I worship you']],
  ['♪ one line\nand another ♪', [], ['♪ one line and another']],
  ['♪', [], ['♪']],
  ['*laughs* Again?', ['Again?'], ['laughs']],
  ['That is *so* good', ['That is *so* good'], []],
  ['「ただいま」って言った', ['「ただいま」って言った'], []],
  ['Laughter', [], ['Laughter']],
  ['웃음', [], ['웃음']],
  ['(laughs and\nclaps) Good!', ['Good!'], ['laughs and claps']],
  ['I did (really) mean it.', ['I did mean it.'], ['really']],
  ['an open [bracket', ['an open [bracket'], []],
  ['JOHN (laughing): Stop it.', ['JOHN| Stop it.'], ['laughing']],
  ['(Ji-won) (laughs) Stop it.', ['Ji-won| Stop it.'], ['laughs']],
  ['...', [], []],
  ['?!', ['?!'], []],
])('no label: %s', (text, said, sounds) => {
  expect(one(text)).toEqual({ said, sounds })
})

test('dashes and double angles tell two people apart', () => {
  const two = { said: ['Yes.', 'No.'], sounds: [] }
  for (const text of [
    '- Yes.\n- No.',
    '-Yes.\n-No.',
    '– Yes.\n– No.',
    '>> Yes.\n>> No.',
    '>> Yes. >> No.',
    '- Yes. - No.',
    'Yes.\n- No.',
  ])
    expect(one(text), text).toEqual(two)
  expect(one('>> JOHN: Yes. >> MARY: No.')?.said).toEqual(['JOHN| Yes.', 'MARY| No.'])
  expect(one('- 네\n- 아니요')?.said).toEqual(['네', '아니요'])
  expect(one('-5 degrees')?.said).toEqual(['-5 degrees'])
  expect(one('It is well-known - to us')?.said).toEqual(['It is well-known - to us'])
})

test('a single word before a colon needs to come again, or others like it', () => {
  expect(one('Jiwon: Hello.')?.said).toEqual(['Jiwon: Hello.'])
  expect(speech('Jiwon: Hello.', 'Well.', 'Jiwon: Again.').map(({ said }) => said)).toEqual([
    ['Jiwon| Hello.'],
    ['Well.'],
    ['Jiwon| Again.'],
  ])
  expect(speech('석구: 안녕', '지원: 네').map(({ said }) => said)).toEqual([['석구| 안녕'], ['지원| 네']])
  expect(speech('Breakfast: eggs.', 'Well.')[0]?.said).toEqual(['Breakfast: eggs.'])
})

test('two syllables in brackets are a name once they label speech again', () => {
  expect(one('(지원) 안녕')).toEqual({ said: ['안녕'], sounds: ['지원'] })
  expect(speech('(지원) 안녕', '(지원) 네').map(({ said }) => said)).toEqual([['지원| 안녕'], ['지원| 네']])
})

test('lines of Japanese join without a space, of Korean with one', () => {
  expect(one('起きてくれ\nイーモ')?.said).toEqual(['起きてくれイーモ'])
  expect(one('일어나\n이모')?.said).toEqual(['일어나 이모'])
})
