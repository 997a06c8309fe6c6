import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { fillLetterbox, trueStory, type Letterbox } from '../gate/letterbox.fixture.ts'
import { AddressRefused, guardedRequest, isPrivate } from './guarded-request.ts'
import { storyDocument, storyHtml } from './html.ts'
import { storyMarkdown } from './markdown.ts'
import { NINJS_SHAPE } from './ninjs-shape.fixture.ts'
import { storyNinjs } from './ninjs.ts'
import { ALLOWED_HOSTS, OUTLETS, pushStory, type Outlet } from './outlets.ts'
import type { Sheet } from './sheet.ts'

let library: Library
let ids: Letterbox
let sheet: Sheet
const origin = 'https://desk.example'
beforeAll(async () => {
  library = await openLibrary({ memory: true })
  ids = await fillLetterbox(library)
  const content = trueStory(ids)
  content.standfirst = 'A rain machine, <two> takes & a "high-five".'
  const made = await library.stories.create(
    { language: 'en', dramaId: ids.dramaId, makingId: ids.makingId, content },
    'editor',
  )
  const { slug } = await library.stories.publish(made.id, made.version, { who: 'editor' })
  const page = await library.pages.story(slug)
  if (!page?.content) throw new Error('no page')
  sheet = { page: { ...page, content: page.content }, origin }
})
afterAll(() => library.close())

test('HTML escapes what is typed, links every quotation to its second, and holds the player', () => {
  const html = storyDocument(sheet)
  expect(html).toContain('A rain machine, &lt;two&gt; takes &amp; a &quot;high-five&quot;.')
  expect(html).toContain(`<iframe src="${origin}/embed/makings/`)
  expect(html).toMatch(/<blockquote cite="https:\/\/desk\.example\/makings\/[^"]+#t=60,73"><p>Honestly/u)
  expect(html).toContain('<footer>Yoon Se-ra <a href=')
  expect(html).toContain('“The Letterbox in the Rain” airs every Saturday and Sunday at 10:30 p.m. KST on HBN.')
  expect(html).toContain('Video: HBN Drama (shown with permission)')
  expect(html).not.toMatch(/<script|style=|javascript:/u)
})

test('Markdown reads back as the same words', () => {
  const markdown = storyMarkdown(sheet)
  const words: string[] = []
  const visit = (node: { value?: string; children?: unknown[] }): void => {
    if (node.value !== undefined) words.push(node.value)
    for (const child of node.children ?? []) visit(child as never)
  }
  visit(fromMarkdown(markdown.replace(/^---[\s\S]*?\n---\n/u, '')))
  const text = words.join(' ').replaceAll(/\s+/gu, ' ')
  expect(text).toContain('A rain machine, <two> takes & a "high-five".')
  expect(text).toContain('Honestly, Hana must have waited for those words for a long time.')
  expect(markdown).toMatch(/^> — Yoon Se-ra \[▶ 1:00\]\(https:\/\/desk\.example\/makings\//mu)
  expect(markdown).toContain('[Han Do-yun](https://desk.example/people/')
})

test('signs of Markdown that are typed stay signs', () => {
  const content = {
    ...sheet.page.content,
    headline: '*Not* _emphasis_ [or](a) <link>',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '# no heading' }] }] },
  }
  const tree = fromMarkdown(
    storyMarkdown({ ...sheet, page: { ...sheet.page, content } }).replace(/^---[\s\S]*?\n---\n/u, ''),
  )
  expect(tree.children.filter(({ type }) => type === 'heading')).toHaveLength(1)
  expect(JSON.stringify(tree)).not.toMatch(/"(?:emphasis|link|html)"/u)
})

test('ninjs holds to its shape', () => {
  const check = new Ajv2020({
    strict: false,
    formats: { uri: /^https?:\/\/\S+$/u, 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u },
  }).compile(NINJS_SHAPE)
  const item = storyNinjs(sheet)
  check(item)
  expect(check.errors ?? []).toEqual([])
  expect(item).toMatchObject({
    uri: `${origin}/stories/${sheet.page.slug}`,
    standard: { name: 'ninjs', version: '3.0' },
    type: 'text',
    pubStatus: 'usable',
    language: 'en',
    by: 'Mina Ko',
    associations: [{ name: 'video', type: 'video' }],
  })
  expect(check({ ...item, headline: 'of an older version' })).toBe(false)
})

describe('pushing', () => {
  let server: Server | undefined
  const asked: { method: string; url: string; headers: IncomingMessage['headers']; body: unknown }[] = []
  afterEach(async () => {
    asked.length = 0
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()))
    server = undefined
  })
  async function standIn(answer: (method: string, url: string) => [number, unknown]): Promise<string> {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        const { method = '', url = '', headers } = request
        asked.push({ method, url, headers, body: body === '' ? undefined : JSON.parse(body) })
        const [status, says] = answer(method, url)
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(says))
      })
    })
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  async function outlet(host: string, more: Omit<Outlet, 'url'>): Promise<void> {
    await library.settings.set(OUTLETS, [{ ...more, url: `http://${host}/` }], 'owner')
    await library.settings.set(ALLOWED_HOSTS, [host], 'owner')
  }

  test('to WordPress: a draft there, and the same post again', async () => {
    const host = await standIn((_, url) => [
      url.endsWith('/posts') ? 201 : 200,
      { id: 77, link: 'https://wp.example/?p=77' },
    ])
    await outlet(host, { id: 'wp', kind: 'wordpress', name: 'The Blog', user: 'desk', key: 'abcd efgh' })
    expect(await pushStory(library, sheet, 'wp', 'editor')).toEqual({
      outlet: 'wp',
      post: '77',
      url: 'https://wp.example/?p=77',
    })
    await pushStory(library, sheet, 'wp', 'editor')
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ['POST', '/wp-json/wp/v2/posts'],
      ['POST', '/wp-json/wp/v2/posts/77'],
    ])
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('desk:abcd efgh').toString('base64')}`)
    expect(asked[0]?.body).toMatchObject({ title: sheet.page.content.headline, status: 'draft', slug: sheet.page.slug })
    expect(asked[0]?.body).toHaveProperty('content', expect.stringContaining('<!-- wp:html -->\n<iframe'))
    // What its own desk published there stays published.
    expect(asked[1]?.body).not.toHaveProperty('status')
  })

  test('to Ghost: with a token that it can prove, made of HTML', async () => {
    const post = { id: 'g1', url: 'https://ghost.example/p/1', updated_at: '2026-03-23T00:00:00.000Z' }
    const host = await standIn(() => [200, { posts: [post] }])
    const secret = '00112233445566778899aabbccddeeff'
    await outlet(host, { id: 'gh', kind: 'ghost', name: 'The Letter', key: `abc123:${secret}` })
    await pushStory(library, sheet, 'gh', 'editor')
    await pushStory(library, sheet, 'gh', 'editor')
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ['POST', '/ghost/api/admin/posts/?source=html'],
      ['GET', '/ghost/api/admin/posts/g1/'],
      ['PUT', '/ghost/api/admin/posts/g1/?source=html'],
    ])
    expect(asked[2]?.body).toMatchObject({ posts: [{ updated_at: post.updated_at }] })
    const [scheme, token = ''] = asked[0]?.headers.authorization?.split(' ') ?? []
    const [head = '', claims = '', signature] = token.split('.')
    const read = (part: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
    expect([scheme, read(head)]).toEqual(['Ghost', { alg: 'HS256', typ: 'JWT', kid: 'abc123' }])
    const { aud, iat, exp } = read(claims) as { aud: string; iat: number; exp: number }
    expect([aud, exp - iat]).toEqual(['/admin/', 300])
    expect(signature).toBe(
      createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${claims}`).digest('base64url'),
    )
  })

  test('what the other site refuses is told in its words; a draft is not pushed', async () => {
    const host = await standIn(() => [401, { message: 'Sorry, you are not allowed to create posts.' }])
    await outlet(host, { id: 'wp2', kind: 'wordpress', name: 'The Blog', key: 'x' })
    await expect(pushStory(library, sheet, 'wp2', 'editor')).rejects.toThrow('Sorry, you are not allowed')
    const draft = await library.stories.create({ language: 'en', content: trueStory(ids) }, 'writer')
    const page = await library.pages.draft(draft.id)
    if (!page?.content) throw new Error('no draft')
    await expect(
      pushStory(library, { page: { ...page, content: page.content }, origin }, 'wp2', 'editor'),
    ).rejects.toThrow('Only what is published')
  })

  test('private networks are not asked, unless an owner allows the host', async () => {
    const host = await standIn(() => [200, {}])
    const ask = { method: 'GET' as const, headers: {} }
    for (const address of [
      `http://${host}/`,
      'https://127.0.0.1/',
      'https://localhost/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://192.168.0.1/',
      'https://169.254.169.254/',
      'https://2130706433/',
      'file:///etc/passwd',
      'https://user@example.org/',
    ])
      await expect(guardedRequest(address, ask), address).rejects.toThrow(AddressRefused)
    expect(asked).toEqual([])
    expect((await guardedRequest(`http://${host}/`, { ...ask, allowed: [host] })).status).toBe(200)
  })
})

test('addresses of private networks are told from public ones', () => {
  for (const address of [
    '10.1.2.3',
    '172.31.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    'no address',
  ])
    expect([address, isPrivate(address)]).toEqual([address, true])
  for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111'])
    expect([address, isPrivate(address)]).toEqual([address, false])
})

test('frames stand as the other system wants them', () => {
  expect(storyHtml(sheet, (frame) => `[${frame}]`)).toContain('[<iframe')
})
