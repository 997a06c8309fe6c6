import { expect, test } from 'vitest'
import { readVideoName } from './video-name.ts'

test.each([
  ['Lantern.Street.S01E02', [], { kind: 'episode', show: 'Lantern Street', season: 1, episode: 2 }],
  ['Lantern Street - 1x02', ['Lantern Street (2026)', 'Season 01'], { kind: 'episode', season: 1, episode: 2 }],
  ['E12', ['Lantern Street (2026)', 'Season 2'], { kind: 'episode', show: 'Lantern Street', season: 2, episode: 12 }],
  ['등불거리 제12회', [], { kind: 'episode', show: '등불거리', episode: 12 }],
  ['Rooftop', ['Lantern Street', 'behind the scenes'], { kind: 'making', show: 'Lantern Street', title: 'Rooftop' }],
  ['Lantern Street S01E02-behindthescenes', [], { kind: 'making', show: 'Lantern Street', season: 1, episode: 2 }],
  ['[메이킹] 고백 장면 [dQw4w9WgXcQ]', ['등불거리'], { kind: 'making', show: '등불거리', title: '[메이킹] 고백 장면' }],
  ['holiday', [], { kind: 'making', title: 'holiday' }],
] as const)('%s in %j', (stem, folders, expected) => {
  expect(readVideoName(stem, folders)).toMatchObject(expected)
})
