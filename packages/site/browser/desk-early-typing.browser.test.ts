import type { Page } from '@playwright/test'
import { expect, keptStory, newStory, test } from './desk-fixture.ts'

// On a slow line the scripts come late, and nothing that was typed before is lost.
test.describe.configure({ timeout: 180_000 })

/** Holds the page's scripts back until told. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined
  const held = new Promise<void>((done) => (letThrough = done))
  await page.route('**/_app/**/*.js', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  return letThrough
}

test('whatever is typed, ticked and chosen before the scripts come stays, on pages of every kind', async ({
  signedIn,
  site,
}) => {
  const { filled } = site
  const video = (await site.library.makings.get(filled.makingId))?.videoId ?? ''
  const story = await newStory(site, ['Nothing happens.'])
  for (const path of [
    `/desk/videos/${video}`,
    `/desk/dramas/${filled.dramaId}`,
    '/desk/stories',
    `/desk/stories/${story.id}`,
    '/desk/me',
  ]) {
    const page = await signedIn('owner')
    const letThrough = await holdScripts(page)
    await page.goto(path, { waitUntil: 'commit' })
    await page.locator('main').last().waitFor({ state: 'attached' })
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.waitForLoadState('domcontentloaded').catch(() => undefined)
    const typed = await page.evaluate(() => {
      const fields = [
        ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main :is(input, textarea, select)'),
      ].filter(
        (field) =>
          !field.disabled &&
          !(field instanceof HTMLInputElement && field.readOnly) &&
          /^(text|search|url|email|textarea|checkbox|select-one)$/.test(field.type) &&
          // A choice that leads to another page does so.
          !(field.name === 'drama' || field.closest('[role="search"]') !== null),
      )
      return fields.map((field, index) => {
        field.dataset['typed'] = String(index)
        if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1
        else if (field.type === 'checkbox') field.checked = !field.checked
        else field.value = field.type === 'email' ? `early${index}@example.org` : `early ${index}`
        return field.type === 'checkbox' ? String(field.checked) : field.value
      })
    })
    expect([path, typed.length > 0]).toEqual([path, true])
    letThrough()
    await page.locator('main[data-awake]').waitFor({ state: 'attached' })
    const now = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('main [data-typed]')].map((field) =>
        field.type === 'checkbox' ? String(field.checked) : field.value,
      ),
    )
    expect([path, now]).toEqual([path, typed])
    await page.close()
  }
})

test('what is typed into a story before the scripts come is saved as well', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  const letThrough = await holdScripts(page)
  await page.goto(`/desk/stories/${story.id}`, { waitUntil: 'commit' })
  await page.getByLabel('Headline', { exact: true }).fill('Typed at once')
  letThrough()
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Typed at once')
  await expect.poll(async () => (await keptStory(site, story.id)).draft.headline).toBe('Typed at once')
})
