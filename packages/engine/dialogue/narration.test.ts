import { expect, test } from 'vitest'
import { isNarration } from './narration.ts'

test.each([
  ['ko', '서로를 꼭 안아 주는 두 사람'],
  ['ko', '웃음이 터져 버린 배우들'],
  ['ko', '드디어 눈물이 터진 그녀'],
  ['ko', '대사를 깜빡한 배우~!'],
  ['ko', '감독님도 박수를 보냅니다'],
  ['ko', '비 오는 골목 촬영 현장'],
  ['ja', '抱き合う二人'],
  ['ja', '拍手を送るスタッフたち'],
  ['en', 'The two actors burst out laughing'],
  ['en', 'Everyone on set claps'],
  ['es', 'Los dos actores se abrazan'],
  ['es', 'Todos rompen a reír'],
  ['zh', '两人相拥而泣'],
  ['zh', '全场鼓掌'],
])('%s: "%s" tells what is seen', (language, text) => {
  expect(isNarration(text, language)).toBe(true)
})

test.each([
  ['ko', '저는 그 배우'],
  ['ko', '감독님이 정말 잘해 주십니다'],
  ['ko', '그래서 배우가 되고 싶었어요'],
  ['ko', '이 배우!'],
  ['ko', '두 사람은 어디 있어요?'],
  ['ja', 'あの二人は本当に面白いですよね'],
  ['ja', '二人とも、もう一回お願いします'],
  ['en', 'The crew was so kind to us'],
  ['en', 'Everyone loves you'],
  ['en', 'The director told me to wait'],
  ['en', 'The two of them make me laugh'],
  ['es', 'Todos me quieren mucho'],
  ['es', 'El director dijo que sí'],
  ['zh', '两人的戏我最喜欢'],
  ['zh', '现场有人吗？'],
])('%s: "%s" is said', (language, text) => {
  expect(isNarration(text, language)).toBe(false)
})
