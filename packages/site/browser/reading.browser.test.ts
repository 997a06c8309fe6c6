import type { Page } from '@playwright/test'
import { expect, test } from './site-under-test.ts'

const story = (filled: { story: string }) => `/stories/${filled.story}`
const currentTime = (page: Page) => page.locator('video').evaluate((video) => (video as HTMLVideoElement).currentTime)

test('a quote plays at its second, and its address leads there again', async ({ page, site }) => {
  test.skip(!site.hasVideo, 'No video: sample/drama has no making-of yet.')
  await page.goto(story(site.filled))
  await page.locator('a[href="#t=60,73"]').first().click()
  await expect.poll(() => currentTime(page), { timeout: 10_000 }).toBeGreaterThanOrEqual(59.9)
  expect(await currentTime(page)).toBeLessThan(66)
  expect(await page.locator('video').evaluate((video) => (video as HTMLVideoElement).paused)).toBe(false)
  // It is heard, too: sound is decoded, and nothing mutes it.
  const sound = () =>
    page.locator('video').evaluate((video) => {
      const heard = video as HTMLVideoElement & { webkitAudioDecodedByteCount: number }
      return heard.muted || heard.volume === 0 ? 0 : heard.webkitAudioDecodedByteCount
    })
  await expect.poll(sound, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(new URL(page.url()).hash).toBe('#t=60,73')
  // The controls are ours by now, and the policy let their styles in.
  await expect(page.locator('media-play-button')).toBeVisible()

  await page.goto('/about')
  await page.goto(`${story(site.filled)}#t=60,73`)
  await expect.poll(() => currentTime(page), { timeout: 10_000 }).toBeCloseTo(60, 0)
})

test('a translated quotation names the language that is spoken in its making-of', async ({ page, site }) => {
  const { library, filled } = site
  const said = page.locator('figure.quote figcaption').first()
  await page.goto(story(filled))
  await expect(said).toContainText('Translated from Korean')
  await page.goto(`/ko${story(filled)}`)
  await expect(said).toContainText('한국어에서 번역')
  const making = await library.makings.get(filled.makingId)
  const track = (await library.captions.tracks(making?.videoId ?? '')).find(({ layer }) => layer === 'original')
  await library.captions.describe(track?.id ?? '', { language: 'ja' }, 'test')
  await page.goto(story(filled))
  await expect(said).toContainText('Translated from Japanese')
  await library.captions.describe(track?.id ?? '', { language: 'ko' }, 'test')
})

test('playing stops where the words end', async ({ page, site }) => {
  test.skip(!site.hasVideo, 'No video: sample/drama has no making-of yet.')
  await page.goto(story(site.filled))
  await page.locator('a[href="#t=74,77"]').first().click()
  await expect
    .poll(() => page.locator('video').evaluate((video) => (video as HTMLVideoElement).paused), {
      timeout: 15_000,
      intervals: [500],
    })
    .toBe(false)
  await expect
    .poll(() => page.locator('video').evaluate((video) => (video as HTMLVideoElement).paused), { timeout: 15_000 })
    .toBe(true)
  expect(await currentTime(page)).toBeGreaterThanOrEqual(77)
  expect(await currentTime(page)).toBeLessThan(78)
})

test('nothing of the video is loaded before it is touched', async ({ page, site }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(story(site.filled))
  await page.waitForTimeout(500)
  expect(asked.filter((url) => /\/media\/|youtube|player\./.test(url))).toEqual([])
})

test('the transcript follows the playing and is searched, in hangul too', async ({ page, site }) => {
  await page.goto(`/makings/${site.filled.making}?captions=0`)
  await page.getByRole('searchbox', { name: 'Search the transcript' }).fill('우산')
  await expect(page.locator('[data-cue]:visible')).toHaveCount(2)
  await expect(page.getByText('2 lines')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  test.skip(!site.hasVideo, 'No video: sample/drama has no making-of yet.')
  await page.locator('[data-cue="25,29"] a').click()
  await expect(page.locator('[data-cue][aria-current]')).toHaveAttribute('data-cue', '25,29', { timeout: 10_000 })
})

test('times are the network’s, then the device’s, then the chosen zone’s', async ({ browser, site }) => {
  const plain = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto(`/dramas/${site.filled.drama}`)
  await expect(still.getByText('Saturday and Sunday at 10:30 PM KST on HBN')).toBeVisible()

  const scripted = await browser.newContext({ baseURL: site.url, timezoneId: 'America/Los_Angeles' })
  const page = await scripted.newPage()
  await page.goto(`/dramas/${site.filled.drama}`)
  await expect(page.getByText(/For you: Saturday and Sunday at [56]:30/)).toBeVisible()

  // Chosen by a form that needs no script; Auckland's weekend airings fall on Sunday and Monday.
  await still.goto('/schedule')
  await still.getByLabel('Show it in').selectOption('Pacific/Auckland')
  await still.getByRole('button', { name: 'Show' }).click()
  await expect(still).toHaveURL(/\/schedule$/)
  await expect(still.getByText('airs on Sunday where it is made')).toBeVisible()
  await still.goto(`/dramas/${site.filled.drama}`)
  await expect(still.getByText(/For you: (Monday and Sunday|Sunday and Monday) at/)).toBeVisible()
  await plain.close()
  await scripted.close()
})

test('a reader answers once, changes the answer, and the count stays right', async ({ page, site }) => {
  await page.goto(story(site.filled))
  const button = (name: string) => page.locator('button[name=feeling]').filter({ hasText: name })
  await expect(button('I did not expect that').locator('[data-count]')).toHaveText('0')
  await button('I did not expect that').click()
  await expect(button('I did not expect that')).toHaveAttribute('aria-pressed', 'true')
  await expect(button('I did not expect that').locator('[data-count]')).toHaveText('1')
  await expect(page.getByText('6 answers')).toBeVisible()
  await button('It made me cry').click()
  await expect(button('It made me cry').locator('[data-count]')).toHaveText('1')
  await expect(button('I did not expect that').locator('[data-count]')).toHaveText('0')
  await expect(page.getByText('6 answers')).toBeVisible()
  await page.reload()
  await expect(button('It made me cry')).toHaveAttribute('aria-pressed', 'true')
})

test('without scripts: read, answer, cover a spoiler and open it, search', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(story(site.filled))
  await expect(page.getByText('Honestly, Hana must have waited for those words').first()).toBeVisible()
  // A quote's button leads to its words in the captions.
  await expect(page.locator('[id="t=60,73"]')).toHaveCount(1)
  await page.getByRole('button', { name: /Love it/ }).click()
  await expect(page).toHaveURL(/#reactions$/)
  await expect(page.getByRole('button', { name: /Love it/ })).toHaveAttribute('aria-pressed', 'true')

  await page.getByLabel('How far are you in The Letterbox in the Rain?').selectOption({ label: 'Episode 3' })
  await page.getByRole('button', { name: 'Cover what is beyond' }).click()
  await expect(page).toHaveURL(new RegExp(`${story(site.filled)}$`))
  await expect(page.getByText('Covered: it tells of episode 6, and you are at 3.')).toBeVisible()
  await expect(page.getByText('Honestly, Hana must have waited').first()).toBeHidden()
  await page.goto('/')
  await expect(page.getByText('Try It With The Umbrella First')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Watch: The making-of episode 6' }).first()).toBeVisible()
  await page.goto(story(site.filled))
  await page.getByText('Show it anyway').click()
  await expect(page.getByText('Honestly, Hana must have waited').first()).toBeVisible()

  await page.goto('/search')
  await page.getByRole('searchbox').fill('우산')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  // What a making-of says of an episode beyond is covered here too.
  await expect(page.getByRole('link', { name: /^The making-of episode 6/ }).first()).toBeVisible()
  await expect(page.locator('mark', { hasText: '우산' }).first()).toBeHidden()
  await page.getByText('Show it anyway').first().click()
  await expect(page.locator('mark', { hasText: '우산' }).first()).toBeVisible()
  await expect(page.locator('a[href*="#t="]').first()).toBeVisible()
  await context.close()
})

test('search finds people by any spelling', async ({ page }) => {
  for (const spelling of ['한도윤', 'Han Doyoon', 'han do yun']) {
    await page.goto(`/search?q=${encodeURIComponent(spelling)}&kind=person`)
    await expect(page.getByRole('link', { name: 'Han Do-yun' }), spelling).toBeVisible()
  }
})

test('a calendar can be added, of all and of one drama', async ({ page, request, site }) => {
  await page.goto('/schedule')
  const href = await page.getByRole('link', { name: 'Calendar (.ics)' }).getAttribute('href')
  for (const path of [href ?? '', `/dramas/${site.filled.drama}/schedule.ics`]) {
    const response = await request.get(path)
    expect(response.headers()['content-type']).toContain('text/calendar')
    const text = await response.text()
    expect(text).toContain('BEGIN:VEVENT')
    expect(text.match(/SUMMARY:The Letterbox in the Rain\\, Episode \d+/g)?.length).toBe(16)
    expect(text).toMatch(/DTSTART:\d{8}T133000Z/)
  }
})

test('an address that moved leads on; a withdrawn story says so', async ({ page, request, site }) => {
  const moved = await request.get(`/stories/${site.filled.moved}`, { maxRedirects: 0 })
  expect(moved.status()).toBe(301)
  await page.goto(`/stories/${site.filled.moved}`)
  await expect(page).toHaveURL(/\/stories\/night-ferry-to-mokpo-ends$/)
  const gone = await page.goto(`/stories/${site.filled.withdrawn}`)
  expect(gone?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This story was withdrawn' })).toBeVisible()
  await expect(page.getByText('The network has denied the casting')).toBeVisible()
  await expect(page.getByText('A Fourth Brother')).toHaveCount(0)
})

test('what was read is there without a connection', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url })
  const page = await context.newPage()
  await page.goto('/about')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(story(site.filled))
  await context.setOffline(true)
  await page.goto(story(site.filled))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Umbrella')
  await page.goto('/rankings').catch(() => undefined)
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await context.close()
})

test('every page is reached and used by keyboard: the skip link, then the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#content')
})

test('the week lies in the days of the device, and of the network without a script', async ({
  page,
  site,
  browser,
}) => {
  // Saturday 22:30 in Seoul is Saturday 8:30 in New York, and Sunday 3:30 on Kiritimati.
  const dayOf = (schedule: Page, at: string) =>
    schedule.locator('section[data-day]', { has: schedule.locator(`li[data-at="${at}"]`) }).getAttribute('data-day')
  const saturday = (schedule: Page) =>
    schedule.locator('section[data-day]:nth-of-type(6) li[data-at]', { hasText: 'The Letterbox in the Rain' })
  await page.goto('/schedule')
  const at = (await saturday(page).first().getAttribute('data-at')) ?? ''
  const there = await dayOf(page, at)
  await expect(page.locator('[data-zone-says]')).toContainText('America/New York')
  const east = await browser.newContext({ baseURL: site.url, timezoneId: 'Pacific/Kiritimati' })
  const kiritimati = await east.newPage()
  await kiritimati.goto('/schedule')
  expect(await dayOf(kiritimati, at)).toBe(new Date(Date.parse(there ?? '') + 86_400_000).toISOString().slice(0, 10))
  await expect(kiritimati.locator(`li[data-at="${at}"] [data-moved]`)).toContainText('Saturday')
  // What their week begins with is last week's Sunday there.
  await expect(kiritimati.locator('section[data-day]:nth-of-type(1)')).toContainText('The Letterbox in the Rain')
  await east.close()
  const plain = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto('/schedule')
  expect(await dayOf(still, at)).toBe(there)
  await expect(still.locator('[data-zone-says]')).toContainText('as the networks have them')
  await plain.close()
})

test('a making-of is found by its own title in hangul, a moment at its second', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('편지와 우산')}`)
  await expect(
    page.getByRole('link', { name: 'Making-of episode 6: the letter and the umbrella' }).first(),
  ).toBeVisible()
  await page.goto(`/search?q=${encodeURIComponent('포옹')}`)
  const hug = page.locator('li', { hasText: 'A hug' }).getByRole('link')
  await expect(hug).toHaveAttribute('href', /#t=48,52$/)
})
