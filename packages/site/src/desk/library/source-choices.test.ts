import { expect, test } from 'vitest'
import { sourceChoices } from './source-choices.ts'

test('sources of one name are told apart by their address or day; others by their name alone', () => {
  const source = (id: string, name: string, url: string | null, publishedOn: string | null = null) => ({
    id,
    name,
    url,
    publishedOn,
  })
  expect(
    sourceChoices([
      source('a', 'HBN 드라마', 'https://www.video.example/watch?v=1'),
      source('b', 'HBN 드라마', 'https://www.video.example/watch?v=2'),
      source('c', 'HBN 드라마', null, '2026-03-21'),
      source('d', 'Weekly Chart', 'https://chart.example/'),
    ]),
  ).toEqual([
    ['a', 'HBN 드라마 · video.example/watch?v=1'],
    ['b', 'HBN 드라마 · video.example/watch?v=2'],
    ['c', 'HBN 드라마 · 2026-03-21'],
    ['d', 'Weekly Chart'],
  ])
})
