import { expect, test } from 'vitest'
import { DESK_LANGUAGES, deskLanguageOf, deskWords } from './words.ts'

const files = import.meta.glob<Record<string, string>>('../messages/*.json', { eager: true, import: 'default' })

test('every room says the same things in every language, with the same blanks', () => {
  const rooms = Object.keys(files).flatMap((path) => /\/([\w-]+)\.en\.json$/.exec(path)?.[1] ?? [])
  expect(rooms).toContain('frame')
  const blanks = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).toSorted()
  for (const room of rooms) {
    const english = files[`../messages/${room}.en.json`] ?? {}
    for (const language of DESK_LANGUAGES) {
      const texts = files[`../messages/${room}.${language}.json`] ?? {}
      expect(Object.keys(texts).toSorted(), `${room} in ${language}`).toEqual(Object.keys(english).toSorted())
      for (const [key, text] of Object.entries(english))
        if (!/\.(one|other)$/.test(key)) expect(blanks(texts[key]), `${room} ${key}`).toEqual(blanks(text))
    }
  }
})

test('the language is the chosen one, else the browser’s, else English', () => {
  expect(DESK_LANGUAGES).toEqual(['en', 'ko'])
  expect(deskLanguageOf('ko', 'en-US,en;q=0.9')).toBe('ko')
  expect(deskLanguageOf(undefined, 'fr-FR,ko-KR;q=0.8,en;q=0.5')).toBe('ko')
  expect(deskLanguageOf('xx', null)).toBe('en')
  expect(deskWords<'signOut'>('frame', 'en')('signOut')).toBe('Sign out')
})
