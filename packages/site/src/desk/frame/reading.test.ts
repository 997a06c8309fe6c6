import { expect, test } from 'vitest'
import { addressIn, clockIn, dayIn, languageIn, localizedIn, numberIn } from './reading.ts'

test('what is typed is read exactly, or not at all', () => {
  expect(dayIn('2026-02-28')).toBe('2026-02-28')
  expect(dayIn('2026-02-30')).toBeUndefined()
  expect(dayIn('')).toBeNull()
  expect(numberIn('12')).toBe(12)
  expect(numberIn('1.5')).toBeUndefined()
  expect(numberIn('-1')).toBeUndefined()
  expect(clockIn('25:10')).toBe(1510)
  expect(clockIn('48:00')).toBeUndefined()
  expect(addressIn('https://example.org/a')).toBe('https://example.org/a')
  expect(addressIn('http://example.org/a')).toBeUndefined()
  expect(addressIn('http://example.org/a', true)).toBe('http://example.org/a')
  expect(addressIn('javascript:alert(1)', true)).toBeUndefined()
  expect(addressIn('https://you@example.org')).toBeUndefined()
  expect(languageIn('zh-Hant')).toBe('zh-Hant')
  expect(languageIn('es-419')).toBe('es-419')
  expect(languageIn('Korean')).toBeUndefined()
})

test('texts come by language, with one more', () => {
  expect(
    localizedIn({ 'title.en': 'Rain', 'title.ko': '', 'title.new.language': 'ja', 'title.new.words': '雨' }, 'title'),
  ).toEqual({ en: 'Rain', ja: '雨' })
})
