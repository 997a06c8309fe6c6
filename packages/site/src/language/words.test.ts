import { describe, expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import ko from '../messages/ko.json' with { type: 'json' }
import { localPath, pick, territoryName, wordsIn } from './words.ts'

describe('messages', () => {
  test('every language says the same things, with the same blanks', () => {
    expect(Object.keys(ko).toSorted()).toEqual(Object.keys(en).toSorted())
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
    for (const [key, text] of Object.entries(en)) {
      // A language with one plural form need not repeat the number.
      if (!/\.(one|other)$/.test(key)) expect(blanks(ko[key as keyof typeof ko]), key).toEqual(blanks(text))
    }
  })

  test('are filled in, counted, and fall back to the name', () => {
    expect(wordsIn('en')('story.by', { name: 'Mina Ko' })).toBe('By Mina Ko')
    expect(wordsIn('en').count('reaction.count', 1)).toBe('1 answer')
    expect(wordsIn('en').count('reaction.count', 1200)).toBe('1,200 answers')
    expect(wordsIn('ko').count('reaction.count', 1)).toBe('1명 응답')
    expect(wordsIn('en').named('moment', 'stage-fight')).toBe('stage fight')
  })
})

test('addresses carry every language but the first', () => {
  expect(localPath('/', 'ko')).toBe('/ko')
  expect(localPath('/stories/x', 'ko')).toBe('/ko/stories/x')
  expect(localPath('/stories/x', 'en')).toBe('/stories/x')
})

test('a text is taken in the reader’s language, else in English, else as it was written', () => {
  expect(pick({ en: 'Rain', ko: '비' }, 'ko')).toEqual({ text: '비', language: 'ko' })
  expect(pick({ en: 'Rain' }, 'ko')).toEqual({ text: 'Rain', language: 'en' })
  expect(pick({ ja: '雨' }, 'en')).toEqual({ text: '雨', language: 'ja' })
  expect(territoryName('KR', 'en')).toBe('South Korea')
})
