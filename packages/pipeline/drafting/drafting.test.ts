import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { gateOf, type BodyNode } from '../gate/index.ts'
import { fillLetterbox, NOW, type Letterbox } from '../gate/letterbox.fixture.ts'
import { checkBody } from '../story-schema/index.ts'
import { draftStory } from './draft-story.ts'
import { plainWords } from './phrase.ts'

let library: Library
let ids: Letterbox
beforeAll(async () => {
  library = await openLibrary({ memory: true })
  ids = await fillLetterbox(library)
})
afterAll(() => library.close())

const draft = async (language: string, phrasing?: { url: string; model: string }) => {
  const made = await draftStory(library, {
    makingId: ids.makingId,
    language,
    byline: 'Mina Ko',
    at: NOW,
    ...(phrasing ? { phrasing } : {}),
  })
  if (!made) throw new Error('no draft')
  return made
}
const kinds = (body: { content?: unknown[] }) => (body.content ?? []).map((node) => (node as BodyNode).type)

test.each(['en', 'ko'])('in %s it passes the gate as it stands', async (language) => {
  const { content, failures, notes } = await draft(language)
  expect(failures).toEqual([])
  expect(notes).toEqual(['nothing-confirmed'])
  expect(checkBody(content.body)).toBeUndefined()
  expect(plainWords(content)).toMatchSnapshot()
  expect(kinds(content.body)).toEqual(expect.arrayContaining(['moment', 'airing', 'offer', 'credits']))
})

test('quotes are bound, in the language of the story', async () => {
  for (const [language, layer] of [
    ['en', 'translation'],
    ['ko', 'original'],
  ] as const) {
    const { content } = await draft(language)
    const { quotes } = await gateOf(library).check(
      content,
      { language, dramaId: ids.dramaId, makingId: ids.makingId },
      NOW,
    )
    expect(quotes.length).toBeGreaterThanOrEqual(4)
    for (const quote of quotes) expect(quote).toMatchObject({ bound: true, verdict: 'verbatim', layer })
  }
})

test('who is not in the library is called as the captions call them, and the gate holds it', async () => {
  const bare = await openLibrary({ memory: true })
  const { makingId } = await fillLetterbox(bare)
  await bare.makings.save({ id: makingId, dramaId: null }, 'test')
  const made = await draftStory(bare, { makingId, language: 'ko', byline: 'Mina Ko', at: NOW })
  const quotes = ((made?.content.body.content ?? []) as BodyNode[]).filter(({ type }) => type === 'quote')
  const speakers = new Set(quotes.map(({ attrs }) => attrs?.['speaker']))
  expect(speakers).toEqual(new Set(['윤세라', '한도윤']))
  expect(made?.failures.filter(({ severity }) => severity === 'misquote')).toEqual([])
  await bare.close()
})

test('of what was found, what people confirmed is told, and nothing that they rejected', async () => {
  const merged = await library.findings.merged(ids.makingId)
  const hug = merged.find(({ label }) => label === 'hug')
  const joke = merged.find(({ label }) => label === 'joke')
  if (!hug || !joke) throw new Error('nothing found')
  await library.findings.decide({ makingId: ids.makingId, id: joke.id, version: 0, standing: 'rejected' }, 'editor')
  const without = plainWords((await draft('en')).content)
  expect(without).not.toContain('jokes')
  expect(without).toContain('high-five')
  await library.findings.decide({ makingId: ids.makingId, id: hug.id, version: 0, standing: 'confirmed' }, 'editor')
  const { content, notes } = await draft('en')
  expect(notes).toEqual(['no-quotes'])
  expect(kinds(content.body).filter((kind) => kind === 'moment')).toHaveLength(1)
  expect(plainWords(content)).toContain('After the cut, Han Do-yun and Yoon Se-ra hug.')
  const now = await library.findings.merged(ids.makingId)
  for (const { decisionId, version } of now) if (decisionId) await library.findings.undo(decisionId, version, 'editor')
})

describe('phrasing', () => {
  let server: Server | undefined
  afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))
  /** A stand-in that speaks as OpenAI's chat completions do. */
  async function standIn(phrase: (paragraph: string) => string): Promise<{ url: string; model: string }> {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        const { messages } = JSON.parse(body) as { messages: { content: string }[] }
        const { paragraphs } = JSON.parse(messages[1]?.content ?? '{}') as { paragraphs: string[] }
        const content = JSON.stringify({ paragraphs: paragraphs.map(phrase) })
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
      })
    })
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, model: 'stand-in' }
  }

  test('what holds is taken, with its bindings', async () => {
    const endpoint = await standIn((paragraph) =>
      paragraph.replace('has released', 'just released').replace(' laugh.', ' cannot help but laugh.'),
    )
    const { content, notes, failures } = await draft('en', endpoint)
    expect(failures).toEqual([])
    expect(notes).toContain('phrasing-kept')
    expect(plainWords(content)).toContain('HBN Drama just released')
  })

  test('what misquotes, invents or miscasts falls back to the template’s words', async () => {
    const template = plainWords((await draft('en')).content)
    for (const phrase of [
      (paragraph: string) => paragraph.replace(/“[^”]+”/u, '“I love this scene more than any other.”'),
      (paragraph: string) => `${paragraph} She says, “I will never forget this day.”`,
      (paragraph: string) => paragraph.replace('Han Do-yun plays Seo Jin-woo', 'Han Do-yun plays Oh Ha-na'),
      (paragraph: string) => `${paragraph} It was watched by 12 million people.`,
      (paragraph: string) => `${paragraph} The scene was written by Kim Eun-sook.`,
    ]) {
      const { content, failures } = await draft('en', await standIn(phrase))
      expect(failures).toEqual([])
      expect(plainWords(content)).toBe(template)
      await new Promise<void>((done) => server?.close(() => done()))
      server = undefined
    }
  })

  test('an endpoint that is away, or answers in another shape, costs nothing', async () => {
    expect((await draft('en', { url: 'http://127.0.0.1:9', model: 'x' })).notes).toContain('phrasing-failed')
    expect((await draft('en', await standIn(() => ''))).failures).toEqual([])
  })
})
