import type { Page } from '@playwright/test'
import { expect, test, type SiteUnderTest } from './site-under-test.ts'

/** The story's page with its player touched. */
async function play(page: Page, site: SiteUnderTest, width: number): Promise<void> {
  test.skip(!site.hasVideo, 'No video: sample/drama has no making-of yet.')
  await page.setViewportSize({ width, height: 844 })
  await page.goto(`/stories/${site.filled.story}`)
  await page.locator('[data-player] .start').click()
  await page.locator('media-play-button').waitFor()
}

for (const width of [390, 1280]) {
  test(`the player fills its frame and shows its controls, at ${width} pixels`, async ({ page, site }) => {
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await play(page, site, width)
    const frame = await page.locator('[data-player] .screen').boundingBox()
    const video = await page.locator('[data-player] video').boundingBox()
    expect(video?.width).toBeCloseTo(frame?.width ?? 0, 0)
    expect(video?.height).toBeCloseTo(frame?.height ?? 0, 0)
    for (const control of ['play-button', 'time-range', 'captions-menu-button', 'fullscreen-button']) {
      await expect(page.locator(`media-${control}`)).toBeVisible()
      const { width: wide = 0, height: high = 0 } = (await page.locator(`media-${control}`).boundingBox()) ?? {}
      expect.soft(Math.min(wide, high), control).toBeGreaterThanOrEqual(24)
    }
    // Whoever reaches for them finds them: they hide by themselves while it plays.
    await page.locator('[data-player]').hover()
    await expect(page.locator('media-controller')).not.toHaveAttribute('userinactive')
    expect(refused).toEqual([])
  })
}

test('the player is worked by keys, captions are chosen from a menu, chapters stand on the bar', async ({
  page,
  site,
}) => {
  await play(page, site, 1280)
  const video = page.locator('[data-player] video')
  const paused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  await expect.poll(paused).toBe(false)
  await expect(page.locator('media-play-button')).toBeFocused()
  await page.keyboard.press('k')
  await expect.poll(paused).toBe(true)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(5)

  const showing = () =>
    video.evaluate((element: HTMLVideoElement) =>
      [...element.textTracks]
        .filter(({ kind, mode }) => kind === 'captions' && mode === 'showing')
        .map(({ language }) => language),
    )
  expect(await showing()).toEqual(['en'])
  await page.locator('media-captions-menu-button').click()
  await page.getByRole('menuitemradio', { name: '한국어' }).click()
  await expect.poll(showing).toEqual(['ko'])

  await expect
    .poll(() =>
      page
        .locator('media-time-range')
        .evaluate((range) => (range as HTMLElement & { mediaChaptersCues: object[] }).mediaChaptersCues.length),
    )
    .toBeGreaterThan(2)
})
