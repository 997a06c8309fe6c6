import { captions } from './making.fixture.ts'
import { against, english, twoFiles } from './stories.fixture.ts'

// Stories in other languages than English, and English words quoted as other languages mark them.
// A letter stands for each quotation in order: V verbatim, E edited, N not found, W wrong speaker, A ambiguous; T title,
// S scare quote.

const korean = captions(
  [
    '김지원: 솔직히 너무 떨려서',
    '잠을 한숨도 못 잤어요.',
    '손석구: 정말요? 안 떨려 보였는데.',
    '김지원: 이 대사 때문에 이 드라마를 선택했어요.',
    10,
    '손석구: 오늘만 기다렸습니다. 비가 진짜였어요.',
    '이엘: 저는 울지 않았어요.',
  ],
  'making.ko.srt',
)
const japanese = captions(
  [
    '朝倉透: 本当に緊張して、眠れませんでした。',
    '三枝律: 雨は本物で、涙は嘘でした。',
    6,
    '朝倉透: この台詞のために、この作品を選びました。',
  ],
  'making.ja.srt',
)
const spanish = captions(
  ['ANA: ¿Lloraste? Yo no lloré nunca.', 'LUIS: Me encantó la escena, de verdad.', 'ANA: Sólo pensé en mi madre.'],
  'm.es.srt',
)
const chinese = captions(['李明: 我不喜欢下雨。', '王芳: 我觉得这场戏很难。', '李明: 你哭了吗？'], 'm.zh.srt')

against('an interview', english, [
  ['V', 'Kim Ji Won dit : « I chose it because of one line. »'],
  ['N', 'Kim Ji Won dit : « I chose it for one line. »'],
  ['V', 'Kim Ji Won sagte: „I chose it because of one line.“'],
  ['V', 'Kim Ji Won说：“I chose it because of one line.”'],
])

against('korean', korean, [
  ['V', '김지원은 「잠을 한숨도 못 잤어요」라고 말했다.'],
  ['V', '김지원은 『잠을 한숨도 못 잤어요』라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마를 선택해요”라고 말했다.'],
  ['N', '손석구는 “떨려 보였는데”라고 말했다.'],
  ['N', '이엘은 “저는 울었어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마가 선택했어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마”라고 말했다.'],
  ['V', "김지원은 '잠을 한숨도 못 잤어요'라며 웃었다."],
  ['W', "손석구는 '잠을 한숨도 못 잤어요'라며 웃었다."],
  ['N', '손석구는 “정말요.”라고 말했다.'],
  ['E', '손석구는 “오늘만 … 진짜였어요”라고 말했다.'],
  ['E', '김지원은 “(너무 떨려서) 잠을 한숨도 못 잤어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마를 선택했다”고 말했다.'],
  ['V T', "드라마 '나의 해방일지'에서 김지원은 “잠을 한숨도 못 잤어요”라고 밝혔다."],
  ['V V', '김지원은 “이 대사 때문에 이 드라마를 선택했어요”라고, 손석구는 “오늘만 기다렸습니다”라고 말했다.'],
  ['W W', '손석구는 “이 대사 때문에 이 드라마를 선택했어요”라고, 김지원은 “오늘만 기다렸습니다”라고 말했다.'],
  ['V', '“오늘만 기다렸습니다.” 손석구의 말이다.'],
  ['W', '“오늘만 기다렸습니다.” 김지원의 말이다.'],
  ['N', '김지원은 “잠을 한숨도 못 잤어요. 이 대사 때문에 이 드라마를 선택했어요”라고 말했다.'],
])

against('japanese', japanese, [
  ['V', '朝倉透は「本当に緊張して、眠れませんでした」と話した。'],
  ['N', '朝倉透は「本当に緊張して、眠れました」と話した。'],
  ['V V', '朝倉透は「この台詞のために、この作品を選びました」と明かし、三枝律は「雨は本物で、涙は嘘でした」と語った。'],
  ['W', '三枝律は「この台詞のために、この作品を選びました」と語った。'],
  ['T', '『雨の日に開く』で朝倉透は語る。'],
  ['W W', '三枝律は「本当に緊張して、眠れませんでした」と話し、朝倉透は「雨は本物で、涙は嘘でした」と語った。'],
])

against('two languages', twoFiles, [
  ['V', '김지원은 “너무 떨려서 잠을 못 잤어요”라고 말했다.'],
  ['W', 'Kim Ji Won (김지원) said, “Me too.”'],
  ['W', '김지원은 “저도 그랬어요”라며 웃었다.'],
  ['V V', '손석구는 “저도 그랬어요”라고 말했다. 이에 김지원은 “너무 떨려서 잠을 못 잤어요”라고 답했다.'],
  ['W', '“저도 그랬어요”라고 김지원이 말했다.'],
  ['W', '배우 김지원은 “저도 그랬어요”라고 말했다.'],
  ['W', '김지원 : “저도 그랬어요”'],
  ['V V', '김지원은 “너무 떨려서”라며 “잠을 못 잤어요”라고 말했다.'],
  ['V N', '김지원은 “너무 떨려서”라며 “잠을 잤어요”라고 말했다.'],
  ['N', '김지원은 “잤어요”라고 말했다.'],
  ['N', '김지원은 “너무 떨려서 잠을 못 잤어”라고 말했다.'],
])

against('spanish', spanish, [
  ['V', 'Luis dijo: «Me encantó la escena, de verdad».'],
  ['N', 'Ana dijo: «Yo no llore nunca».'],
  ['N', 'Ana dijo: «Yo lloré nunca».'],
  ['W', 'Luis dijo: “Yo no lloré nunca”.'],
  ['N', 'Ana añadió: “Solo pensé en mi madre”.'],
])

against('chinese', chinese, [
  ['V', '李明说：“我不喜欢下雨。”'],
  ['N', '李明说：“我喜欢下雨。”'],
  ['N', '李明说他“喜欢下雨”。'],
  ['W', '李明说：“我觉得这场戏很难。”'],
  ['N', '李明问：“你哭了。”'],
  ['V', '王芳说这场戏“很难”。'],
])
