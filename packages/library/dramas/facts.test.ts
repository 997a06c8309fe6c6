import { expect, it } from 'vitest'
import { Refused } from '../opening/index.ts'
import { content } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'

onBothDatabases('dramas, people, rankings and offers', (open) => {
  it('says how a ranking changed since the one before', async () => {
    const library = open()
    const source = await library.sources.save({ kind: 'database', name: 'A weekly list', url: 'https://example.org/' })
    const series = await library.rankings.saveSeries({
      slug: 'weekly',
      titles: { en: 'Weekly' },
      sourceId: source.id,
      metric: 'hours viewed',
      territory: 'KR',
      period: 'week',
    })
    const drama = await library.dramas.save({ titles: { en: 'Ranked' } }, 'a')
    const week = (fromOn: string, toOn: string, labels: string[]) =>
      library.rankings.save({
        seriesId: series.id,
        fromOn,
        toOn,
        entries: labels.map((label, index) => ({
          rank: index + 1,
          label,
          value: 1000 - index,
          dramaId: label.startsWith('Ranked') ? drama.id : null,
        })),
      })
    await week('2024-01-01', '2024-01-07', ['A', 'B', 'C'])
    await week('2024-01-08', '2024-01-14', ['A', 'Ranked', 'B'])
    // The source wrote the title otherwise that week: the drama is the same.
    await week('2024-01-15', '2024-01-21', ['Ranked (season 1)', 'A', 'C', 'D'])
    const told = async (day?: string) =>
      (await library.rankings.withChanges(series.id, day))?.entries.map(({ rank, label, was, change }) => [
        rank,
        label,
        was,
        change,
      ])
    expect(await told()).toEqual([
      [1, 'Ranked (season 1)', 2, 'up'],
      [2, 'A', 1, 'down'],
      [3, 'C', null, 'back'],
      [4, 'D', null, 'new'],
    ])
    expect(await told('2024-01-10')).toEqual([
      [1, 'A', null, 'first'],
      [2, 'B', null, 'first'],
      [3, 'C', null, 'first'],
    ])
    // A corrected list replaces the one of its period.
    await week('2024-01-15', '2024-01-21', ['A'])
    expect(await told()).toEqual([[1, 'A', 1, 'same']])
    expect((await library.pages.ranking('weekly'))?.source.name).toBe('A weekly list')
  })

  it('offers what can be watched on that day, in that territory', async () => {
    const library = open()
    const drama = await library.dramas.save({ titles: { en: 'Offered' } }, 'a')
    const offer = (provider: string, territory: string, fromOn: string | null, toOn: string | null) =>
      library.offers.save({ dramaId: drama.id, provider, territory, fromOn, toOn })
    await offer('Here', 'KR', '2024-01-01', '2024-06-30')
    await offer('Everywhere', 'world', null, null)
    await offer('There', 'us', '2024-03-01', null)
    const on = async (day: string, territory?: string) =>
      (await library.offers.on(day, [drama.id], territory)).map((each) => each.provider)
    expect(await on('2024-02-01', 'kr')).toEqual(['Here', 'Everywhere'])
    expect(await on('2024-06-30', 'KR')).toEqual(['Here', 'Everywhere'])
    expect(await on('2024-07-01', 'KR')).toEqual(['Everywhere'])
    expect(await on('2024-03-01', 'US')).toEqual(['There', 'Everywhere'])
    expect(await on('2024-03-01')).toEqual(['Here', 'There', 'Everywhere'])
    await offer('Here', 'KR', '2024-01-01', '2024-01-31')
    expect(await on('2024-02-01', 'KR')).toEqual(['Everywhere'])
  })

  it('tells people of one name apart, finds one under every spelling, and joins what was entered twice', async () => {
    const library = open()
    const older = await library.people.save({ names: { en: 'Lee Ju Yeon', ko: '이주연' } }, 'a')
    const younger = await library.people.save({ names: { en: 'Lee Ju Yeon', ko: '이주연' } }, 'a')
    expect([older.slug, younger.slug]).toEqual(['lee-ju-yeon', 'lee-ju-yeon-2'])
    expect((await library.people.find('이주연')).map((found) => found.id).toSorted()).toEqual(
      [older.id, younger.id].toSorted(),
    )
    expect((await library.people.find('Yi Joo-yeon')).length).toBe(2)
    expect(await library.people.find('Park Bo Gum')).toEqual([])

    const one = await library.dramas.save({ titles: { en: 'Where both play' } }, 'a')
    const role = await library.cast.saveRole({ dramaId: one.id, names: { en: 'A Neighbour' } })
    const twice = await library.people.save({ names: { en: 'Rhee Joo Yun' } }, 'a')
    await library.cast.savePortrayal({ roleId: role.id, personId: twice.id })
    await library.cast.savePortrayal({ roleId: role.id, personId: older.id })
    await library.sources.saveNote({ subjectKind: 'person', subjectId: twice.id, kind: 'trivia', words: 'Sings.' })
    const story = await library.stories.create(
      { language: 'en', content: content('Of two', { personIds: [twice.id] }) },
      'a',
    )
    await library.stories.publish(story.id, story.version, { who: 'a' })
    await library.people.merge(twice.id, older.id, 'a')
    const page = await library.pages.person(twice.slug)
    expect(page?.person.id).toBe(older.id)
    expect(page?.names.map((name) => name.name)).toContain('Rhee Joo Yun')
    expect([page?.roles.length, page?.notes.length, page?.stories.length]).toEqual([1, 1, 1])
    await expect(library.people.merge(older.id, older.id, 'a')).rejects.toBeInstanceOf(Refused)
  })

  it('shows a week of airings, with a finale and a special', async () => {
    const library = open()
    const drama = await library.dramas.save({ titles: { en: 'On Air' } }, 'a')
    const season = await library.dramas.saveSeason({ dramaId: drama.id, number: 1, plannedEpisodes: 2 })
    const pattern = { network: 'A', zone: 'Asia/Seoul', weekdays: [6, 7], minutes: 1510, startsOn: '2031-03-01' }
    await library.schedule.savePattern(season.id, pattern, [
      { onDate: '2031-03-03', kind: 'special', words: 'A look back', toMinutes: 600 },
    ])
    await library.schedule.addAiring({
      seasonId: season.id,
      network: 'B',
      zone: 'America/New_York',
      kind: 'rerun',
      localDate: '2031-03-04',
      localMinutes: 1200,
    })
    const week = await library.pages.schedule(
      new Date('2031-02-24T00:00:00Z'),
      new Date('2031-03-10T00:00:00Z'),
      drama.id,
    )
    expect(
      week.map(({ at, localDate, episode, kind, finale }) => [
        at.toISOString(),
        localDate,
        episode?.number ?? null,
        kind,
        finale,
      ]),
    ).toEqual([
      ['2031-03-01T16:10:00.000Z', '2031-03-01', 1, 'first', false],
      ['2031-03-02T16:10:00.000Z', '2031-03-02', 2, 'first', true],
      ['2031-03-03T01:00:00.000Z', '2031-03-03', null, 'special', false],
      ['2031-03-05T01:00:00.000Z', '2031-03-04', null, 'rerun', false],
    ])
    // More episodes than planned: the pattern is followed further, what was set by hand stays.
    await library.dramas.saveSeason({ dramaId: drama.id, number: 1, plannedEpisodes: 3 })
    expect((await library.schedule.replan(season.id)).map((airing) => airing.localDate)).toEqual([
      '2031-03-01',
      '2031-03-02',
      '2031-03-03',
      '2031-03-04',
      '2031-03-08',
    ])
    await expect(library.schedule.savePattern(season.id, { ...pattern, zone: 'Seoul' })).rejects.toBeInstanceOf(Refused)
  })

  it('adds a video once, however often it is imported, and throws away only what nobody has seen', async () => {
    const library = open()
    const draft = { kind: 'making' as const, sha256: 'a'.repeat(64), bytes: 5_000_000_000 }
    const [first, second] = await Promise.all([library.videos.add(draft), library.videos.add(draft)])
    expect(first.video.id).toBe(second.video.id)
    expect(first.known).not.toBe(second.known)
    expect(first.video.bytes).toBe(5_000_000_000)
    const making = await library.makings.save({ videoId: first.video.id, titles: { en: 'Shown' } }, 'a')
    await expect(library.videos.remove(first.video.id, 'a')).rejects.toBeInstanceOf(Refused)
    await library.makings.remove(making.id, 'a')
    await library.videos.remove(first.video.id, 'a')
    const story = await library.stories.create({ language: 'en', content: content('Unseen') }, 'a')
    await library.stories.discard(story.id, story.version, 'a')
    expect(await library.stories.get(story.id)).toBeUndefined()
    const seen = await library.stories.create({ language: 'en', content: content('Unseen') }, 'a')
    expect(seen.slug).toBe('unseen')
    const live = await library.stories.publish(seen.id, seen.version, { who: 'a' })
    await expect(library.stories.discard(seen.id, live.version, 'a')).rejects.toBeInstanceOf(Refused)
  })
})
