import { expect, test } from 'vitest'
import { wordsIn } from '../language/index.ts'
import { FEELING_NAMES } from '../reader/feelings.ts'
import { feelingsIn, sayFeeling, territoriesIn } from './site-settings.ts'

test('the house’s feelings stand in its order, once each; what is not sound is left out', () => {
  const feelings = feelingsIn([
    { name: 'chills', mark: '❄', words: { en: 'Chills', ko: '소름' } },
    { name: 'love' },
    { name: 'love', mark: '!' },
    { name: 'Not A Name' },
    'cry',
    null,
  ])
  expect(feelings.map(({ name }) => name)).toEqual(['chills', 'love'])
  const say = (name: string, language: 'en' | 'ko') => sayFeeling(name, feelings, wordsIn(language), language)
  expect([say('chills', 'ko'), say('chills', 'en'), say('love', 'en'), say('gone-by', 'en')]).toEqual([
    '소름',
    'Chills',
    'Love it',
    'gone by',
  ])
})

test('nothing set, or nothing sound: ours', () => {
  for (const value of [undefined, 'love', [], [{ name: '<b>' }]])
    expect(feelingsIn(value).map(({ name }) => name)).toEqual(FEELING_NAMES)
  expect(territoriesIn(['US', 'KR', 'US', 'usa', 1])).toEqual(['US', 'KR'])
  for (const value of [undefined, [], ['x'], 'US']) expect(territoriesIn(value)).toBeUndefined()
})
