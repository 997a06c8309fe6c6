import { expect, test } from 'vitest'
import { feelingsIn } from '../../frame/site-settings.ts'
import { feelingFields, feelingsFrom, territoriesFrom } from './readers.ts'

test('the form shows what is asked, with our words, and saves it under the same names', () => {
  const rows = feelingFields(undefined)
  expect(rows).toHaveLength(8)
  expect(rows[0]).toMatchObject({ name: 'love', en: 'Love it' })
  const fields = Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([part, value]) => [`${part}.${index}`, value])),
  )
  expect(feelingsFrom(fields).map(({ name }) => name)).toEqual(feelingsIn(undefined).map(({ name }) => name))
})

test('a new feeling gets a name of its own, which the pages take', () => {
  const feelings = feelingsFrom({
    'en.0': 'It gave me chills!',
    'mark.0': '❄',
    'en.1': 'It gave me chills',
    'en.2': '!?',
  })
  expect(feelings.map(({ name }) => name)).toEqual(['it-gave-me-chills', 'it-gave-me-chills-2', 'feeling'])
  expect(feelingsIn(feelings)).toEqual(feelings)
})

test('territories are codes, or nothing', () => {
  expect(territoriesFrom('kr, US;jp kr')).toEqual(['KR', 'US', 'JP'])
  expect(territoriesFrom('')).toEqual([])
  expect(territoriesFrom('Korea')).toBeUndefined()
})
