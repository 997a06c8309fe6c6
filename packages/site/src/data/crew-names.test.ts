import { expect, test } from 'vitest'
import { crewName } from './crew-names.ts'

test('the crew is called in the page’s language, and a name stays a name', () => {
  expect([crewName('감독', 'en'), crewName('Director', 'ko'), crewName(' 스태프 ', 'en')]).toEqual([
    'Director',
    '감독',
    'Crew',
  ])
  for (const name of ['한도윤', 'Han Do-yun', '', 'toString', 'constructor'])
    expect(crewName(name, 'en')).toBeUndefined()
})
