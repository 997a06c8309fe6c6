import { expect, it } from 'vitest'
import { daysBetween, formatClock, parseClock } from '../dramas/index.ts'
import { onBothDatabases } from './databases.ts'

/** Two stories as sites print them, fact by fact: each must have a place in the library and come back from it. */
onBothDatabases('the facts of two stories', (open) => {
  it('holds an airing drama: network, weekdays, hour, zone, siblings and who plays them, making, quotes, offers', async () => {
    const library = open()
    const channel = await library.sources.save({
      kind: 'channel',
      name: 'JTBC Drama',
      channel: 'JTBC Drama',
      url: 'https://www.youtube.com/@JTBCDrama',
      licence: 'standard YouTube licence',
      rights: 'embed',
      publishedOn: '2022-05-26',
    })
    const site = await library.sources.save({
      kind: 'article',
      name: 'The network’s programme page',
      retrievedOn: '2022-05-01',
    })
    const drama = await library.dramas.save(
      {
        titles: { en: 'My Liberation Notes', ko: '나의 해방일지', ja: '私の解放日誌' },
        aliases: ['My Liberation Diary'],
        network: 'JTBC',
        status: 'airing',
        synopses: [
          {
            language: 'en',
            words: 'Three siblings want out of their stifling lives; then an outsider comes to their town.',
            sourceId: site.id,
          },
        ],
      },
      'editor',
    )
    const season = await library.dramas.saveSeason({
      dramaId: drama.id,
      number: 1,
      status: 'airing',
      plannedEpisodes: 16,
    })
    await library.schedule.savePattern(season.id, {
      network: 'JTBC',
      zone: 'Asia/Seoul',
      weekdays: [6, 7],
      minutes: parseClock('22:30') ?? -1,
      startsOn: '2022-04-09',
    })
    const person = (en: string, ko: string, ...others: string[]) =>
      library.people.save({ names: { en, ko }, otherNames: others.map((name) => ({ name })) }, 'editor')
    const [kim, son, lee, el] = [
      await person('Kim Ji Won', '김지원'),
      await person('Son Suk Ku', '손석구', 'Son Seok-koo', 'Sohn Sukku'),
      await person('Lee Min Ki', '이민기'),
      await person('Lee El', '이엘'),
    ]
    const role = (en: string, ko: string, description: string, position: number) =>
      library.cast.saveRole({ dramaId: drama.id, names: { en, ko }, description: { en: description }, position })
    const miJung = await role('Yeom Mi Jung', '염미정', 'the youngest', 0)
    const gu = await role('Mr. Gu', '구씨', 'an outsider who drinks', 1)
    const changHee = await role('Yeom Chang Hee', '염창희', 'the brother', 2)
    const giJung = await role('Yeom Gi Jung', '염기정', 'the eldest', 3)
    for (const [who, as] of [
      [kim, miJung],
      [son, gu],
      [lee, changHee],
      [el, giJung],
    ] as const) {
      await library.cast.savePortrayal({ personId: who.id, roleId: as.id, billing: 'lead' })
    }
    for (const [from, to] of [
      [miJung, changHee],
      [miJung, giJung],
      [changHee, giJung],
    ] as const) {
      await library.cast.saveRelation({ fromRoleId: from.id, toRoleId: to.id, kind: 'sibling' })
    }
    const { video } = await library.videos.add({
      kind: 'making',
      embedUrl: 'https://www.youtube.com/embed/making',
      rights: 'embed',
      sourceId: channel.id,
      durationSeconds: 540,
    })
    const making = await library.makings.save(
      {
        videoId: video.id,
        dramaId: drama.id,
        titles: { en: 'Making: the confession' },
        publishedOn: '2022-05-26',
        visibility: 'public',
      },
      'editor',
    )
    const other = await library.dramas.save(
      { titles: { en: 'Fight For My Way', ko: '쌈, 마이웨이' }, network: 'KBS2', status: 'ended' },
      'editor',
    )
    const aeRa = await library.cast.saveRole({ dramaId: other.id, names: { en: 'Choi Ae Ra', ko: '최애라' } })
    await library.cast.savePortrayal({ personId: kim.id, roleId: aeRa.id, billing: 'lead' })
    await library.offers.save({
      dramaId: other.id,
      provider: 'Viki',
      territory: 'us',
      url: 'https://www.viki.com/fight',
      fromOn: '2018-01-01',
    })
    await library.offers.save({ dramaId: other.id, provider: 'Gone', territory: 'US', toOn: '2020-12-31' })

    const story = await library.stories.create(
      {
        language: 'en',
        dramaId: drama.id,
        makingId: making.id,
        content: {
          headline: 'Watch: two leads on the confession scene',
          standfirst: 'The making video shows how it came about.',
          body: {
            type: 'doc',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They filmed late at night.' }] }],
          },
          byline: 'The desk',
          tags: ['making'],
          spoiler: { season: 1, episode: 14 },
          personIds: [kim.id, son.id],
          episodeIds: [],
        },
      },
      'editor',
    )
    await library.stories.publish(story.id, story.version, { who: 'editor' })

    const page = await library.pages.story(story.slug, new Date('2022-05-27T00:00:00Z'))
    const facts = page?.facts
    expect(facts?.drama).toMatchObject({ network: 'JTBC', status: 'airing', titles: { ko: '나의 해방일지' } })
    expect(facts?.synopses[0]).toMatchObject({ language: 'en', source: { name: 'The network’s programme page' } })
    const pattern = facts?.seasons[0]?.pattern
    expect(pattern).toMatchObject({ weekdays: [6, 7], zone: 'Asia/Seoul', network: 'JTBC' })
    expect(formatClock(pattern?.minutes ?? 0)).toBe('22:30')
    expect(facts?.nextAiring).toMatchObject({
      at: new Date('2022-05-28T13:30:00Z'),
      episode: { number: 15 },
      finale: false,
    })
    expect(facts?.seasons[0]?.finale?.localDate).toBe('2022-05-29')
    expect(facts?.cast.map((line) => [line.role.names['en'], line.person.names['en']])).toEqual([
      ['Yeom Mi Jung', 'Kim Ji Won'],
      ['Mr. Gu', 'Son Suk Ku'],
      ['Yeom Chang Hee', 'Lee Min Ki'],
      ['Yeom Gi Jung', 'Lee El'],
    ])
    expect(facts?.relations.map((relation) => relation.kind)).toEqual(['sibling', 'sibling', 'sibling'])
    expect(page?.making?.source).toMatchObject({
      channel: 'JTBC Drama',
      licence: 'standard YouTube licence',
      rights: 'embed',
    })
    expect(page?.others).toMatchObject([
      { person: { id: kim.id }, drama: { id: other.id }, offers: [{ provider: 'Viki', territory: 'US' }] },
    ])
    expect(page?.content?.spoiler).toEqual({ season: 1, episode: 14 })
    expect((await library.people.byName('son seok-koo')).map((found) => found.id)).toEqual([son.id])
  })

  it('holds an ended drama: finale and how long ago, a second season left open, a younger self, a caretaker, a rank', async () => {
    const library = open()
    const drama = await library.dramas.save(
      { titles: { en: 'It’s Okay to Not Be Okay', ko: '사이코지만 괜찮아' }, network: 'tvN', status: 'ended' },
      'editor',
    )
    const season = await library.dramas.saveSeason({
      dramaId: drama.id,
      number: 1,
      status: 'ended',
      plannedEpisodes: 16,
    })
    await library.dramas.saveSeason({ dramaId: drama.id, number: 2, status: 'possible' })
    await library.schedule.savePattern(season.id, {
      network: 'tvN',
      zone: 'Asia/Seoul',
      weekdays: [6, 7],
      minutes: 21 * 60,
      startsOn: '2020-06-20',
    })
    const episodes = await library.dramas.episodes(drama.id)
    const first = episodes.find((episode) => episode.number === 1)
    const person = (en: string) => library.people.save({ names: { en } }, 'editor')
    const [soo, oh, child] = [await person('Kim Soo Hyun'), await person('Oh Jung Se'), await person('Lee Kyu Sung')]
    const gangTae = await library.cast.saveRole({ dramaId: drama.id, names: { en: 'Moon Gang Tae' } })
    const sangTae = await library.cast.saveRole({ dramaId: drama.id, names: { en: 'Moon Sang Tae' } })
    await library.cast.savePortrayal({ personId: soo.id, roleId: gangTae.id, billing: 'lead' })
    await library.cast.savePortrayal({ personId: oh.id, roleId: sangTae.id, billing: 'lead' })
    await library.cast.savePortrayal({
      personId: child.id,
      roleId: sangTae.id,
      variant: 'junior',
      billing: 'support',
      episodeIds: first ? [first.id] : [],
    })
    await library.cast.saveRelation({ fromRoleId: gangTae.id, toRoleId: sangTae.id, kind: 'brother' })
    await library.cast.saveRelation({ fromRoleId: gangTae.id, toRoleId: sangTae.id, kind: 'caretaker', toEpisode: 16 })
    const report = await library.sources.save({ kind: 'article', name: 'A newspaper', publishedOn: '2019-07-01' })
    await library.sources.saveNote({
      subjectKind: 'person',
      subjectId: soo.id,
      kind: 'military-service',
      words: 'First drama after his military service.',
      fromOn: '2017-10-23',
      toOn: '2019-07-01',
      sourceId: report.id,
    })
    const counter = await library.sources.save({ kind: 'article', name: 'A viewing count', publishedOn: '2020-08-20' })
    const series = await library.rankings.saveSeries({
      slug: 'k-dramas-of-the-year',
      titles: { en: 'Most watched K-dramas of the year' },
      sourceId: counter.id,
      metric: 'viewers',
      territory: 'world',
      period: 'year',
    })
    await library.rankings.save({
      seriesId: series.id,
      fromOn: '2020-01-01',
      toOn: '2020-12-31',
      asOf: '2020-08-20',
      entries: [
        { rank: 1, label: 'The King: Eternal Monarch' },
        { rank: 2, label: 'It’s Okay to Not Be Okay', dramaId: drama.id },
        { rank: 3, label: 'Crash Landing on You' },
      ],
    })

    const page = await library.pages.drama(drama.slug, new Date('2020-08-24T00:00:00Z'))
    expect(page?.seasons.map(({ number, status }) => [number, status])).toEqual([
      [1, 'ended'],
      [2, 'possible'],
    ])
    const finale = page?.seasons[0]?.finale
    expect(finale).toMatchObject({ localDate: '2020-08-09', at: new Date('2020-08-09T12:00:00Z') })
    expect(Math.floor(daysBetween(finale?.localDate ?? '', '2020-08-24') / 7)).toBe(2)
    expect(page?.nextAiring).toBeNull()
    expect(
      page?.cast.map((line) => [
        line.person.names['en'],
        line.role.names['en'],
        line.variant,
        line.episodes.map((each) => each.number),
      ]),
    ).toEqual([
      ['Kim Soo Hyun', 'Moon Gang Tae', null, []],
      ['Oh Jung Se', 'Moon Sang Tae', null, []],
      ['Lee Kyu Sung', 'Moon Sang Tae', 'junior', [1]],
    ])
    expect(page?.relations.map(({ kind, toEpisode }) => [kind, toEpisode])).toEqual([
      ['brother', null],
      ['caretaker', 16],
    ])
    expect(page?.rankings).toMatchObject([
      {
        rank: 2,
        fromOn: '2020-01-01',
        toOn: '2020-12-31',
        asOf: '2020-08-20',
        series: { metric: 'viewers', territory: 'world', period: 'year' },
        source: { name: 'A viewing count' },
      },
    ])
    expect((await library.pages.person(soo.slug))?.notes).toMatchObject([
      { kind: 'military-service', fromOn: '2017-10-23', toOn: '2019-07-01', sourceId: report.id },
    ])
    const inFirst = await library.pages.episode(drama.slug, 1, 1)
    const inSecond = await library.pages.episode(drama.slug, 1, 2)
    expect(inFirst?.cast.some((line) => line.variant === 'junior')).toBe(true)
    expect(inSecond?.cast.some((line) => line.variant === 'junior')).toBe(false)
  })
})
