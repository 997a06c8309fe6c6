import { expect, test } from 'vitest'
import { spokenLanguage } from './spoken-language.ts'

const track = (language: string, layer: 'original' | 'translation', automatic = false) => ({
  language,
  layer,
  automatic,
})

test('a making-of is spoken in the language of its original captions, whatever its drama’s is', () => {
  const japanese = [track('en', 'translation'), track('ko', 'original', true), track('ja', 'original')]
  expect(spokenLanguage(japanese, 'ko')).toBe('ja')
  expect(spokenLanguage([track('en', 'translation'), track('zh', 'original', true)], 'ko')).toBe('zh')
  expect(spokenLanguage([track('en', 'translation'), track('und', 'original')], 'th')).toBe('th')
  expect(spokenLanguage([track('en', 'translation')], undefined)).toBeUndefined()
})
