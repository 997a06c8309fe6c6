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
  ['[메이킹] 등불거리 비하인드 3화', [], { kind: 'making', show: '등불거리', episode: 3 }],
  [
    '[BTS] Lantern St 메이킹 11화 😂',
    ['Lantern Street (2026)', 'behind the scenes'],
    { show: 'Lantern Street', episode: 11 },
  ],
  ['【메이킹】 3화', ['등불거리'], { kind: 'making', show: '등불거리', episode: 3 }],
  ['[메이킹] 두 가지 고백 ｜ 등불거리 3화 비하인드', [], { kind: 'making', show: '등불거리', episode: 3 }],
  ['[메이킹] 두 가지 고백 ㅣ <등불거리> 3화', [], { kind: 'making', show: '등불거리', episode: 3 }],
  ['Lantern Street | S01E02', [], { kind: 'episode', show: 'Lantern Street', season: 1, episode: 2 }],
  ['Lantern Street - Making Ep 3', [], { kind: 'making', show: 'Lantern Street', episode: 3 }],
  ['Making Lovers S01E02', [], { show: 'Making Lovers', episode: 2 }],
  ['고백 장면 메이킹', ['Lantern Street', 'Downloads'], { kind: 'making', show: 'Lantern Street' }],
  ['고백 장면 메이킹', ['Dropping In'], { kind: 'making', show: 'Dropping In' }],
  ['holiday', [], { kind: 'making', title: 'holiday' }],
] as const)('%s in %j', (stem, folders, expected) => {
  expect(readVideoName(stem, folders)).toMatchObject(expected)
})

test.each(['Downloads', '유튜브 다운로드', '새 폴더 (2)', 'YouTube', 'drop2', 'Upload_03', '무제 폴더 2'])(
  'a folder called %s is no drama',
  (folder) => {
    expect(readVideoName('고백 장면 메이킹', [folder])).not.toHaveProperty('show')
  },
)
