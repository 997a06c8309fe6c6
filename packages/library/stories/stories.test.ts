import { expect, it } from 'vitest'
import { Conflict, Refused } from '../opening/index.ts'
import { content } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'

onBothDatabases('stories', (open) => {
  it('never shows a draft: a live story stays as published until published again', async () => {
    const library = open()
    let story = await library.stories.create({ language: 'en', content: content('First words') }, 'writer')
    expect(await library.pages.story(story.slug)).toBeUndefined()
    story = await library.stories.publish(story.id, story.version, { who: 'editor' })
    await library.stories.saveDraft(story.id, story.version, content('Second words'), 'writer')
    const live = await library.pages.story(story.slug)
    expect(live).toMatchObject({ content: { headline: 'First words' }, updated: false, revision: 1 })
    story = (await library.stories.get(story.id)) ?? story
    await library.stories.publish(story.id, story.version, { who: 'editor', correction: 'The first words were wrong.' })
    expect(await library.pages.story(story.slug)).toMatchObject({
      content: { headline: 'Second words' },
      updated: true,
      revision: 2,
      corrections: [{ words: 'The first words were wrong.' }],
    })
    expect((await library.pages.corrections()).some((line) => line.headline === 'Second words')).toBe(true)
  })

  it('publishes on schedule the revision that was approved, whatever is typed afterwards', async () => {
    const library = open()
    let story = await library.stories.create({ language: 'en', content: content('Approved') }, 'writer')
    story = await library.stories.submit(story.id, story.version, { who: 'writer' })
    story = await library.stories.schedule(story.id, story.version, new Date('2030-01-01T00:00:00Z'), { who: 'editor' })
    await library.stories.saveDraft(story.id, story.version, content('Typed later'), 'writer')
    expect(await library.stories.publishDue(new Date('2029-12-31T00:00:00Z'))).toEqual([])
    const [one, two] = await Promise.all([1, 2].map(() => library.stories.publishDue(new Date('2030-01-01T00:00:01Z'))))
    expect([...(one ?? []), ...(two ?? [])]).toEqual([story.id])
    expect(await library.pages.story(story.slug)).toMatchObject({
      content: { headline: 'Approved' },
      publishedAt: new Date('2030-01-01T00:00:00Z'),
    })
  })

  it('says of a withdrawn story that it is, and no more', async () => {
    const library = open()
    let story = await library.stories.create({ language: 'en', content: content('To be withdrawn') }, 'writer')
    await expect(library.stories.withdraw(story.id, story.version, { who: 'editor' })).rejects.toBeInstanceOf(Refused)
    story = await library.stories.publish(story.id, story.version, { who: 'editor' })
    await library.stories.withdraw(story.id, story.version, { who: 'editor', reason: 'Not so.' })
    const page = await library.pages.story(story.slug)
    expect(page).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Not so.' } })
    expect(page?.content).toBeUndefined()
    expect((await library.search.find({ text: 'withdrawn' })).hits).toEqual([])
  })

  it('keeps the making that readers see a story of, until the story is withdrawn', async () => {
    const library = open()
    const { video } = await library.videos.add({ kind: 'making', sha256: 'e'.repeat(64) })
    const making = await library.makings.save({ videoId: video.id, titles: { en: 'Told Of' } }, 'a')
    const draft = { language: 'en', makingId: making.id, content: content('Told of a making') }
    let story = await library.stories.create(draft, 'writer')
    story = await library.stories.publish(story.id, story.version, { who: 'editor' })
    await expect(library.makings.remove(making.id, 'a')).rejects.toMatchObject({
      code: 'making-has-story',
      values: { story: story.slug },
    })
    expect(await library.makings.get(making.id)).toBeDefined()
    await library.stories.withdraw(story.id, story.version, { who: 'editor', reason: 'Not so.' })
    await library.makings.remove(making.id, 'a')
    expect(await library.makings.get(making.id)).toBeUndefined()
    expect((await library.stories.get(story.id))?.makingId).toBeNull()
  })

  it('leads old addresses to the new one, and never gives one away', async () => {
    const library = open()
    const story = await library.stories.create({ language: 'en', content: content('One Address') }, 'writer')
    const moved = await library.stories.saveAbout(story.id, story.version, { slug: 'another address' }, 'editor')
    expect([story.slug, moved.slug]).toEqual(['one-address', 'another-address'])
    expect((await library.stories.bySlug('one-address'))?.slug).toBe('another-address')
    const namesake = await library.stories.create({ language: 'en', content: content('One address') }, 'writer')
    expect(namesake.slug).toBe('one-address-2')
    const back = await library.stories.saveAbout(story.id, moved.version, { slug: 'one-address' }, 'editor')
    expect(back.slug).toBe('one-address')
    const hangul = await library.stories.create(
      { language: 'ko', content: content('“추앙” 고백 장면, 비하인드') },
      'writer',
    )
    expect(hangul.slug).toBe('추앙-고백-장면-비하인드')
  })

  it('tells the second of two writers what stands, and returns to an earlier revision without losing the draft', async () => {
    const library = open()
    let story = await library.stories.create({ language: 'en', content: content('Shared') }, 'a')
    await library.stories.saveDraft(story.id, story.version, content('Mine'), 'a')
    const stale = library.stories.saveDraft(story.id, story.version, content('Yours'), 'b')
    await expect(stale).rejects.toSatisfy(
      (error) =>
        error instanceof Conflict && (error.current as { draft: { headline: string } }).draft.headline === 'Mine',
    )
    story = (await library.stories.get(story.id)) ?? story
    story = await library.stories.submit(story.id, story.version, { who: 'a' })
    story = await library.stories.sendBack(story.id, story.version, { who: 'b', reason: 'more' })
    const version = await library.stories.saveDraft(story.id, story.version, content('Later'), 'a')
    story = await library.stories.restore(story.id, version, 1, { who: 'a' })
    expect(story.draft.headline).toBe('Mine')
    expect((await library.stories.revision(story.id, 2))?.content.headline).toBe('Later')
  })

  it('keeps translations together', async () => {
    const library = open()
    const english = await library.stories.create({ language: 'en', content: content('In English') }, 'a')
    const korean = await library.stories.create(
      { language: 'ko', content: content('한국어로'), translationOf: english.id },
      'a',
    )
    for (const story of [english, korean]) await library.stories.publish(story.id, story.version, { who: 'a' })
    expect((await library.pages.story(english.slug))?.translations).toEqual([
      { language: 'en', slug: english.slug, headline: 'In English' },
      { language: 'ko', slug: korean.slug, headline: '한국어로' },
    ])
    await expect(
      library.stories.create({ language: 'ko', content: content('또'), translationOf: english.id }, 'a'),
    ).rejects.toThrow()
  })

  it('counts one answer for a reader and story, right under 200 writers at once', async () => {
    const library = open()
    const story = await library.stories.create({ language: 'en', content: content('Felt') }, 'a')
    const feelings = ['moved', 'amused', 'surprised']
    const writers = Array.from({ length: 200 }, (_, reader) => reader)
    // Each reader answers three times at once with others; what counts is that each counts once.
    await Promise.all(
      writers.map(async (reader) => {
        for (let turn = 0; turn < 3; turn++) {
          await library.reactions.react(story.id, `reader-${reader}`, feelings[(reader + turn) % 3] ?? '', 'address')
        }
      }),
    )
    const counts = await library.reactions.counts(story.id)
    const expected = feelings.map((feeling, index) => ({
      feeling,
      count: writers.filter((reader) => (reader + 2) % 3 === index).length,
    }))
    expect(counts.toSorted((a, b) => a.feeling.localeCompare(b.feeling))).toEqual(
      expected.toSorted((a, b) => a.feeling.localeCompare(b.feeling)),
    )
    expect(await library.reactions.countFrom('address', new Date(0))).toBe(200)
    await library.reactions.takeBack(story.id, 'reader-0')
    expect(await library.reactions.answerOf(story.id, 'reader-0')).toBeUndefined()
    expect((await library.reactions.counts(story.id)).reduce((sum, { count }) => sum + count, 0)).toBe(199)
  })

  it('lists by tag, person and drama, and what readers felt this week', async () => {
    const library = open()
    const person = await library.people.save({ names: { en: 'An Actor' } }, 'a')
    const drama = await library.dramas.save({ titles: { en: 'A Drama' } }, 'a')
    const about = content('With tags', { tags: ['making', '비하인드'], personIds: [person.id] })
    const story = await library.stories.create({ language: 'en', dramaId: drama.id, content: about }, 'a')
    await library.stories.publish(story.id, story.version, { who: 'a' })
    await library.reactions.react(story.id, 'someone', 'moved')
    for (const filter of [{ tag: '비하인드' }, { personId: person.id }, { dramaId: drama.id }]) {
      const page = await library.pages.archive(filter)
      expect([page.total, page.stories.map((card) => card.slug)]).toEqual([1, ['with-tags']])
    }
    expect(await library.pages.tags()).toContainEqual({ tag: '비하인드', count: 1 })
    const home = await library.pages.home(new Date(), 'en')
    expect(home.felt.map((each) => each.story.slug)).toContain('with-tags')
    expect(home.latest.length).toBeGreaterThan(0)
    expect((await library.pages.person(person.slug))?.stories.map((card) => card.id)).toEqual([story.id])
  })
})
