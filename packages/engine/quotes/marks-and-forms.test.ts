import { describe, expect, it } from 'vitest'
import { assignLayers } from '../captions/index.ts'
import { captions } from './making.fixture.ts'
import { against as hold, type Row } from './stories.fixture.ts'
import { verifyStory } from './verify-story.ts'

// Marks as five languages write and type them, forms of letters that only the eye takes for one, and names that stand
// beside the marks. V verbatim, E edited, N not found, W wrong speaker; T title, S scare quote.
const against = (name: string, file: string, said: (string | number)[], rows: readonly Row[]) =>
  hold(name, captions(said, file), rows, cast)

const cast = [
  { person: 'Mira Holt', role: 'Captain Vey' },
  { person: 'Daniel Okafor', role: 'Jonas Reed' },
]
const english = [
  'MIRA HOLT: I’ve rehearsed it twenty times,',
  'and every time I’d cry at the end.',
  'DANIEL OKAFOR: It’s true. She didn’t even hear “cut”.',
  'MIRA HOLT: The café♪ was closed, and I wasn’t acting.',
  'DANIEL OKAFOR: I never said that I loved whales.',
]
against('english', 'm.en.srt', english, [
  ['V', "Mira Holt said, ``I've rehearsed it twenty times.''"],
  ['N', "Mira Holt said, ``I've rehearsed it thirty times.''"],
  ['V', "Mira Holt said, ''I've rehearsed it twenty times.''", 'txt'],
  ['N', "Mira Holt said, ''I've rehearsed it thirty times.''", 'txt'],
  ['V', 'Mira Holt said, ❝I’ve rehearsed it twenty times.❞'],
  ['N', 'Mira Holt said, ❝I’ve rehearsed it thirty times.❞'],
  ['V', 'Mira Holt said, ›I’ve rehearsed it twenty times.‹'],
  ['N', 'Mira Holt said, <<I’ve rehearsed it thirty times>>.', 'txt'],
  ['V', 'Mira Holt said, “I＇ve rehearsed it twenty times.”'],
  ['V', 'Mira Holt said, “Ｉ’ve rehearsed it twenty times.”'],
  ['N', 'Mira Holt said, “I’ve rehearsed it 20 times.”'],
  ['V', "Daniel Okafor said, 'She didn’t even hear “cut”.'"],
  ['V', 'Mira Holt said, “The cafe\u0301 was closed.”'],
  ['N', 'Mira Holt said, “The cafe was closed.”'],
  ['V', 'When Mira Holt asks whether it is true, Daniel Okafor nods: “It’s true.”'],
  ['W', 'When Daniel Okafor asks whether it is true, Mira Holt nods: “It’s true.”'],
  ['V', 'The actor who plays Jonas Reed said, “I never said that I loved whales.”'],
  ['W', 'The actress who plays Captain Vey said, “I never said that I loved whales.”'],
])

const korean = [
  '박은빈: 처음에는 고래가 무서웠어요.',
  '근데 지금은 안 무서워요.',
  '강태오: 저는 「고래」라는 말을 못 잊어요.',
  6,
  '박은빈: 그래도 울었어요 ㅠㅠ',
  '강태오: 진짜 울었다니까요?',
  '박은빈: 고마워요♪ 우리 팀 최고!',
]
against('korean', 'm.ko.srt', korean, [
  ['V', '강태오는 “저는 ‘고래’라는 말을 못 잊어요”라고 말했다.'],
  ['V', "강태오는 “저는 '고래'라는 말을 못 잊어요”라고 말했다."],
  ['N', '강태오는 “저는 ‘고래’라는 말을 잊어요”라고 말했다.'],
  ['V V', '박은빈은 “처음에는 고래가 무서웠어요”라며 “근데 지금은 안 무서워요”라고 덧붙였다.'],
  ['V W', '박은빈은 “처음에는 고래가 무서웠어요”라며 “진짜 울었다니까요?”라고 덧붙였다.'],
  ['V V', '이에 박은빈은 “그래도 울었어요”, 강태오는 “진짜 울었다니까요?”라고 말했다.'],
  ['V', '박은빈 “고마워요 우리 팀 최고!”'],
  ['W', '강태오 “고마워요 우리 팀 최고!”'],
  ['W', '강태오, “고마워요 우리 팀 최고!”'],
  ['W', '“처음에는 고래가 무서웠어요”(강태오)'],
  ['V', '박은빈은 “처음에는 고래가 무서웠어요”라고 말했다.'.normalize('NFD')],
])

const japanese = [
  '朝倉透：最初は鯨が怖かったです。',
  '三枝律：２０回も撮りました。',
  'カメラが回ると、ｾﾘﾌを忘れるんです。',
  '監督：はい、カット！ＯＫです。',
]
against('japanese', 'm.ja.srt', japanese, [
  ['V', '三枝律は「20回も撮りました」と語る。'],
  ['V', '三枝律は「２０回も撮りました」と語る。'],
  ['N', '三枝律は「30回も撮りました」と語る。'],
  ['N', '三枝律は「二十回も撮りました」と語る。'],
  ['V', '三枝律は「カメラが回ると、セリフを忘れるんです」と語る。'],
  ['V', '監督は「はい、カット！OKです」と言った。'],
  ['V', '「最初は鯨が怖かったです」（朝倉透）'],
  ['W', '「最初は鯨が怖かったです」（三枝律）'],
  ['V', '朝倉透「最初は鯨が怖かったです」'],
  ['W', '三枝律「最初は鯨が怖かったです」'],
])

against(
  'chinese',
  'm.zh.srt',
  ['李明：一开始我很怕鲸鱼。', '可是现在不怕了。', 6, '李明：谢谢大家！', '王芳：再见。'],
  [
    ['V', '“一开始我很怕鲸鱼，”李明说，“可是现在不怕了。”'],
    ['N', '“一开始我很怕鲸鱼，”李明说，“可是现在怕了。”'],
    ['V', '李明：“谢谢大家！”'],
    ['W', '王芳：“谢谢大家！”'],
  ],
)

const spanish = ['ANA: Al principio tenía miedo de la ballena.', '¡Pero ya no!', 'LUIS: Nunca dije «te quiero».']
against('spanish', 'm.es.srt', spanish, [
  ['V V', '«Al principio tenía miedo de la ballena —dijo Ana—. ¡Pero ya no!».'],
  ['W W', '«Al principio tenía miedo de la ballena —dijo Luis—. ¡Pero ya no!».'],
  ['N V', '«Al principio tenía miedo de las ballenas —dijo Ana—. ¡Pero ya no!».'],
  ['V', '—Al principio tenía miedo de la ballena —dijo Ana.'],
  ['W', '—Al principio tenía miedo de la ballena —dijo Luis.'],
  ['N', '—Al principio tenía miedo de las ballenas —dijo Ana.'],
  ['', '—Una lista sin palabras de nadie.\n\n—Otra línea de la lista.'],
])

const one = (text: string) =>
  verifyStory({ text, format: 'markdown' }, assignLayers(captions(english, 'm.en.srt')), { cast }).quotes[0]

describe('says why', () => {
  it('a letter that only looks like another is refused by its name', () => {
    expect(one('Mira Holt said, “I wasn’t аcting.”')).toMatchObject({
      verdict: 'not-found',
      warnings: [
        'The story writes “аcting” with a Cyrillic а (U+0430), which only looks like a Latin letter: type the word anew.',
      ],
    })
  })

  it('a clause cut out of one that negates it is flagged', () => {
    expect(one('Daniel Okafor said, “I loved whales.”')?.warnings).toEqual([
      'Cut from a longer sentence that negates: “I never said that …”.',
    ])
    expect(one('Daniel Okafor said, “I never said that I loved whales.”')?.warnings).toEqual([])
  })

  it('nothing near is said to be so', () => {
    expect(one('Mira Holt said, “Marmalade is purple on Sundays.”')?.warnings).toEqual([
      'Nothing in the captions comes near these words.',
    ])
  })
})
