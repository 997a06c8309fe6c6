import { expect, test } from './site-under-test.ts'

test('a change is seen within a second; a withdrawn story is gone from every page', async ({ request, site }) => {
  const { library, filled } = site
  const content = {
    headline: 'A Story That Will Go',
    standfirst: 'It stands for a moment.',
    byline: 'Test',
    tags: [],
    spoiler: null,
    personIds: [],
    episodeIds: [],
    body: { type: 'doc', content: [] },
  }
  const pages = [
    '/',
    '/stories',
    `/dramas/${filled.drama}`,
    '/feed.atom',
    '/api/v1/stories',
    '/sitemap-news.xml',
    '/stories/a-story-that-will-go',
  ]
  const showing = async () => {
    const texts = await Promise.all(pages.map(async (path) => (await request.get(path)).text()))
    return texts.filter((text) => text.includes('A Story That Will Go')).length
  }
  expect(await showing()).toBe(0)
  const story = await library.stories.create({ language: 'en', dramaId: filled.dramaId, content }, 'test')
  // As if the gate had let it through: what is kept is tested here.
  library.stories.guardWith(undefined)
  const published = await library.stories.publish(story.id, story.version, { who: 'test' })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await showing()).toBe(pages.length)
  await library.stories.withdraw(story.id, published.version, { who: 'test' })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await showing()).toBe(0)
  expect((await request.get('/stories/a-story-that-will-go')).status()).toBe(410)
})

test('pages are compressed once, have tags, and answer 304', async ({ site }) => {
  const url = `${site.url}/stories/${site.filled.story}`
  const brotli = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  expect(brotli.headers.get('content-encoding')).toBe('br')
  const etag = brotli.headers.get('etag') ?? ''
  expect(etag).not.toBe('')
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect(brotli.headers.get('vary')).toContain('cookie')
  expect(brotli.headers.get('cache-control')).toContain('must-revalidate')
  expect([...brotli.headers.keys()].filter((name) => name.startsWith('x-aftercut'))).toEqual([])
  const personal = await fetch(url, { headers: { cookie: 'aftercut_choices=scheme%3Ddark' } })
  expect(personal.headers.get('cache-control')).toContain('private')
  expect(await personal.text()).toContain('data-scheme="dark"')
  const asset = /\/_app\/immutable\/[^"]+\.woff2/.exec(await (await fetch(url)).text())?.[0] ?? ''
  expect((await fetch(`${site.url}${asset}`)).headers.get('cache-control')).toContain('immutable')
})
test('files that are named by what they hold are kept for good', async ({ site }) => {
  const html = await (await fetch(`${site.url}/stories/${site.filled.story}`)).text()
  for (const pattern of [/\/r\/reader\.[\w-]+\.js/, /\/_app\/immutable\/[^"]+\.woff2/]) {
    const address = pattern.exec(html)?.[0] ?? ''
    expect((await fetch(`${site.url}${address}`)).headers.get('cache-control')).toContain('immutable')
  }
  const missing = await fetch(`${site.url}/r/reader.AAAAAAAAAA.js`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable')
})
