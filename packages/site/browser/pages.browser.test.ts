import { AxeBuilder } from '@axe-core/playwright'
import { allPages, expect, test } from './site-under-test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page, in ${colorScheme}: no accessibility violation, no error, no sideways scrolling`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(300_000)
    const context = await browser.newContext({ baseURL: site.url, colorScheme, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !message.text().includes('404 (Not Found)') &&
        !message.text().includes('410 (Gone)')
      )
        faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    for (const [name, path] of Object.entries(allPages(site.filled))) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect
        .soft(
          violations.map(
            ({ id, nodes }) =>
              `${name}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
          ),
        )
        .toEqual([])
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 })
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize({ width: 390, height: 844 })
    }
    expect(faults).toEqual([])
    await context.close()
  })
}

test('every page has one h1, a title, its language, and names its translations', async ({ page, site }) => {
  for (const [name, path] of Object.entries(allPages(site.filled))) {
    await page.goto(path)
    expect.soft(await page.locator('h1').count(), name).toBe(1)
    expect.soft(await page.title(), name).not.toBe('')
    expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(path.startsWith('/ko') ? 'ko' : 'en')
  }
  await page.goto(`/stories/${site.filled.story}`)
  const korean = await page.locator('link[rel=alternate][hreflang=ko]').getAttribute('href')
  expect(decodeURI(korean ?? '')).toBe(`${site.url}/ko/stories/${site.filled.korean}`)
})

test('every link of ours on every page leads somewhere', async ({ page, request, site }) => {
  test.setTimeout(120_000)
  const seen = new Set<string>()
  for (const path of Object.values(allPages(site.filled))) {
    if (path === '/nothing-here') continue
    await page.goto(path)
    const addresses = await page
      .locator('a[href], link[rel=alternate], link[rel=manifest], link[rel=icon]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    for (const address of addresses) {
      const url = new URL(address)
      if (url.origin !== site.url || seen.has(url.pathname + url.search)) continue
      seen.add(url.pathname + url.search)
      const response = await request.get(url.pathname + url.search)
      // The notice of a withdrawn story names its own address (skip link, the other language): 410, and a page.
      const gone = url.pathname.endsWith(`/stories/${site.filled.withdrawn}`)
      expect.soft(response.status(), `${url.pathname} on ${path}`).toBe(gone ? 410 : 200)
    }
  }
  expect(seen.size).toBeGreaterThan(40)
})
