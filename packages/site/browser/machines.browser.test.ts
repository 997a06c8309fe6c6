import { Ajv2020 } from 'ajv/dist/2020.js'
import { OPERATIONS } from '../src/api/openapi.ts'
import { allPages, expect, test } from './site-under-test.ts'

type Thing = { '@type': string; [property: string]: unknown }

/** What consumers of each type require (schema.org, and Google's documentation of rich results). */
const REQUIRED: Record<string, string[]> = {
  NewsArticle: [
    'headline',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'image',
    'mainEntityOfPage',
    'inLanguage',
  ],
  VideoObject: ['name', 'description', 'thumbnailUrl', 'uploadDate', 'embedUrl'],
  Clip: ['name', 'startOffset', 'endOffset', 'url'],
  BreadcrumbList: ['itemListElement'],
  TVSeries: ['name', 'url'],
  TVEpisode: ['name', 'episodeNumber', 'partOfSeries', 'partOfSeason'],
  Person: ['name'],
  BroadcastEvent: ['name', 'startDate', 'publishedOn'],
  ItemList: ['itemListElement'],
  WebSite: ['name', 'url'],
}

function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn)
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(thingsIn)
  return '@type' in value ? [value as Thing, ...inside] : inside
}

test('every page’s data for machines is whole', async ({ page, site }) => {
  const types = new Set<string>()
  for (const [name, path] of Object.entries(allPages(site.filled))) {
    await page.goto(path)
    for (const text of await page.locator('script[type="application/ld+json"]').allTextContents()) {
      const data = JSON.parse(text) as unknown
      expect.soft((data as { '@context'?: string })['@context'], name).toBe('https://schema.org')
      for (const thing of thingsIn(data)) {
        types.add(thing['@type'])
        for (const property of REQUIRED[thing['@type']] ?? [])
          expect.soft(thing, `${thing['@type']} on ${name}`).toHaveProperty(property)
        for (const [property, value] of Object.entries(thing)) {
          if (/(date|Date)/.test(property) && typeof value === 'string')
            expect.soft(Number.isNaN(Date.parse(value)), `${property} on ${name}`).toBe(false)
          if ((property === 'url' || property === 'item') && typeof value === 'string')
            expect.soft(URL.canParse(value), `${property} ${value}`).toBe(true)
        }
        if (thing['@type'] === 'Clip')
          expect.soft(Number(thing['endOffset'])).toBeGreaterThan(Number(thing['startOffset']))
      }
    }
  }
  for (const type of Object.keys(REQUIRED)) expect.soft([...types], type).toContain(type)
})

test('the API answers as its own document says', async ({ request, site }) => {
  const document = (await (await request.get('/api/v1/openapi.json')).json()) as {
    openapi: string
    paths: Record<
      string,
      {
        get?: {
          operationId: string
          security?: object[]
          responses: Record<string, { content?: { 'application/json': { schema: object } } }>
        }
      }
    >
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).toSorted()).toEqual([...new Set(OPERATIONS.map(({ path }) => path))].toSorted())
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const { filled } = site
  const slugs: Record<string, string> = {
    '/stories/{slug}': filled.story,
    '/makings/{slug}': filled.making,
    '/makings/{slug}/transcript': filled.making,
    '/dramas/{slug}': filled.drama,
    '/people/{slug}': filled.person,
    '/rankings/{slug}': filled.ranking,
  }
  for (const [path, { get }] of Object.entries(document.paths)) {
    // What needs a token is asked for in desk-api.
    if (get === undefined || get.security !== undefined) continue
    const schema = get.responses['200']?.content?.['application/json'].schema ?? {}
    const response = await request.get(
      `/api/v1${path.replace('{slug}', encodeURIComponent(slugs[path] ?? ''))}${path === '/search' ? `?q=${encodeURIComponent('우산')}` : ''}`,
    )
    expect.soft(response.status(), path).toBe(200)
    const answer = (await response.json()) as { items?: unknown[] }
    expect.soft(ajv.validate(schema, answer), `${path}: ${ajv.errorsText()}`).toBe(true)
    if (answer.items !== undefined) expect.soft(answer.items.length, path).toBeGreaterThan(0)
  }
  for (const path of ['/stories/none', '/nothing', '/stories?limit=0', '/stories?limit=101', '/stories?offset=-1']) {
    const response = await request.get(`/api/v1${path}`)
    expect.soft([400, 404], path).toContain(response.status())
    expect.soft(Object.keys((await response.json()) as object), path).toEqual(['error'])
  }
})

test('the API goes page by page, and says when nothing has changed', async ({ request }) => {
  const titles: string[] = []
  let next: string | null = '/api/v1/stories?limit=1'
  while (next !== null) {
    const response = await request.get(next)
    const answer = (await response.json()) as { items: { headline: string }[]; next: string | null }
    titles.push(...answer.items.map(({ headline }) => headline))
    expect(response.headers()['link'] ?? null).toBe(answer.next === null ? null : `<${answer.next}>; rel="next"`)
    next = answer.next
  }
  expect(titles).toHaveLength(3)
  const { etag = '' } = (await request.get('/api/v1/dramas')).headers()
  expect((await request.get('/api/v1/dramas', { headers: { 'if-none-match': etag } })).status()).toBe(304)
})

test('feeds are well formed, in three formats, for all, a drama and a person', async ({ page, request, site }) => {
  await page.goto('/about')
  const bases = ['', '/ko', `/dramas/${site.filled.drama}`, `/people/${site.filled.person}`]
  for (const base of bases) {
    for (const format of ['atom', 'rss']) {
      const text = await (await request.get(`${base}/feed.${format}`)).text()
      const read = await page.evaluate((xml) => {
        const document = new DOMParser().parseFromString(xml, 'application/xml')
        return {
          fault: document.querySelector('parsererror')?.textContent,
          items: document.querySelectorAll('entry, item').length,
          root: document.documentElement.localName,
        }
      }, text)
      expect.soft(read.fault, `${base} ${format}`).toBeUndefined()
      expect.soft(read.root).toBe(format === 'atom' ? 'feed' : 'rss')
      expect.soft(read.items, `${base} ${format}`).toBeGreaterThan(0)
    }
    const json = (await (await request.get(`${base}/feed.json`)).json()) as {
      version: string
      items: { id: string; url: string }[]
    }
    expect.soft(json.version).toBe('https://jsonfeed.org/version/1.1')
    expect.soft(new Set(json.items.map(({ id }) => id)).size).toBe(json.items.length)
  }
  // A feed gives no more away than the list of stories does.
  const text = await (await request.get('/feed.atom')).text()
  expect(text).toContain('Watch: The making-of episode 6')
  expect(text).not.toContain('Umbrella First')
})

test('sitemaps name what there is, and nothing that was withdrawn', async ({ page, request, site }) => {
  await page.goto('/about')
  const locations = async (path: string) => {
    const text = await (await request.get(path)).text()
    return page.evaluate(
      (xml) =>
        [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('sitemap > loc, url > loc')].map(
          (each) => each.textContent,
        ),
      text,
    )
  }
  const parts = await locations('/sitemap.xml')
  expect(parts.length).toBe(4)
  const all = (await Promise.all(parts.map((part) => locations(new URL(part).pathname)))).flat()
  expect(all).toContain(`${site.url}/stories/${site.filled.story}`)
  expect(all).toContain(`${site.url}/ko/dramas/${site.filled.drama}`)
  expect(all.filter((address) => address.includes(site.filled.withdrawn))).toEqual([])
  for (const address of new Set(all)) expect.soft((await request.get(address)).status(), address).toBe(200)
  expect(await (await request.get('/robots.txt')).text()).toContain(`Sitemap: ${site.url}/sitemap.xml`)
})

test('the player can be embedded, and oEmbed says how', async ({ page, request, site }) => {
  await page.goto(`/makings/${site.filled.making}`)
  const href = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  const answer = (await (await request.get(href ?? '')).json()) as {
    type: string
    html: string
    width: number
    height: number
    version: string
  }
  expect(answer).toMatchObject({ version: '1.0', type: 'video', width: 640 })
  const small = (await (await request.get(`${href}&maxwidth=320`)).json()) as { width: number }
  expect(small.width).toBe(320)
  const src = /src="([^"]+)"/.exec(answer.html)?.[1] ?? ''
  const embed = await request.get(src)
  expect(embed.headers()['content-security-policy']).toContain('frame-ancestors *')
  expect(embed.headers()['x-frame-options']).toBeUndefined()
  const normal = await request.get('/about')
  expect(normal.headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  expect((await request.get('/oembed?url=https://evil.example/makings/x')).status()).toBe(404)
})

test('a link to a story shows a picture of it', async ({ page, request, site }) => {
  await page.goto(`/stories/${site.filled.story}`)
  const address = await page.locator('meta[property="og:image"]').getAttribute('content')
  const response = await request.get(address ?? '')
  const png = await response.body()
  expect(response.headers()['content-type']).toBe('image/png')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect((await request.get('/og/stories/none.png')).status()).toBe(404)
})
