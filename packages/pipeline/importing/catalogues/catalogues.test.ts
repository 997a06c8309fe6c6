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

  test('tables of dramas, episodes and cast make a drama together, whatever was known of it stays, and odd rows are told', async () => {
    const library = open()
    const dramas = await importCatalogue(
      await lay(
        'dramas.csv',
        `drama,drama_ko,status,network,zone,weekdays,time,starts,episodes,synopsis
Market Day,장날,airing,HBN,Asia/Seoul,"Sat, 일",25:10,2026-10-03,12,"A market, by night."
Nowhere Hour,,airing,HBN,Asia/Nowhere,Sat,22:00,2026-10-03,,
Half Said,,airing,HBN,Asia/Seoul,,22:00,2026-10-03,,
Odd Day,,airing,HBN,Asia/Seoul,Sat,22:00,2026-02-30,,
`,
      ),
      library,
    )
    expect([dramas.what, dramas.rows]).toEqual(['dramas', 1])
    expect(dramas.problems.map(({ line, message }) => [line, message])).toEqual([
      [3, expect.stringContaining("'Asia/Nowhere' is no time zone")],
      [4, expect.stringContaining('weekdays is missing')],
      [5, expect.stringContaining("'2026-02-30' is no day")],
    ])
    const episodes = await importCatalogue(
      await lay(
        'episodes.csv',
        'drama;episode;title;title_ko;minutes\nMarket Day;1;The Tent;천막;61.5\nMarket Day;two;;;\n',
      ),
      library,
    )
    expect([episodes.what, episodes.rows, episodes.problems.length]).toEqual(['episodes', 1, 1])
    const cast = await importCatalogue(
      await lay(
        'cast.csv',
        `drama,person,hangul,names,role,role_ko,variant,episodes
장날,Seo Da-on,서다온,Suh Daon|Seo Daon,Keeper,지기,,
장날,Ha Jun-seo,,,Keeper,,junior,"1-2, 4"
장날,Ha Jun-seo,,,Porter,,,9-3
`,
      ),
      library,
    )
    expect([cast.what, cast.rows, cast.problems.map(({ line }) => line)]).toEqual(['cast', 2, [4]])

    const drama = await library.dramas.byTitle('Market Day')
    expect(drama).toMatchObject({ titles: { en: 'Market Day', ko: '장날' }, network: 'HBN', status: 'airing' })
    const [season] = await library.dramas.seasons(drama?.id ?? '')
    const [first] = await library.schedule.airings(season?.id ?? '')
    expect(first?.at.toISOString()).toBe('2026-10-03T16:10:00.000Z')
    expect((await library.dramas.episodes(drama?.id ?? '')).find(({ number }) => number === 1)).toMatchObject({
      titles: { en: 'The Tent', ko: '천막' },
      runtimeSeconds: 3690,
    })
    const lines = await library.cast.cast(drama?.id ?? '')
    expect(
      lines.map(({ person, role, variant, episodes: of }) => [person.names.en, role.names, variant, of.length]),
    ).toEqual([
      ['Seo Da-on', { en: 'Keeper', ko: '지기' }, null, 0],
      ['Ha Jun-seo', { en: 'Keeper', ko: '지기' }, 'junior', 3],
    ])
    expect((await library.people.byName('Suh Daon')).map(({ names }) => names.ko)).toEqual(['서다온'])
  })

  test('a table of unknown columns says what would be known', async () => {
    await expect(importCatalogue(await lay('odd.csv', 'a,b\n1,2\n'), open())).rejects.toThrow(/columns a, b.*ranking/)
  })
})
