import { describe, expect, test } from 'vitest'
import type { StoryContent } from '@aftercut/library/schema'
import { gateOf } from './gate.ts'
import { guardStories } from './guard.ts'
import { holdLetterbox } from './hold-letterbox.fixture.ts'
import { NOW, paragraph, person, text, trueStory } from './letterbox.fixture.ts'
import type { Node } from './story-parts.ts'

const letterbox = holdLetterbox()
const { check, codesOf, oneFailure, ties, withBlocks, withWords } = letterbox

test('a story that holds passes, and every quotation is told', async () => {
  const report = await check(trueStory(letterbox.ids))
  expect(report.failures).toEqual([])
  expect(report.quotes.map(({ verdict, bound }) => [verdict, bound])).toEqual([
    ['verbatim', true],
    ['verbatim', true],
    ['verbatim', true],
  ])
})

describe('people and roles', () => {
  test('a pair that is marked, or written out in any of the usual ways, stands in the cast', async () => {
    expect(
      await oneFailure(withBlocks(paragraph(text('Yoon Se-ra', person(letterbox.ids.sera, 'Seo Jin-woo'))))),
    ).toMatchObject({
      code: 'role-not-in-cast',
      nearest: 'Yoon Se-ra: Oh Ha-na',
    })
    for (const words of [
      'Yoon Se-ra plays Seo Jin-woo.',
      'Seo Jin-woo (Yoon Se-ra) waits.',
      'Seo Jin-woo, played by Yoon Se-ra, waits.',
      'It stars Yoon Se-ra as Seo Jin-woo.',
      'Yoon Se-ra’s Seo Jin-woo waits.',
      'Oh Ha-na (Kim Some-body) waits.',
      '윤세라(서진우 역)가 기다린다.',
      '서진우 역의 윤세라가 기다린다.',
    ])
      expect([words, (await oneFailure(withWords(words))).code]).toEqual([words, 'role-not-in-cast'])
  })

  test('true pairs pass, in lists too', async () => {
    for (const words of [
      'Han Do-yun and Yoon Se-ra play Seo Jin-woo and Oh Ha-na.',
      'Seo Jin-woo (Han Do-yun) tells Oh Ha-na (Yoon Se-ra) that it rains.',
      'It stars Han Doyoon as Seo Jin-woo, and Yun Sera as Oh Ha-na.',
      '한도윤(서진우 역)과 윤세라(오하나 역)가 만난다.',
      'Yoon Se-ra laughs as Han Do-yun reads.',
    ])
      expect([words, await codesOf(withWords(words))]).toEqual([words, []])
    expect(await codesOf(withWords('Han Do-yun and Yoon Se-ra play Oh Ha-na and Seo Jin-woo.'))).toContain(
      'role-not-in-cast',
    )
  })

  test('a variant holds in its own episodes', async () => {
    const words = paragraph(text('Park Min-jae', person(letterbox.ids.minjae, 'Seo Jin-woo (junior)')))
    expect(await codesOf(withBlocks(words))).toEqual(['role-other-episodes'])
    expect(await codesOf({ ...withBlocks(words), episodeIds: [letterbox.ids.first] })).toEqual([])
  })
})

describe('what the letterbox.library knows of the day', () => {
  test('when the drama airs', async () => {
    for (const words of [
      '“The Letterbox in the Rain” airs every Friday and Saturday at 10:30 p.m. KST.',
      '“The Letterbox in the Rain” airs every Saturday and Sunday at 10:50 p.m. KST.',
      '〈비 오는 날의 우편함〉은 매주 금, 토요일 밤 10시 30분 방송된다.',
    ])
      expect((await oneFailure(withWords(words))).code).toBe('airing-wrong')
    for (const words of [
      'It airs on Saturdays and Sundays at 1:30 p.m. UTC.',
      '매주 토, 일요일 밤 10시 30분 방송.',
      'It airs every weekend.',
    ])
      expect([words, await codesOf(withWords(words))]).toEqual([words, []])
    const later = new Date('2026-09-01T03:00:00Z')
    expect(await codesOf(withWords('It airs every Saturday and Sunday.'), later)).not.toContain('airing-wrong')
  })

  test('how long since', async () => {
    expect(await codesOf(withWords('It has been two weeks since the drama premiered.'))).toEqual([])
    expect(await codesOf(withWords('It has been two weekends since it premiered.'))).toEqual([])
    expect(await codesOf(withWords('It has been three weekends since it premiered.'))).toEqual(['since-wrong'])
    expect(await oneFailure(withWords('It has been four weeks since the drama premiered.'))).toMatchObject({
      nearest: '2',
    })
    const later = new Date('2026-05-11T03:00:00Z')
    const story = withWords('It has been two weekends since it aired its finale.')
    expect((await codesOf(story, later)).filter((code) => code.startsWith('since'))).toEqual([])
  })

  test('ranks', async () => {
    const mark = (words: string, rank: number) =>
      withBlocks(
        paragraph(text('It is '), text(words, { type: 'ranking', attrs: { ranking: letterbox.ids.seriesId, rank } })),
      )
    expect(await codesOf(mark('the second most-watched drama', 2))).toEqual([])
    expect((await oneFailure(mark('the most-watched drama', 1))).code).toBe('ranking-wrong')
    expect((await oneFailure(mark('number one', 2))).code).toBe('ranking-wrong')
    expect((await oneFailure(withWords('It ranked first in Korea.'))).code).toBe('ranking-wrong')
    expect(await codesOf(withWords('It ranked second in Korea.'))).toEqual([])
  })
})

test('links have known shapes and lead somewhere', async () => {
  const link = (href: string) => withBlocks(paragraph(text('here', { type: 'link', attrs: { href } })))
  for (const href of [
    'javascript:alert(1)',
    '//evil.example',
    '/\\evil.example',
    'data:text/html,x',
    'https://user@a.example',
    'java\nscript:x',
    'nothing',
  ])
    expect([href, (await oneFailure(link(href))).code]).toEqual([href, 'link-shape'])
  expect((await oneFailure(link('/dramas/none'))).code).toBe('link-missing')
  expect((await oneFailure(link('http://a.example/'))).severity).toBe('warning')
  for (const href of [
    'https://a.example/x',
    'mailto:desk@a.example',
    '#t=1,2',
    `/dramas/${letterbox.ids.dramaSlug}`,
    `/ko/dramas/${letterbox.ids.dramaSlug}/episodes/1-6`,
  ])
    expect([href, await codesOf(link(href))]).toEqual([href, []])
})

test('pictures have words and rights; of an episode nothing is shown', async () => {
  const picture = (attrs: object) =>
    withBlocks({ type: 'picture', attrs: { key: null, url: null, alt: 'Two people in the rain.', ...attrs } })
  expect(await codesOf(picture({ url: 'https://a.example/b.jpg', rights: 'licensed' }))).toEqual([])
  expect(await codesOf(picture({ url: 'https://a.example/b.jpg', rights: 'licensed', alt: 'IMG_1.jpg' }))).toEqual([
    'picture-alt',
  ])
  expect(await codesOf(picture({ url: 'https://a.example/b.jpg' }))).toEqual(['picture-rights'])
  const still = { key: `stills/${letterbox.ids.videoId}/3.jpg`, making: letterbox.ids.makingId }
  expect(await codesOf(picture({ ...still, at: 7 }))).toEqual(['picture-rights'])
  await letterbox.library.videos.change(letterbox.ids.videoId, { rights: 'licensed' })
  const held = (at: number) => gateOf(letterbox.library).check(picture({ ...still, at }), ties(), NOW, true)
  expect((await held(7)).failures).toEqual([])
  expect((await held(50)).failures.map(({ code }) => code)).toEqual(['picture-episode'])
  await letterbox.library.videos.change(letterbox.ids.videoId, { rights: 'embed' })
})

test('a story is whole: headline, spoiler level, a body that can be shown', async () => {
  const story = trueStory(letterbox.ids)
  expect((await oneFailure({ ...story, spoiler: null })).code).toBe('spoiler-unset')
  expect((await oneFailure({ ...story, spoiler: { season: 1, episode: 5 } })).severity).toBe('warning')
  expect(await codesOf({ ...story, headline: ' ', standfirst: '', byline: '' })).toHaveLength(3)
  const strange = {
    type: 'doc',
    content: [{ type: 'script', content: [{ type: 'text', text: '“I never liked any of this at all.”' }] }],
  }
  expect(await codesOf({ ...story, body: strange })).toEqual(['misquote', 'body-shape'])
})

test('a moment has words: as it is put in, it has none', async () => {
  const moment = (...content: Node[]) =>
    withBlocks({ type: 'moment', attrs: { making: letterbox.ids.makingId, start: 60, end: 64, kind: 'hug' }, content })
  expect(await codesOf(moment(text('The two hug.')))).toEqual([])
  for (const content of [[], [text(' ')]])
    expect(await oneFailure(moment(...content))).toMatchObject({
      code: 'moment-wordless',
      severity: 'warning',
      place: { field: 'body', block: [(trueStory(letterbox.ids).body.content ?? []).length] },
    })
})

describe('publishing', () => {
  const make = async (content: StoryContent) =>
    letterbox.library.stories.create(
      { language: 'en', dramaId: letterbox.ids.dramaId, makingId: letterbox.ids.makingId, content },
      'writer',
    )

  test('is refused for a misquote, whoever asks and whatever reason is given', async () => {
    guardStories(letterbox.library)
    const story = await make(withWords('Han Do-yun says, “I never wanted to film this scene.”'))
    const steps = [
      () => letterbox.library.stories.publish(story.id, story.version, { who: 'owner', over: 'I was there.' }),
      () =>
        letterbox.library.stories.schedule(story.id, story.version, new Date(), { who: 'owner', over: 'I was there.' }),
    ]
    for (const step of steps) await expect(step()).rejects.toThrow('is not what the captions say')
    expect((await letterbox.library.stories.get(story.id))?.state).toBe('draft')
  })

  test('an owner may pass over a warning, and the audit keeps the reason', async () => {
    guardStories(letterbox.library)
    const content = { ...trueStory(letterbox.ids), spoiler: { season: 1, episode: 5 } }
    delete (content.body as { content?: Node[] }).content?.[4]
    content.body.content = (content.body.content ?? []).filter(Boolean)
    const story = await make(content)
    await expect(letterbox.library.stories.publish(story.id, story.version, { who: 'owner' })).rejects.toThrow(
      'gives away less',
    )
    await letterbox.library.stories.publish(story.id, story.version, {
      who: 'owner',
      over: 'Only the first scene is shown.',
    })
    const [entry] = await letterbox.library.audit.list({ subjectKind: 'story', subjectId: story.id })
    expect(entry?.detail).toMatchObject({ over: 'Only the first scene is shown.', warnings: [{ code: 'spoiler-low' }] })
  })

  test('what is scheduled and no longer holds is held back', async () => {
    guardStories(letterbox.library)
    const content = trueStory(letterbox.ids)
    content.body.content = (content.body.content ?? []).slice(0, 4)
    const story = await make(content)
    const due = new Date(Date.now() - 1000)
    const scheduled = await letterbox.library.stories.schedule(story.id, story.version, due, { who: 'editor' })
    expect(scheduled.state).toBe('scheduled')
    const [cue] = (await letterbox.library.captions.cues(letterbox.ids.en)).filter(({ start }) => start === 86)
    await letterbox.library.captions.editCues(
      [{ trackId: letterbox.ids.en, number: cue?.number ?? 0, version: cue?.version ?? 0, text: 'Something else.' }],
      'editor',
    )
    expect(await letterbox.library.stories.publishDue(new Date())).toEqual([])
    expect(await letterbox.library.stories.get(story.id)).toMatchObject({ state: 'review', scheduledFor: null })
    const [entry] = await letterbox.library.audit.list({ subjectKind: 'story', subjectId: story.id })
    expect(entry).toMatchObject({ action: 'hold back' })
  })
})
