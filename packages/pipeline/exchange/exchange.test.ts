import { expect, test } from 'vitest'
import { onBothDatabases } from '@aftercut/library/suite'
import { checkDramaFile, importDrama, type DramaFile } from './index.ts'

const file: DramaFile = {
  format: 'aftercut.drama/1',
  titles: { en: 'Lantern Street', ko: '등불거리' },
  network: 'HBN',
  status: 'airing',
  sources: [{ id: 'site', kind: 'article', name: 'HBN', url: 'https://hbn.example/lantern' }],
  synopses: [{ language: 'en', words: 'A street, and who lights it.', source: 'site' }],
  seasons: [
    {
      number: 1,
      plannedEpisodes: 4,
      airing: {
        network: 'HBN',
        zone: 'Asia/Seoul',
        weekdays: [6, 7],
        time: '25:10',
        startsOn: '2026-10-03',
        exceptions: [{ onDate: '2026-10-04', kind: 'off' }],
      },
    },
  ],
  people: [
    { id: 'p1', names: { en: 'Baek Ha-neul', ko: '백하늘' }, notes: [{ kind: 'return', words: 'Back from service.' }] },
    { id: 'p2', names: { en: 'Oh Ji-an', ko: '오지안' } },
  ],
  roles: [
    {
      id: 'r1',
      names: { en: 'Lamplighter', ko: '등지기' },
      portrayals: [{ person: 'p1' }, { person: 'p2', variant: 'junior', episodes: ['S01E01'] }],
    },
    { id: 'r2', names: { en: 'Night watch' }, portrayals: [] },
  ],
  relations: [{ from: 'r1', to: 'r2', kind: 'caretaker' }],
  offers: [{ provider: 'Havenstream', territory: 'BR', url: 'https://haven.example/l' }],
}

onBothDatabases('a drama file', (open) => {
  test('goes into the library with all that it says, and twice is once', async () => {
    const library = open()
    const id = await importDrama(checkDramaFile('lantern.json', file), library, 'test')
    expect(await importDrama(file, library, 'test')).toBe(id)
    const cast = await library.cast.cast(id)
    expect(cast.map(({ person, variant, episodes }) => [person.names.ko, variant, episodes.length])).toEqual([
      ['백하늘', null, 0],
      ['오지안', 'junior', 1],
    ])
    expect(await library.people.byName('백하늘')).toHaveLength(1)
    expect((await library.cast.relations(id)).map(({ kind }) => kind)).toEqual(['caretaker'])
    const [season] = await library.dramas.seasons(id)
    const days = (await library.schedule.airings(season?.id ?? '')).map(({ at }) => at.toISOString())
    // 25:10 on Saturday in Seoul is 16:10 that Saturday in UTC; the Sunday off moves the second to the next Saturday.
    expect(days.slice(0, 2)).toEqual(['2026-10-03T16:10:00.000Z', '2026-10-10T16:10:00.000Z'])
    expect(await library.offers.on('2026-10-05', [id], 'BR')).toMatchObject([{ provider: 'Havenstream' }])
  })
})

test.each([
  [{ ...file, format: 'other' }, /\/format/],
  [
    { ...file, seasons: [{ number: 1, airing: { ...file.seasons[0]?.airing, time: '49:00' } }] },
    /\/seasons\/0\/airing\/time/,
  ],
  [{ ...file, offers: [{ provider: 'X', territory: 'Brazil' }] }, /\/offers\/0\/territory/],
  [
    { ...file, roles: [{ id: 'r', names: { en: 'R' }, portrayals: [{ person: 'nobody' }] }] },
    /person 'nobody' of role 'r'/,
  ],
  [[], /no drama file/],
])('faults are named by their place (%#)', (value, words) => {
  expect(() => checkDramaFile('x.json', value)).toThrow(words)
})
