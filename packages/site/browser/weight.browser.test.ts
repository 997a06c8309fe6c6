import { expect, test } from './site-under-test.ts'

/** The page, its style, its scripts and its font, over the wire. Media are not counted: they come when asked for. */
const MOST_BYTES = 40_000

test('a story page is light', async ({ page, site }) => {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  const sizes = new Map<string, { url: string; bytes: number }>()
  client.on('Network.responseReceived', ({ requestId, response }) =>
    sizes.set(requestId, { url: response.url, bytes: 0 }),
  )
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = sizes.get(requestId)
    if (known !== undefined) known.bytes = encodedDataLength
  })
  await page.goto(`/stories/${site.filled.story}`, { waitUntil: 'networkidle' })
  const first = [...sizes.values()].filter(({ url }) => !url.includes('service-worker') && !url.endsWith('/offline'))
  const total = first.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(
    first.map(({ url, bytes }) => `${bytes} ${new URL(url).pathname.slice(0, 60)}`).join('\n'),
    `\n${total} bytes`,
  )
  expect(total).toBeLessThanOrEqual(MOST_BYTES)
  expect(await page.locator('link[rel=stylesheet]').count()).toBe(0)
  expect(await page.locator('head style').count()).toBe(1)
})

test('a story page paints soon and does not shift, on a slow phone', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  // Lighthouse's slow 4G and slow phone.
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  })
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.cls += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await fetch(`${site.url}/stories/${site.filled.story}`)
  await page.goto(`/stories/${site.filled.story}`, { waitUntil: 'load' })
  await page.waitForTimeout(1500)
  const { lcp, cls } = await page.evaluate(() => (globalThis as unknown as { seen: { lcp: number; cls: number } }).seen)
  console.log(`LCP ${Math.round(lcp)} ms, CLS ${cls.toFixed(4)}`)
  expect(lcp).toBeGreaterThan(0)
  expect(cls).toBeLessThan(0.02)
  // The aim is 1,200 ms on a machine of its own; one that others use too is given three times that.
  expect(lcp).toBeLessThan(3600)
  await context.close()
})
