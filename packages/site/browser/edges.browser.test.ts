import { expect, test } from './site-under-test.ts'

test('addresses are forgiving: slashes, hangul as it is typed, long queries; and never break the server', async ({
  request,
  site,
}) => {
  const { story, korean } = site.filled
  const slash = await request.get(`/stories/${story}/`, { maxRedirects: 0 })
  expect(slash.status()).toBe(308)
  const target = new URL(slash.headers()['location'] ?? '', `${site.url}/stories/${story}/`)
  expect(target.pathname).toBe(`/stories/${story}`)
  const typed = await fetch(`${site.url}/ko/stories/${korean}`)
  expect(typed.status).toBe(200)
  expect(await typed.text()).toContain('<html lang="ko"')
  expect((await request.get(`/search?q=${'a'.repeat(9000)}`)).status()).toBe(200)
  expect((await request.get(`/search?q=${'a'.repeat(30_000)}`)).status()).toBe(431)
  for (const path of [
    '/stories/%E0%A4%A',
    '/stories?page=-1',
    '/stories?page=99999999999999',
    '/schedule?week=2026-99-99',
    '/schedule?week=0000-01-01',
    '/dramas/none/episodes/0',
    '/og/stories/..%2f.png',
    '/sitemap-99.xml',
    '/feed.xml',
    `/oembed?url=${encodeURIComponent(`${site.url}/makings/%ZZ`)}`,
    `/oembed?url=${encodeURIComponent(`${site.url}/xx/makings/${site.filled.making}`)}`,
    '/oembed',
  ]) {
    const status = (await request.get(path)).status()
    expect.soft(status >= 400 && status < 500, `${path}: ${status}`).toBe(true)
  }
})

test('HEAD answers as GET does, without a body', async ({ request, site }) => {
  for (const path of ['/', `/stories/${site.filled.story}`, '/feed.atom', '/api/v1/stories', '/nothing-here']) {
    const [head, get] = [await request.head(path), await request.get(path)]
    expect.soft(head.status(), path).toBe(get.status())
    expect.soft(head.headers()['etag'], path).toBe(get.headers()['etag'])
    expect.soft(head.headers()['content-type'], path).toBe(get.headers()['content-type'])
    expect.soft((await head.body()).length, path).toBe(0)
  }
})

test('two readers of one kind see their own answers and the same story, made without asking SvelteKit twice', async ({
  site,
}) => {
  // The Korean story: the English one's answers are counted by other tests.
  const path = `/ko/stories/${encodeURIComponent(site.filled.korean)}`
  const react = (cookie?: string) =>
    fetch(`${site.url}${path}/react`, {
      method: 'POST',
      body: new URLSearchParams({ feeling: cookie === undefined ? 'laugh' : 'cry' }),
      headers: { origin: site.url, accept: 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    })
  const readerOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const [first, second] = [readerOf(await react()), readerOf(await react())]
  await react(second)
  const pressed = async (cookie: string) => {
    const html = await (await fetch(`${site.url}${path}?from=mail`, { headers: { cookie } })).text()
    const buttons = [...html.matchAll(/name="feeling" value="(\w+)" aria-pressed="(true|false)"/g)]
    return { pressed: buttons.filter(([, , on]) => on === 'true').map(([, name]) => name), html }
  }
  for (let time = 0; time < 2; time += 1) {
    expect((await pressed(first)).pressed).toEqual(['laugh'])
    expect((await pressed(second)).pressed).toEqual(['cry'])
    expect((await pressed('unrelated=1')).pressed).toEqual([])
  }
  const beside = ({ html }: { html: string }) => html.replace(/<section class="reactions[\s\S]*?<\/section>/, '')
  expect(beside(await pressed(first))).toBe(beside(await pressed(second)))
  expect((await pressed('aftercut_choices=scheme%3Ddark')).html).toContain('data-scheme="dark"')
  expect((await pressed('unrelated=1')).html).toContain('data-scheme="system"')
})

test('calendars hold to their rules: lines folded at 75 bytes, times in UTC, one address for each airing', async ({
  request,
}) => {
  const text = await (await request.get('/ko/schedule.ics')).text()
  const lines = text.split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines) expect.soft(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const whole = text.replaceAll('\r\n ', '').split('\r\n')
  const starts = whole.filter((line) => line.startsWith('DTSTART'))
  expect(starts.length).toBeGreaterThan(10)
  for (const line of starts) expect(line).toMatch(/^DTSTART:\d{8}T\d{6}Z$/)
  const uids = whole.filter((line) => line.startsWith('UID:'))
  expect(new Set(uids).size).toBe(starts.length)
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  for (const line of whole.filter((each) => each.startsWith('DTSTAMP')))
    expect(line.slice('DTSTAMP:'.length, 'DTSTAMP:'.length + 8) <= today).toBe(true)
})

test('a story is printed as it is read: its words, without the tools around them', async ({ page, site }) => {
  await page.goto(`/stories/${site.filled.story}`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Honestly, Hana must have waited for those words').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('header nav').first()).toBeHidden()
  await expect(page.locator('form[data-reactions]')).toBeHidden()
  for (const tool of ['footer', '.play', '[data-player] .start']) {
    for (const each of await page.locator(tool).all()) await expect(each, tool).toBeHidden()
  }
})
