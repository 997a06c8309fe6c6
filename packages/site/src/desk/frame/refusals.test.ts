import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Refused } from '@aftercut/library/opening'
import { DESK_LANGUAGES } from './words.ts'
import { sayRefusal } from './refusals.ts'

const PACKAGES = join(import.meta.dirname, '../../../..')

test('what is refused is said in the language of whoever asked, with its values', () => {
  const zone = new Refused('There is no time zone "Mars".', { code: 'no-such-zone', values: { zone: 'Mars' } })
  expect(sayRefusal(zone, 'en')).toContain('no time zone “Mars”')
  expect(sayRefusal(zone, 'ko')).toContain('‘Mars’ 시간대는 없습니다')
  const back = new Refused('No.', { code: 'story-not-sent-back', values: { state: 'published' } })
  expect(sayRefusal(back, 'ko')).toContain('발행됨')
  expect(sayRefusal(new Refused('No.', { code: 'gate-refuses', values: { count: 1 } }), 'en')).toContain('one thing')
  expect(sayRefusal(new Refused('No.', { code: 'gate-refuses', values: { count: 3 } }), 'ko')).toContain('3군데')
  expect(sayRefusal(new Refused('As it is.'), 'ko')).toBe('As it is.')
})

test('every reason that the library and the work give has words in every language of the desk', () => {
  const codes = globSync('{library,pipeline}/**/*.ts', {
    cwd: PACKAGES,
    exclude: (name) => name.includes('node_modules'),
  })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(PACKAGES, file), 'utf8')
      return text.includes('Refused(')
        ? [...text.matchAll(/Refused\([^;]*?code: '([\w-]+)'/g)].map((found) => found[1] ?? '')
        : []
    })
  expect(new Set(codes).size).toBeGreaterThan(15)
  for (const language of DESK_LANGUAGES) {
    const file = join(import.meta.dirname, `../messages/refusals.${language}.json`)
    const words = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)
    for (const code of codes)
      expect(
        words.some((key) => key === code || key === `${code}.other`),
        `${code} in ${language}`,
      ).toBe(true)
  }
})
