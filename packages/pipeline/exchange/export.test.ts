import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportSchema } from '@aftercut/library/exchange'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { content, cue, onBothDatabases, report, track } from '@aftercut/library/suite'
import { importCatalogue } from '../importing/catalogues/index.ts'
import schema from './export.schema.json' with { type: 'json' }
import { writeExport } from './index.ts'

const folder = await mkdtemp(join(tmpdir(), 'export-'))
afterAll(() => rm(folder, { recursive: true }))

test('the schema that is shipped is that of the shapes', () => expect(schema).toEqual(exportSchema()))

onBothDatabases('an export', (open) => {
  let first = ''
  const exported = async (library: Library, name: string, options = {}) => {
    const file = join(folder, name)
    await writeExport(file, library, options)
    return readFile(file, 'utf8')
  }
  const taken = async (text: string, library: Library) => {
    const file = join(folder, 'in.json')
    await writeFile(file, text)
    return importCatalogue(file, library)
  }

  beforeAll(async () => {
    await fill(open())
    first = await exported(open(), 'first.json', { episodeCaptions: true })
  }, 180_000)

  test('taken into an empty library and exported again is the same, to the letter', async () => {
    for (const kind of ['sources', 'people', 'dramas', 'rankings', 'videos', 'makings', 'stories'])
      expect((JSON.parse(first) as Record<string, unknown[]>)[kind]?.length, kind).toBeGreaterThan(0)
    const other = await openLibrary({ memory: true })
    const { rows } = await taken(first, other)
    expect(rows).toBe(11)
    expect(await exported(other, 'second.json', { episodeCaptions: true })).toBe(first)
    expect(withoutMachine(await whatPeopleSee(other))).toEqual(withoutMachine(await whatPeopleSee(open())))
    await other.close()
  }, 180_000)

  test('taken again, or into the library that it is of, changes nothing', async () => {
    const versions = async () =>
      (
        await sql`select id, version from drama union select id, version from person union select id, version from making
        union select id, version from decision union select id, version from story order by 1`.execute(
          open().database.kysely,
        )
      ).rows
    const before = await versions()
    await taken(first, open())
    expect(await exported(open(), 'again.json', { episodeCaptions: true })).toBe(first)
    expect(await versions()).toEqual(before)
  }, 180_000)

  test('goes into a library that knows some of it under other ids, once', async () => {
    const other = await openLibrary({ memory: true })
    const drama = await other.dramas.save({ titles: { ko: '등불거리' }, network: 'Old' }, 'test')
    const season = await other.dramas.saveSeason({ dramaId: drama.id, number: 1 })
    await other.dramas.saveEpisodes(season.id, [{ number: 1 }])
    const { video } = await other.videos.add({ kind: 'making', sha256: 'a'.repeat(64), file: '/here/making.mp4' })
    await taken(first, other)
    expect(await other.dramas.list()).toHaveLength(2)
    expect(await other.dramas.get(drama.id)).toMatchObject({ network: 'HBN', titles: { en: 'Lantern Street' } })
    expect((await other.dramas.seasons(drama.id)).map(({ id }) => id)).toEqual([season.id])
    const [making] = await other.makings.list({ dramaId: drama.id })
    expect(making).toMatchObject({ videoId: video.id, state: 'found' })
    expect(await other.videos.get(video.id)).toMatchObject({ file: '/here/making.mp4', state: 'new' })
    expect(await other.people.byName('백하늘')).toHaveLength(2)
    const [story] = await other.stories.list({ dramaId: drama.id })
    expect(story?.draft.body).toMatchObject({ content: [{ attrs: { making: making?.id } }] })
    await other.close()
  }, 180_000)

  test('a decision that was made here on the same finding is brought up to the file, and none is lost', async () => {
    const other = await openLibrary({ memory: true })
    await taken(first, other)
    const [making] = await other.makings.list()
    const before = await other.findings.merged(making?.id ?? '')
    const changed = report({ moments: [] })
    await other.findings.saveRun(making?.id ?? '', changed, 'another')
    await taken(first, other)
    const after = await other.findings.merged(making?.id ?? '')
    expect(after.map(({ kind, label, standing, start }) => ({ kind, label, standing, start }))).toEqual(
      before.map(({ kind, label, standing, start }) => ({ kind, label, standing, start })),
    )
    await other.close()
  }, 180_000)

  test('of one drama holds what belongs to it, and captions of its episodes only where they may go', async () => {
    const own = JSON.parse(await exported(open(), 'one.json', { dramas: ['등불거리'] })) as Record<
      string,
      { id: string }[]
    >
    expect(own['dramas']).toHaveLength(1)
    expect(own['people']).toHaveLength(2)
    expect(own['stories']).toHaveLength(1)
    expect(own['rankings']).toEqual([])
    const told = own['videos'] as { kind?: string; captions?: unknown[] }[] | undefined
    expect(told?.map(({ kind, captions }) => [kind, captions?.length])).toEqual([
      ['episode', undefined],
      ['making', 1],
    ])
  })

  test('faults are told with their place, and the database refuses in words', async () => {
    const value = JSON.parse(first) as { dramas: { slug: unknown }[]; makings: { videoId: string }[] }
    const odd = structuredClone(value)
    if (odd.dramas[0]) odd.dramas[0].slug = 7
    await expect(taken(JSON.stringify(odd), open())).rejects.toThrow(/\/dramas\/0\/slug must be string/)
    const lost = structuredClone(value)
    if (lost.makings[0]) lost.makings[0].videoId = '019a0000-0000-7000-8000-000000000000'
    await expect(taken(JSON.stringify(lost), open())).rejects.toThrow(/of makings cannot be taken/)
  })
})

/** What a reader, a searcher and an editor get to see. */
async function whatPeopleSee(library: Library) {
  const [making] = await library.makings.list()
  const story = await library.pages.story('watch-lantern-street')
  return {
    merged: await library.findings.merged(making?.id ?? ''),
    cast: await library.cast.cast(making?.dramaId ?? ''),
    story: story && { ...story },
    found: (await library.search.find({ text: '등불' })).hits,
  }
}

/** What is of one machine alone: states of work, when a row was written. */
const OF_A_MACHINE = new Set(['state', 'facts', 'version', 'createdAt', 'changedAt'])

function withoutMachine(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (field, each: unknown) => (OF_A_MACHINE.has(field) ? undefined : each)))
}

async function fill(library: Library): Promise<void> {
  const source = await library.sources.save({
    kind: 'article',
    name: 'HBN',
    url: 'https://hbn.example',
    licence: 'CC BY',
  })
  const drama = await library.dramas.save(
    {
      titles: { en: 'Lantern Street', ko: '등불거리' },
      aliases: ['Lamp Road'],
      network: 'HBN',
      status: 'airing',
      external: { tvmaze: '47' },
      synopses: [{ language: 'en', words: 'A street, and who lights it.', sourceId: source.id }],
    },
    'test',
  )
  await library.dramas.save({ titles: { en: 'Another' } }, 'test')
  const season = await library.dramas.saveSeason({ dramaId: drama.id, number: 1, plannedEpisodes: 3 })
  const [one] = await library.dramas.saveEpisodes(season.id, [
    { number: 1, titles: { en: 'Dusk' }, runtimeSeconds: 4000.5 },
  ])
  await library.schedule.savePattern(
    season.id,
    { network: 'HBN', zone: 'Asia/Seoul', weekdays: [6, 7], minutes: 1510, startsOn: '2026-10-03' },
    [{ onDate: '2026-10-04', kind: 'off', words: 'Election' }],
  )
  await library.schedule.addAiring({
    seasonId: season.id,
    episodeId: one?.id ?? null,
    network: 'X',
    zone: 'Asia/Tokyo',
    at: new Date('2026-10-09T12:00:00Z'),
    kind: 'rerun',
  })
  // Two people of one name stay two.
  const [lead, young] = [
    await library.people.save(
      { names: { en: 'Baek Ha-neul', ko: '백하늘' }, otherNames: [{ name: 'Paek Hanul', kind: 'romanised' }] },
      'test',
    ),
    await library.people.save({ names: { en: 'Baek Ha-neul', ko: '백하늘' } }, 'test'),
  ]
  await library.sources.saveNote({
    subjectKind: 'person',
    subjectId: lead.id,
    kind: 'military-service',
    words: 'Back.',
    fromOn: '2026-01-01',
    sourceId: source.id,
  })
  const [lamp, watch] = [
    await library.cast.saveRole({ dramaId: drama.id, names: { en: 'Lamplighter', ko: '등지기' }, position: 0 }),
    await library.cast.saveRole({ dramaId: drama.id, names: { en: 'Night watch' }, position: 1 }),
  ]
  await library.cast.savePortrayal({ roleId: lamp.id, personId: lead.id, billing: 'lead' })
  await library.cast.savePortrayal({
    roleId: lamp.id,
    personId: young.id,
    variant: 'junior',
    episodeIds: [one?.id ?? ''],
  })
  await library.cast.saveRelation({ fromRoleId: watch.id, toRoleId: lamp.id, kind: 'caretaker' })
  await library.offers.save({
    dramaId: drama.id,
    provider: 'Havenstream',
    territory: 'BR',
    url: 'https://haven.example',
  })
  const series = await library.rankings.saveSeries({
    titles: { en: 'Most watched' },
    sourceId: source.id,
    metric: 'rating %',
    territory: 'KR',
    period: 'week',
  })
  await library.rankings.save({
    seriesId: series.id,
    fromOn: '2026-10-05',
    toOn: '2026-10-11',
    entries: [{ rank: 1, label: 'Lantern Street', dramaId: drama.id, value: 9.4 }],
  })
  const { video: film } = await library.videos.add({
    kind: 'episode',
    episodeId: one?.id ?? null,
    sha256: 'b'.repeat(64),
  })
  await library.captions.replace(film.id, [track('ko', [cue(1, 2, '불을 켜요')])])
  const { video } = await library.videos.add({
    kind: 'making',
    sha256: 'a'.repeat(64),
    file: '/films/making.mp4',
    bytes: 5_000_000_000,
    sourceId: source.id,
    facts: { info: { title: 'Making' }, strip: { count: 3 } },
  })
  const [first] = await library.captions.replace(video.id, [
    track('ko', [cue(0, 2.5, '컷! 등불'), cue(70, 74, '정말 좋았어요.', '백하늘')]),
  ])
  const making = await library.makings.save(
    {
      videoId: video.id,
      dramaId: drama.id,
      titles: { ko: '메이킹' },
      visibility: 'public',
      spoiler: { season: 1, episode: 1 },
      episodes: [{ episodeId: one?.id ?? '', name: 'Drama.S01E01' }],
    },
    'test',
  )
  await library.findings.saveRun(making.id, report({ moments: [] }), 'older')
  await library.findings.saveRun(making.id, report(), 'aftercut 0.1.0')
  const [moment] = (await library.findings.merged(making.id)).filter(({ kind }) => kind === 'moment')
  await library.findings.decide(
    { makingId: making.id, id: moment?.id ?? '', version: 0, standing: 'confirmed', change: { start: 31 } },
    'editor',
  )
  await library.findings.add({ makingId: making.id, kind: 'moment', label: 'laughter', start: 50, end: 52 }, 'editor')
  const body = {
    type: 'doc',
    content: [
      { type: 'quote', attrs: { making: making.id, track: first?.id, hash: first?.hash, text: '정말 좋았어요.' } },
    ],
  }
  const story = await library.stories.create(
    {
      language: 'en',
      content: content('Watch: Lantern Street', { body, tags: ['making'], personIds: [lead.id] }),
      dramaId: drama.id,
      makingId: making.id,
    },
    'editor',
  )
  const published = await library.stories.publish(story.id, story.version, {
    who: 'editor',
    correction: 'A name was wrong.',
  })
  await library.stories.saveAbout(story.id, published.version, { slug: 'watch-lantern-street' }, 'editor')
  await library.stories.create({ language: 'ko', content: content('등불거리'), translationOf: story.id }, 'editor')
}
