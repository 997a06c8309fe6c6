import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary, type Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import { applyFix } from './apply-fix.ts'
import type { Failure } from './failure.ts'
import { gateOf } from './gate.ts'
import { guardStories } from './guard.ts'
import { fillLetterbox, NOW, paragraph, person, said, text, trueStory, type Letterbox } from './letterbox.fixture.ts'
import type { Node } from './story-parts.ts'

let library: Library
let ids: Letterbox
beforeAll(async () => {
  library = await openLibrary({ memory: true })
  ids = await fillLetterbox(library)
})
afterAll(() => library.close())

const ties = (language = 'en') => ({ language, dramaId: ids.dramaId, makingId: ids.makingId })
const check = (content: StoryContent, at = NOW, language = 'en') => gateOf(library).check(content, ties(language), at)
const failuresOf = async (content: StoryContent, at = NOW, language = 'en') =>
  (await check(content, at, language)).failures
const codesOf = async (content: StoryContent, at = NOW, language = 'en') =>
  (await failuresOf(content, at, language)).map(({ code }) => code)

/** The true story with some blocks more. */
const withBlocks = (...blocks: Node[]): StoryContent => {
  const story = trueStory(ids)
  return { ...story, body: { type: 'doc', content: [...(story.body.content ?? []), ...blocks] } }
}
const withWords = (...words: string[]) => withBlocks(...words.map((each) => paragraph(text(each))))

/** The one failure; its fix, where it has one, must put it right. */
async function oneFailure(content: StoryContent, at = NOW, language = 'en'): Promise<Failure> {
  const failures = await failuresOf(content, at, language)
  expect(failures.map(({ message }) => message)).toHaveLength(1)
  const [failure] = failures
  if (!failure) throw new Error('nothing failed')
  for (const fix of [failure.fix, failure.otherwise])
    if (fix) expect(await codesOf(applyFix(content, fix), at, language)).toEqual([])
  return failure
}

test('a story that holds passes, and every quotation is told', async () => {
  const report = await check(trueStory(ids))
  expect(report.failures).toEqual([])
  expect(report.quotes.map(({ verdict, bound }) => [verdict, bound])).toEqual([
    ['verbatim', true],
    ['verbatim', true],
    ['verbatim', true],
  ])
})

describe('quotations', () => {
  test('any word of any quotation altered, left out or added is a misquote', async () => {
    const story = trueStory(ids)
    const quoted = quotedNodes(story.body as Node)
    expect(quoted.length).toBeGreaterThan(2)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom('alter', 'drop', 'add'), async (which, at, how) => {
        const mutant = structuredClone(story)
        const node = quotedNodes(mutant.body as Node)[which % quoted.length]
        const words = node?.text?.split(' ') ?? []
        const place = at % words.length
        const bare = (words[place] ?? '').replace(/[^\p{L}]/gu, '')
        if (!node || bare === '') return
        // What stays must be no whole quotation of itself: at the ends a word that is left out leaves a true one.
        if (how === 'drop' && (place === 0 || place === words.length - 1)) return
        if (how === 'alter') words[place] = (words[place] ?? '').replace(bare, `${bare}x`)
        if (how === 'drop') words.splice(place, 1)
        if (how === 'add') words.splice(place, 0, 'certainly')
        node.text = words.join(' ')
        const failures = await failuresOf(mutant)
        expect(failures.map(({ severity }) => severity)).toContain('misquote')
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test('the nearest truth is one key away, or the words are no quotation any more', async () => {
    const story = trueStory(ids)
    const [, , quote] = story.body.content as Node[]
    const node = quote?.content?.[0]
    if (node?.text) node.text = node.text.replace('a long time', 'many years')
    const failure = await oneFailure(story)
    expect(failure).toMatchObject({ code: 'misquote', severity: 'misquote', place: { block: [2], from: 0 } })
    expect(failure.nearest).toContain('for a long time')
  })

  test('typed as plain text they are held too: in paragraphs, headline, standfirst and captions', async () => {
    const lie = '“I chose this drama because of the money,” says Han Do-yun.'
    expect(await codesOf(withWords(lie))).toEqual(['misquote'])
    expect(await codesOf({ ...trueStory(ids), standfirst: lie })).toEqual(['misquote'])
    expect(await codesOf({ ...trueStory(ids), headline: `Watch: ${lie}` })).toEqual(['misquote'])
    const picture = {
      type: 'picture',
      attrs: { url: 'https://a.example/b.jpg', alt: lie, credit: null, rights: 'own' },
    }
    expect(await codesOf(withBlocks(picture))).toEqual(['misquote'])
  })

  test('typed words that hold are offered to be bound', async () => {
    const story = withWords('Yoon Se-ra says, “It was perfect.”')
    const { failures, quotes } = await check(story)
    expect(failures).toEqual([])
    const typed = quotes.find(({ bound }) => !bound)
    expect(typed?.fix).toBeDefined()
    const bound = applyFix(story, typed?.fix ?? { label: '', edits: [] })
    expect((await check(bound)).quotes.every((quote) => quote.bound)).toBe(true)
    expect(await codesOf(bound)).toEqual([])
  })

  test('words of another are not theirs, in the binding or in the prose', async () => {
    const bound = { type: 'quote', attrs: said(ids, 74, 77, ids.sera), content: [text('How was my acting?')] }
    const failure = await oneFailure(withBlocks(bound))
    expect(failure).toMatchObject({ code: 'wrong-speaker', severity: 'misquote', nearest: '한도윤' })
    expect(await codesOf(withWords('“How was my acting?” asks Yoon Se-ra.'))).toEqual(['wrong-speaker'])
  })

  test('they stand where they play', async () => {
    const elsewhere = { type: 'quote', attrs: said(ids, 9, 13, ids.doyun), content: [text('How was my acting?')] }
    expect(await oneFailure(withBlocks(elsewhere))).toMatchObject({ code: 'quote-place', severity: 'error' })
    const nowhere = {
      type: 'quote',
      attrs: { ...said(ids, 9, 13, ids.doyun), making: ids.dramaId },
      content: [text('How was my acting?')],
    }
    expect(await codesOf(withBlocks(nowhere))).toContain('quote-unbound')
  })

  test('a mark around them hides nothing', async () => {
    const lie = '“I do not like this drama at all.”'
    for (const mark of [{ type: 'title' }, { type: 'strong' }, person(ids.doyun)])
      expect(await codesOf(withBlocks(paragraph(text('He says: '), text(lie, mark))))).toContain('misquote')
    // Only a part is bound, and the rest stands within the same marks.
    const half = paragraph(
      text('He says: “'),
      text('How was my acting?', { type: 'said', attrs: said(ids, 74, 77, ids.doyun) }),
      text(' It was the worst.”'),
    )
    expect(await codesOf(withBlocks(half))).toContain('misquote')
  })

  test('a question and its answer in one sentence are two people’s; one sentence of two people is a misquote', async () => {
    const ask = text('“How was my acting?”', { type: 'said', attrs: said(ids, 74, 77, ids.doyun) })
    const reply = text('“It was perfect.”', { type: 'said', attrs: said(ids, 78, 82, ids.sera) })
    const led = paragraph(ask, text(' he asks, and gets his answer in the voice of a machine: '), reply)
    expect(await codesOf(withBlocks(led))).toEqual([])
    const joined = paragraph(
      text('“How was my acting,”', ask.marks?.[0] ?? { type: 'em' }),
      text(' he says, '),
      text('“it was perfect.”', reply.marks?.[0] ?? { type: 'em' }),
    )
    expect(await codesOf(withBlocks(joined))).toContain('misquote')
  })

  test('captions that are edited open what rests on them', async () => {
    const [cue] = (await library.captions.cues(ids.en)).filter(({ start }) => start === 86)
    if (!cue) throw new Error('no cue')
    const edit = { trackId: ids.en, number: cue.number }
    const [after] = await library.captions.editCues(
      [{ ...edit, version: cue.version, text: 'You could say that I took this drama for that line.' }],
      'editor',
    )
    const report = await gateOf(library).check(trueStory(ids), ties(), NOW, true)
    expect(report.failures.map(({ code }) => code)).toEqual(['misquote'])
    await library.captions.editCues(
      [{ ...edit, version: after?.version ?? 0, text: cue.text, utterances: cue.utterances }],
      'editor',
    )
    expect((await gateOf(library).check(trueStory(ids), ties(), NOW, true)).failures).toEqual([])
  })
})

describe('people and roles', () => {
  test('a pair that is marked, or written out in any of the usual ways, stands in the cast', async () => {
    expect(await oneFailure(withBlocks(paragraph(text('Yoon Se-ra', person(ids.sera, 'Seo Jin-woo')))))).toMatchObject({
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
    const words = paragraph(text('Park Min-jae', person(ids.minjae, 'Seo Jin-woo (junior)')))
    expect(await codesOf(withBlocks(words))).toEqual(['role-other-episodes'])
    expect(await codesOf({ ...withBlocks(words), episodeIds: [ids.first] })).toEqual([])
  })
})

describe('what the library knows of the day', () => {
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
      withBlocks(paragraph(text('It is '), text(words, { type: 'ranking', attrs: { ranking: ids.seriesId, rank } })))
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
    `/dramas/${ids.dramaSlug}`,
    `/ko/dramas/${ids.dramaSlug}/episodes/1-6`,
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
  const still = { key: `stills/${ids.videoId}/3.jpg`, making: ids.makingId }
  expect(await codesOf(picture({ ...still, at: 7 }))).toEqual(['picture-rights'])
  await library.videos.change(ids.videoId, { rights: 'licensed' })
  const held = (at: number) => gateOf(library).check(picture({ ...still, at }), ties(), NOW, true)
  expect((await held(7)).failures).toEqual([])
  expect((await held(50)).failures.map(({ code }) => code)).toEqual(['picture-episode'])
  await library.videos.change(ids.videoId, { rights: 'embed' })
})

test('a story is whole: headline, spoiler level, a body that can be shown', async () => {
  const story = trueStory(ids)
  expect((await oneFailure({ ...story, spoiler: null })).code).toBe('spoiler-unset')
  expect((await oneFailure({ ...story, spoiler: { season: 1, episode: 5 } })).severity).toBe('warning')
  expect(await codesOf({ ...story, headline: ' ', standfirst: '', byline: '' })).toHaveLength(3)
  const strange = {
    type: 'doc',
    content: [{ type: 'script', content: [{ type: 'text', text: '“I never liked any of this at all.”' }] }],
  }
  expect(await codesOf({ ...story, body: strange })).toEqual(['misquote', 'body-shape'])
})

describe('publishing', () => {
  const make = async (content: StoryContent) =>
    library.stories.create({ language: 'en', dramaId: ids.dramaId, makingId: ids.makingId, content }, 'writer')

  test('is refused for a misquote, whoever asks and whatever reason is given', async () => {
    guardStories(library)
    const story = await make(withWords('Han Do-yun says, “I never wanted to film this scene.”'))
    const steps = [
      () => library.stories.publish(story.id, story.version, { who: 'owner', over: 'I was there.' }),
      () => library.stories.schedule(story.id, story.version, new Date(), { who: 'owner', over: 'I was there.' }),
    ]
    for (const step of steps) await expect(step()).rejects.toThrow('is not what the captions say')
    expect((await library.stories.get(story.id))?.state).toBe('draft')
  })

  test('an owner may pass over a warning, and the audit keeps the reason', async () => {
    guardStories(library)
    const content = { ...trueStory(ids), spoiler: { season: 1, episode: 5 } }
    delete (content.body as { content?: Node[] }).content?.[4]
    content.body.content = (content.body.content ?? []).filter(Boolean)
    const story = await make(content)
    await expect(library.stories.publish(story.id, story.version, { who: 'owner' })).rejects.toThrow('gives away less')
    await library.stories.publish(story.id, story.version, { who: 'owner', over: 'Only the first scene is shown.' })
    const [entry] = await library.audit.list({ subjectKind: 'story', subjectId: story.id })
    expect(entry?.detail).toMatchObject({ over: 'Only the first scene is shown.', warnings: [{ code: 'spoiler-low' }] })
  })

  test('what is scheduled and no longer holds is held back', async () => {
    guardStories(library)
    const content = trueStory(ids)
    content.body.content = (content.body.content ?? []).slice(0, 4)
    const story = await make(content)
    const due = new Date(Date.now() - 1000)
    const scheduled = await library.stories.schedule(story.id, story.version, due, { who: 'editor' })
    expect(scheduled.state).toBe('scheduled')
    const [cue] = (await library.captions.cues(ids.en)).filter(({ start }) => start === 86)
    await library.captions.editCues(
      [{ trackId: ids.en, number: cue?.number ?? 0, version: cue?.version ?? 0, text: 'Something else.' }],
      'editor',
    )
    expect(await library.stories.publishDue(new Date())).toEqual([])
    expect(await library.stories.get(story.id)).toMatchObject({ state: 'review', scheduledFor: null })
    const [entry] = await library.audit.list({ subjectKind: 'story', subjectId: story.id })
    expect(entry).toMatchObject({ action: 'hold back' })
  })
})

function quotedNodes(node: Node, inQuote = false): Node[] {
  const quoted = inQuote || (node.marks ?? []).some(({ type }) => type === 'said')
  if (node.text !== undefined) return quoted ? [node] : []
  return (node.content ?? []).flatMap((child) => quotedNodes(child, quoted || node.type === 'quote'))
}
