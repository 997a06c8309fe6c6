import { expect, it } from 'vitest'
import { findSign, signsOf } from './signs.ts'

const told = (language: string, text: string) =>
  signsOf(language)
    .kinds.filter((kind) => findSign(text, kind.told) !== undefined)
    .map(({ kind }) => kind)

it.each([
  ['ko', '와락 안기는 두 배우', ['hug']],
  ['ko', '큰 웃음을 안긴 한마디', ['laughter']],
  ['ko', '박수', ['applause']],
  ['ko', '대본에는 없던 대사', ['ad-lib']],
  ['en', "he can't keep a straight face", ['laughter']],
  ['en', 'she drops the cup', ['slip']],
  ['en', 'goofing around between takes', ['joke']],
  ['ja', '感極まって', ['tears']],
  ['es', 'no pueden parar de reír', ['laughter']],
  ['zh', '泣不成声', ['tears']],
])('%s: %s', (language, text, kinds) => expect(told(language, text)).toEqual(kinds))

it.each([
  ['ko', '대사를 외우는 두 사람'],
  ['ko', '많은 시청 부탁드립니다'],
  ['ko', '박수현 배우의 등장'],
  ['ko', '눈물 장면 촬영 중'],
  ['en', 'rain falls on the set'],
  ['en', 'the temperature dropped again'],
  ['en', 'getting ready for the crying scene'],
])('tells of nothing that happens, %s: %s', (language, text) => expect(told(language, text)).toEqual([]))
