import { expect, test } from './site-under-test.ts'

/** Everything that an owner sets at the desk shows where readers see it, within a second. */
test('the house’s name, zone, feelings and territories stand on the pages', async ({ page, request, site }) => {
  const { library, filled } = site
  const story = `/stories/${filled.story}`
  await request.get(story)
  await library.settings.set('site.name', 'Second Take', 'test')
  await library.settings.set('site.zone', 'Europe/Paris', 'test')
  await library.settings.set('site.territories', ['FR', 'KR'], 'test')
  await library.settings.set(
    'site.reactions',
    [{ name: 'chills', mark: '❄', words: { en: 'Chills', ko: '소름' } }, { name: 'love' }],
    'test',
  )
  try {
    await page.goto(story)
    await expect(page.locator('header .mark')).toHaveText('Second Take')
    await expect(page).toHaveTitle(/\| Second Take$/)
    await expect(page.locator('meta[property="og:site_name"]')).toHaveAttribute('content', 'Second Take')
    const things = (await page.locator('script[type="application/ld+json"]').allTextContents()).join('')
    expect(things).toContain('"name":"Second Take"')
    expect(things).not.toContain('"Aftercut"')
    const buttons = page.locator('button[name=feeling]')
    await expect(buttons).toHaveText([/❄\s*Chills\s*0/, /♥\s*Love it\s*1/])
    // The Korean story's answers: the English one's are counted by other tests.
    await page.goto(`/ko/stories/${filled.korean}`)
    await expect(buttons.first()).toContainText('소름')
    await buttons.first().click()
    await expect(buttons.first()).toHaveAttribute('aria-pressed', 'true')
    const korean = await library.stories.bySlug(filled.korean)
    const counts = await library.reactions.counts(korean?.id ?? '')
    expect(counts.find(({ feeling }) => feeling === 'chills')?.count).toBe(1)
    const unasked = await request.post(`${story}/react`, {
      form: { feeling: 'wow' },
      headers: { origin: site.url, accept: 'application/json' },
    })
    expect(unasked.status()).toBe(400)

    await page.goto('/settings')
    await expect(page.locator('select[name=territory] option')).toHaveCount(3)
    for (const path of ['/feed.atom', '/feed.json', '/manifest.webmanifest', '/sitemap-news.xml', '/schedule.ics'])
      expect.soft(await (await request.get(path)).text(), path).toContain('Second Take')
    // What no network dates is dated where the house is.
    await expect
      .poll(async () => (await (await request.get(`/stories/${filled.withdrawn}`)).text()).includes('Second Take'))
      .toBe(true)
  } finally {
    for (const [key, value] of [
      ['site.name', 'Aftercut'],
      ['site.zone', 'Asia/Seoul'],
      ['site.territories', []],
      ['site.reactions', []],
    ] as const)
      await library.settings.set(key, value, 'test')
  }
  await page.goto(story)
  await expect(page.locator('button[name=feeling]')).toHaveCount(5)
})

test('relative words of a story go with the day, or stand as they were written', async ({ page, site }) => {
  const { library, filled } = site
  const day = new Date(Date.now() - 14 * 86_400_000).toISOString().slice(0, 10)
  const words = (text: string, attrs: object) => ({ type: 'text', text, marks: [{ type: 'when', attrs }] })
  const story = await library.stories.create(
    {
      language: 'en',
      dramaId: filled.dramaId,
      slug: 'relative-words',
      content: {
        headline: 'Relative Words',
        standfirst: 'Then and now.',
        byline: 'Test',
        tags: [],
        spoiler: null,
        personIds: [],
        episodeIds: [],
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'It ended ' },
                words('yesterday', { at: day, frozen: false }),
                { type: 'text', text: ', which is ' },
                words('the day before yesterday', { at: day, frozen: true }),
                { type: 'text', text: '.' },
              ],
            },
          ],
        },
      },
    },
    'test',
  )
  // As if the gate had let it through: the page is tested here.
  library.stories.guardWith(undefined)
  const published = await library.stories.publish(story.id, story.version, { who: 'test' })
  await page.goto('/stories/relative-words')
  await expect(page.locator('main')).toContainText('It ended 2 weeks ago, which is the day before yesterday.')
  await expect(page.locator(`main time[datetime="${day}"]`)).toHaveCount(2)
  await library.stories.withdraw(story.id, published.version, { who: 'test' })
})
