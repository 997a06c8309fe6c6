import { connect } from 'node:net'
import { allPages, expect, test } from './site-under-test.ts'

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script>' onload='alert(3)</title></style>{{7*7}}`

test('every page forbids inline scripts and styles, sniffing and framing', async ({ request, site }) => {
  for (const [name, path] of Object.entries(allPages(site.filled))) {
    const response = await request.get(path)
    const headers = response.headers()
    const policy = headers['content-security-policy'] ?? ''
    expect.soft(policy, name).toContain("default-src 'none'")
    expect.soft(policy, name).not.toContain('unsafe')
    expect.soft(policy, name).toContain("base-uri 'none'")
    expect.soft(headers['x-content-type-options'], name).toBe('nosniff')
    expect.soft(headers['referrer-policy'], name).toBe('strict-origin-when-cross-origin')
    expect.soft(headers['content-type'], name).toBe('text/html; charset=utf-8')
    const html = await response.text()
    expect.soft(html.match(/<script(?![^>]*\b(src=|type="application\/ld\+json"))/g), name).toBeNull()
    expect.soft(html.match(/\son[a-z]+="/g), name).toBeNull()
    expect.soft(html.match(/\sstyle="/g), name).toBeNull()
  }
})

test('the policy lets each page play what it plays, and no other page anything', async ({ request, site }) => {
  const policyOf = async (path: string) => (await request.get(path)).headers()['content-security-policy'] ?? ''
  const frames = (policy: string) => /frame-src ([^;]*)/.exec(policy)?.[1]
  const styles = (policy: string) => policy.match(/'sha256-/g)?.length ?? 0
  const { story, making, drama } = site.filled
  const plain = await policyOf(`/dramas/${drama}`)
  expect(frames(plain)).toBeUndefined()
  for (const path of [`/stories/${story}`, `/makings/${making}`, `/embed/makings/${making}`]) {
    const policy = await policyOf(path)
    expect.soft(frames(policy), path).toBe(site.hasVideo ? undefined : 'https://www.youtube-nocookie.com')
    expect.soft(styles(policy) > styles(plain), path).toBe(site.hasVideo)
  }
})

test('hostile words are words, wherever they stand', async ({ page, site }) => {
  const { library, filled } = site
  const story = await library.stories.create(
    {
      language: 'en',
      dramaId: filled.dramaId,
      slug: 'hostile',
      content: {
        headline: HOSTILE,
        standfirst: HOSTILE,
        byline: HOSTILE,
        tags: ['</script><script>alert(4)</script>'],
        spoiler: null,
        personIds: [],
        episodeIds: [],
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: HOSTILE, marks: [{ type: 'link', attrs: { href: 'javascript:alert(5)' } }] },
              ],
            },
            { type: 'script', content: [{ type: 'text', text: 'alert(6)' }] },
            {
              type: 'quote',
              attrs: {
                making: filled.makingId,
                start: 1,
                end: 2,
                language: '"><script>',
                layer: 'original',
                speaker: HOSTILE,
              },
              content: [{ type: 'text', text: HOSTILE }],
            },
          ],
        },
      },
    },
    'test',
  )
  // As if the gate had let it through: the pages stand on their own.
  library.stories.guardWith(undefined)
  const published = await library.stories.publish(story.id, story.version, { who: 'test' })
  let alerts = 0
  page.on('dialog', (dialog) => {
    alerts += 1
    void dialog.dismiss()
  })
  for (const path of [
    '/stories/hostile',
    '/',
    '/stories',
    `/dramas/${filled.drama}`,
    `/search?q=${encodeURIComponent(HOSTILE)}`,
    `/tags/${encodeURIComponent('</script><script>alert(4)</script>')}`,
    `/${encodeURIComponent(HOSTILE)}`,
  ]) {
    await page.goto(path)
    await page.waitForTimeout(50)
    expect.soft(await page.locator('img[src=x], main script, [onerror], [onload]').count(), path).toBe(0)
    expect.soft(await page.locator('a[href^="javascript"]').count(), path).toBe(0)
  }
  await page.goto('/stories/hostile')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(2)</script>')
  expect(alerts).toBe(0)
  await library.stories.withdraw(story.id, published.version, { who: 'test' })
})

test('forms take nothing from another site, and nothing that is no answer', async ({ request, site }) => {
  const react = `/stories/${site.filled.story}/react`
  const forged = await request.post(react, { form: { feeling: 'love' }, headers: { origin: 'https://evil.example' } })
  expect(forged.status()).toBe(403)
  const settings = await request.post('/settings?/save', {
    form: { zone: 'Asia/Tokyo' },
    headers: { origin: 'https://evil.example' },
  })
  expect(settings.status()).toBe(403)
  const own = { origin: site.url }
  for (const feeling of ['', 'hate', '<script>', 'love'.repeat(1000)]) {
    expect((await request.post(react, { form: { feeling }, headers: own })).status()).toBe(400)
  }
  expect((await request.post('/stories/none/react', { form: { feeling: 'love' }, headers: own })).status()).toBe(404)
  expect(
    (
      await request.post(`/stories/${site.filled.withdrawn}/react`, { form: { feeling: 'love' }, headers: own })
    ).status(),
  ).toBe(404)
  const huge = await request.post(react, { form: { feeling: 'x'.repeat(700_000) }, headers: own })
  expect(huge.status()).toBeGreaterThanOrEqual(400)
})

test('a form leads back to our own pages only', async ({ request, site }) => {
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/x\r\nset-cookie: a=b',
  ]) {
    const response = await request.post('/settings?/progress', {
      form: { drama: site.filled.dramaId, season: '1', episode: '3', back },
      headers: { origin: site.url, accept: 'text/html' },
      maxRedirects: 0,
    })
    expect.soft(response.headers()['location'], back).toBe('/settings')
  }
})

test('cookies are for the server alone, and a forged reader is a new one', async ({ request, site }) => {
  const react = `/stories/${site.filled.story}/react`
  const headers = { origin: site.url, accept: 'application/json' }
  const first = await request.post(react, { form: { feeling: 'love' }, headers })
  const cookie = first.headers()['set-cookie'] ?? ''
  expect(cookie).toMatch(/^aftercut_reader=/)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
  const forged = await request.post(react, {
    form: { feeling: 'love' },
    headers: { ...headers, cookie: 'aftercut_reader=fixture-0.AAAA' },
  })
  expect(forged.headers()['set-cookie']).toMatch(/^aftercut_reader=/)
  const tampered = await request.get('/', {
    headers: { cookie: 'aftercut_choices=zone%3D..%2F..%2Fetc%26seen%3D%00%26scheme%3D%3Cscript%3E' },
  })
  expect(tampered.status()).toBe(200)
  expect(await tampered.text()).not.toContain('<script>&')
})

test('200 readers answer at once, and every one is counted', async ({ site }) => {
  const { library, filled } = site
  const url = `${site.url}/stories/${filled.moved}/react`
  const before = await library.reactions.counts(filled.storyId)
  const story = await library.stories.bySlug(filled.moved)
  const feelings = ['love', 'laugh', 'cry', 'wow', 'flutter']
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      fetch(url, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ feeling: feelings[index % 5] ?? '' }),
        headers: { origin: site.url, accept: 'application/json' },
      }),
    ),
  )
  // One address may give 60 answers an hour: the flood is stopped there, and what was let in is counted right.
  const taken = answers.filter(({ status }) => status === 200).length
  const counts = await library.reactions.counts(story?.id ?? '')
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(taken)
  expect(answers.filter(({ status }) => status === 429).length).toBe(200 - taken)
  expect(await library.reactions.counts(filled.storyId)).toEqual(before)
  // Past the flood guard, as from 200 addresses.
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      library.reactions.react(story?.id ?? '', `crowd-${index}`, feelings[index % 5] ?? ''),
    ),
  )
  const all = await library.reactions.counts(story?.id ?? '')
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(taken + 200)
})

test('malformed requests are refused, and the site stands', async ({ request, site }) => {
  for (const raw of [
    'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET //evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'NONSENSE\r\n\r\n',
    'GET /%ZZ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  ]) {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () => socket.write(raw))
      let text = ''
      socket.on('data', (chunk) => {
        text += String(chunk)
        socket.end()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
      setTimeout(() => socket.destroy(), 2000)
    })
    expect.soft(answer.split('\r\n')[0], raw.slice(0, 40)).toMatch(/^HTTP\/1\.1 4\d\d/)
  }
  expect((await request.get('/about')).status()).toBe(200)
})
