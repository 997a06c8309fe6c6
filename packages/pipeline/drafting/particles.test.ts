import { expect, test } from 'vitest'
import { koreanList, withParticle } from './particles.ts'

test('particles follow the sound before them', () => {
  const said = [
    '한도윤',
    '윤세라',
    '구씨',
    '6',
    '2',
    'HBN',
    'JTBC',
    'Netflix',
    '〈나의 해방일지〉',
    '〈우편함〉',
    'Kim',
  ].map((word) => withParticle(word, 'topic'))
  expect(said).toEqual([
    '한도윤은',
    '윤세라는',
    '구씨는',
    '6은',
    '2는',
    'HBN은',
    'JTBC는',
    'Netflix는',
    '〈나의 해방일지〉는',
    '〈우편함〉은',
    'Kim은',
  ])
  expect(withParticle('한도윤', 'subject') + withParticle('윤세라', 'object')).toBe('한도윤이윤세라를')
})

test('names are joined as they are said', () => {
  expect(koreanList(['한도윤'])).toBe('한도윤')
  expect(koreanList(['한도윤', '윤세라'])).toBe('한도윤과 윤세라')
  expect(koreanList(['윤세라', '박민재', '한도윤'])).toBe('윤세라, 박민재와 한도윤')
})
