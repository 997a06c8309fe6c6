import { expect, test } from 'vitest'
import { dramaInTitle } from './drama-in-title.ts'

const KNOWN = ['등불거리', 'Lantern Street', '비밀', 'Love', '달빛 아래 우리가 다시 만날 때까지', '달빛 아래']

test.each([
  ['[메이킹] 두 가지 고백 | 등불거리 3화 비하인드', '등불거리'],
  ['[메이킹] 두 가지 고백 ｜ 등불 거리 3화', '등불거리'],
  ['[등불거리/메이킹] 웃음이 멈추지 않는 현장', '등불거리'],
  ['웃음이 멈추지 않는 현장 #등불거리 EP.3', '등불거리'],
  ['[BEHIND] Laughing on set | Lantern Street EP3', 'Lantern Street'],
  ['달빛 아래 우리가 다시 만날 때까지 2화 메이킹', '달빛 아래 우리가 다시 만날 때까지'],
  ['[메이킹] <비밀> 고백 현장', '비밀'],
  ['비밀 3화 메이킹', '비밀'],
  ['비밀 메이킹', '비밀'],
  // A short title may as well be words of the sentence, and a long one part of another word.
  ['[메이킹] 두 사람의 비밀 이야기', undefined],
  ['[메이킹] Love scene, take nine', undefined],
  ['[메이킹] 청등불거리에서', undefined],
  ['[메이킹] 고백 현장', undefined],
])('%s', (title, drama) => {
  expect(dramaInTitle(title, KNOWN)).toBe(drama)
})
