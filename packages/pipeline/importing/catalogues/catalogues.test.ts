import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { onBothDatabases } from '@aftercut/library/suite'
import { importCatalogue } from './import-catalogue.ts'

const folder = await mkdtemp(join(tmpdir(), 'catalogues-'))
afterAll(() => rm(folder, { recursive: true }))
const lay = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const show = {
  id: 47,
  name: 'Lantern Street',
  language: 'Korean',
  status: 'Running',
  summary: '<p>A street, and <b>who lights it</b>.</p>',
  schedule: { time: '22:30', days: ['Saturday', 'Sunday'] },
  averageRuntime: 70,
  network: { name: 'HBN', country: { timezone: 'Asia/Seoul' } },
  externals: { imdb: 'tt1', thetvdb: null },
  _embedded: {
    episodes: [1, 2].map((number) => ({
      season: 1,
      number,
      name: `Episode ${number}`,
      airdate: `2026-10-0${number + 2}`,
    })),
    cast: [{ person: { id: 5, name: 'Baek Ha-neul' }, character: { id: 9, name: 'Lamplighter' } }],
  },
}

onBothDatabases('catalogue files', (open) => {
  test("TVmaze's show becomes a drama with its cast and its airings", async () => {
    const library = open()
    await importCatalogue(await lay('show.json', JSON.stringify(show)), library)
    const drama = await library.dramas.byTitle('lantern street')
    expect(drama).toMatchObject({ network: 'HBN', status: 'airing', external: { tvmaze: '47', imdb: 'tt1' } })
    const [season] = await library.dramas.seasons(drama?.id ?? '')
    const airings = await library.schedule.airings(season?.id ?? '')
    expect(airings.map(({ at }) => at.toISOString())).toEqual(['2026-10-03T13:30:00.000Z', '2026-10-04T13:30:00.000Z'])
    const [line] = await library.cast.cast(drama?.id ?? '')
    expect(line).toMatchObject({ person: { names: { en: 'Baek Ha-neul' } }, role: { names: { en: 'Lamplighter' } } })
  })

  test("Netflix's weekly file becomes a ranking a territory, joined to its drama; an odd row is told", async () => {
    const library = open()
    const header = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title'
    const rows = [
      'South Korea\tKR\t2026-11-15\tTV\t1\tLantern Street\tN/A',
      'South Korea\tKR\t2026-11-15\tTV\t2\tMarket Day\tMarket Day: Limited Series',
      'South Korea\tKR\t2026-11-15\tTV\tfirst\tNobody\tN/A',
    ]
    const { rows: taken, problems } = await importCatalogue(
      await lay('weeks.tsv', [header, ...rows].join('\n')),
      library,
    )
    expect(taken).toBe(2)
    expect(problems).toMatchObject([{ code: 'odd-row', line: 4 }])
    const series = (await library.rankings.list()).find(
      ({ titles }) => titles.en === 'Netflix Top 10: TV (South Korea)',
    )
    const ranking = await library.rankings.withChanges(series?.id ?? '')
    expect(ranking?.ranking).toMatchObject({ fromOn: '2026-11-09', toOn: '2026-11-15' })
    expect(ranking?.entries.map(({ rank, drama, label }) => [rank, drama?.titles.en ?? label])).toEqual([
      [1, 'Lantern Street'],
      [2, 'Market Day: Limited Series'],
    ])
  })

  test('offers name their drama, their territory and their days', async () => {
    const library = open()
    const csv =
      'drama;provider;territory;from\nLantern Street;Haven;BR;2026-10-01\nNo Such;Haven;BR;\nLantern Street;Haven;Brazil;\n'
    const { rows, problems } = await importCatalogue(await lay('offers.csv', csv), library)
    expect([rows, problems.map(({ line }) => line)]).toEqual([1, [3, 4]])
    const drama = await library.dramas.byTitle('Lantern Street')
    expect(await library.offers.on('2026-11-01', [drama?.id ?? ''], 'BR')).toMatchObject([{ provider: 'Haven' }])
  })

  test('a table of unknown columns says what would be known', async () => {
    await expect(importCatalogue(await lay('odd.csv', 'a,b\n1,2\n'), open())).rejects.toThrow(/columns a, b.*ranking/)
  })
})
