import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, newStory, open, quietStory, test } from './desk-fixture.ts'

// A busy machine answers late: what is tested is that it answers.
test.describe.configure({ timeout: 120_000 })

/** What the quiet story says. */
const QUIET = ['Nothing happens, and everybody likes it.']
const MOD = process.platform === 'darwin' ? 'Meta' : 'Control'

/** Presses Tab until something with this name has the focus: as a hand without a mouse gets there. */
async function tabTo(
  page: Page,
  role: 'button' | 'combobox' | 'textbox' | 'link',
  name: string | RegExp,
  most = 150,
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  await expect(wanted).toBeVisible()
  for (let step = 0; step < most; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The tab key does not lead to ${String(name)}.`)
}

const saved = (page: Page) => expect(page.locator('[data-saving="saved"]')).toBeVisible()

test('by keyboard alone: draft for me, alter a quote, be refused, fix it with one key, publish, read it', async ({
  signedIn,
  site,
}) => {
  const { library, filled } = site
  const page = await signedIn('editor')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await open(page, '/desk/makings')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible()
  await tabTo(page, 'combobox', 'Making-of')
  await page.keyboard.type('The Letterbox')
  // Other tests of this worker may have left makings of the same drama.
  const chosen = page.locator('select:focus')
  for (let tries = 0; tries < 20 && (await chosen.inputValue()) !== filled.makingId; tries++)
    await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveValue(filled.makingId)
  await tabTo(page, 'button', 'Write it')
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Text' })
  await expect(text).toContainText('HBN Drama has released')
  await expect(page.getByText('Everything holds.')).toBeVisible()
  await expect(page.getByText('Nobody has confirmed anything')).toBeVisible()
  const { id, slug } = (await library.stories.list({ makingId: filled.makingId }))[0] ?? { id: '', slug: '' }

  // The caret goes into the first quotation, and a word is altered.
  await tabTo(page, 'textbox', 'Text')
  await page.keyboard.press(`${MOD}+Home`)
  const quoted = text.locator('q').first()
  const words = (await quoted.textContent()) ?? ''
  await quoted.evaluate((element) => {
    const node = element.firstChild as Text
    getSelection()?.collapse(node, 8)
  })
  await page.keyboard.type('not ')
  await expect(page.getByText('1 thing stands against publishing.')).toBeVisible()
  await expect(text.locator('.fails.misquote').first()).toBeVisible()
  await saved(page)

  // Refused, by the server and not by the page alone.
  await tabTo(page, 'button', 'Publish')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Not published\. .* is not what the captions say/)).toBeVisible()
  expect((await library.stories.get(id))?.state).toBe('draft')

  await page.keyboard.press('F8')
  await page.keyboard.press(`${MOD}+.`)
  await expect(page.getByText('Everything holds.')).toBeVisible()
  await expect(quoted).toHaveText(words)
  await saved(page)
  await tabTo(page, 'button', 'Publish')
  await page.keyboard.press('Enter')
  await expect(page.getByText('It is published.')).toBeVisible()
  const shown = await page.context().newPage()
  await shown.goto(`/stories/${slug}`)
  await expect(shown.getByRole('heading', { level: 1 })).toContainText('Watch: Han Do-yun And Yoon Se-ra')
  await expect(shown.locator('body')).toContainText(words.replaceAll(/[“”]/g, ''))
  expect(errors).toEqual([])
})

test('a writer writes and hands in; the server lets nobody publish who may not', async ({ signedIn, site }) => {
  const made = await newStory(site, QUIET)
  const page = await signedIn('writer')
  await open(page, `/desk/stories/${made.id}`)
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
  for (const step of ['publish', 'schedule', 'withdraw', 'sendBack']) {
    const answer = await page.request.post(`/desk/stories/${made.id}/life`, {
      data: { step, version: made.version },
      headers: { origin: site.url },
    })
    expect([step, answer.status()]).toEqual([step, 403])
  }
  const over = await (
    await signedIn('editor')
  ).request.post(`/desk/stories/${made.id}/life`, {
    data: { step: 'publish', version: made.version, over: 'because' },
    headers: { origin: site.url },
  })
  expect(over.status()).toBe(403)
  await page.getByRole('button', { name: 'Hand in for review' }).click()
  await expect(page.getByText('It is handed in.')).toBeVisible()
  const reader = await signedIn('reader')
  const typed = await reader.request.put(`/desk/stories/${made.id}/draft`, { data: {}, headers: { origin: site.url } })
  expect(typed.status()).toBe(403)
})

test('a lost connection loses nothing; two who write are joined, or shown to each other', async ({
  signedIn,
  site,
}) => {
  const { library } = site
  const made = await newStory(site, QUIET)
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${made.id}`)
  await page.context().setOffline(true)
  await page.getByLabel('Standfirst').fill('Typed without a connection.')
  await expect(page.getByText('Not saved: no connection.')).toBeVisible()
  await page.context().setOffline(false)
  await saved(page)
  expect((await library.stories.get(made.id))?.draft.standfirst).toBe('Typed without a connection.')
  // What could not be checked meanwhile is checked now.
  await expect(page.getByText('Checking…')).toHaveCount(0, { timeout: 15_000 })

  // Closed before it could be saved: it is back with the page.
  await page.route('**/draft', (route) => route.abort())
  await page.getByLabel('Standfirst').fill('Typed, and the browser closed.')
  await expect(page.getByText('Not saved: no connection.')).toBeVisible()
  await page.unroute('**/draft')
  page.on('dialog', (dialog) => void dialog.accept())
  // Someone else writes another field meanwhile.
  const now = await library.stories.get(made.id)
  if (!now) throw new Error('no story')
  await library.stories.saveDraft(made.id, now.version, { ...now.draft, byline: 'Somebody Else' }, 'Somebody Else')
  await page.reload()
  await expect(page.getByLabel('Standfirst')).toHaveValue('Typed, and the browser closed.')
  await expect(page.getByLabel('Written by')).toHaveValue('Somebody Else')
  await saved(page)
  expect((await library.stories.get(made.id))?.draft).toMatchObject({
    standfirst: 'Typed, and the browser closed.',
    byline: 'Somebody Else',
  })

  // Both change the same words: nothing is overwritten in silence.
  await page.route('**/draft', (route) => route.abort())
  await page.getByLabel('Headline', { exact: true }).fill('My headline')
  const then = await library.stories.get(made.id)
  if (!then) throw new Error('no story')
  await library.stories.saveDraft(made.id, then.version, { ...then.draft, headline: 'Their headline' }, 'Somebody Else')
  await page.unroute('**/draft')
  await expect(page.getByRole('heading', { name: 'Somebody Else changed the same words' })).toBeVisible()
  expect((await library.stories.get(made.id))?.draft.headline).toBe('Their headline')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  expect((await library.stories.get(made.id))?.draft.headline).toBe('My headline')
})

test('words such as "two weeks ago" are given their day, and stay as written where they should', async ({
  signedIn,
  site,
}) => {
  const { library } = site
  const made = await newStory(site, QUIET)
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${made.id}`)
  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.press(`${MOD}+End`)
  await page.keyboard.type('It was filmed two weeks ago')
  for (let letter = 0; letter < 'two weeks ago'.length; letter++) await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('button', { name: 'When', exact: true }).click()
  await page.getByLabel('The day meant').fill('2026-11-01')
  await page.getByLabel('Stays as written').check()
  await page.getByRole('button', { name: 'Set the day' }).click()
  await expect(page.locator('.story-text time')).toHaveText('two weeks ago')
  await saved(page)
  const body = JSON.stringify((await library.stories.get(made.id))?.draft.body)
  expect(body).toContain('{"type":"when","attrs":{"at":"2026-11-01","frozen":true}}')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page of the stories has a fault that axe finds, in ${colorScheme}`, async ({ signedIn, site }) => {
    const page = await signedIn('owner', { colorScheme })
    const faulty = await site.library.stories.create(
      {
        language: 'en',
        dramaId: site.filled.dramaId,
        makingId: site.filled.makingId,
        content: await faultyStory(site),
      },
      'fixture',
    )
    for (const path of [
      '/desk/stories',
      '/desk/stories/outlets',
      `/desk/stories/${site.filled.storyId}`,
      `/desk/stories/${faulty.id}`,
      `/desk/stories/${site.filled.storyId}/revisions`,
    ]) {
      await open(page, path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect([path, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([path, []])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([path, wide]).toEqual([path, 0])
      if (process.env['AFTERCUT_SCREENSHOTS'])
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 900 })
          const name = path.replaceAll(/[^a-z]+/g, '-')
          await page.screenshot({
            path: `${process.env['AFTERCUT_SCREENSHOTS']}/${name}-${width}-${colorScheme}.png`,
            fullPage: true,
          })
        }
    }
    await page.setViewportSize({ width: 390, height: 800 })
    await open(page, `/desk/stories/${faulty.id}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })

test('revisions are compared word by word and come back; a changed address leads on', async ({
  signedIn,
  site,
  people,
}) => {
  const { library } = site
  const made = await newStory(site, QUIET)
  const first = await library.stories.publish(made.id, made.version, { who: people.editor.name })
  await library.stories.saveDraft(
    made.id,
    first.version,
    { ...made.draft, standfirst: 'Another account of it.' },
    people.editor.name,
  )
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${made.id}/revisions`)
  await expect(page.locator('ins').first()).toContainText('Another account')
  await expect(page.locator('del').first()).toContainText('A quiet')
  await page.getByRole('button', { name: 'Return to it 1' }).click()
  await expect(page.getByLabel('Standfirst')).toHaveValue('A quiet afternoon on set.')
  await page.getByLabel('Address').fill('another-address')
  await page.getByRole('button', { name: 'Change the address' }).click()
  await expect(page.getByText('the old one leads here')).toBeVisible()
  const answer = await page.request.get(`/stories/${made.slug}`, { maxRedirects: 0 })
  expect([answer.status(), answer.headers()['location']]).toEqual([301, '/stories/another-address'])
  for (const [format, word] of [
    ['markdown', '# A Quiet Afternoon'],
    ['html', '<h1>A Quiet Afternoon'],
    ['ninjs', '"ninjs"'],
  ] as const)
    expect(await (await page.request.get(`/desk/stories/${made.id}/export/${format}`)).text()).toContain(word)
})

test('outlets are the owner’s to set, and their keys never come back', async ({ signedIn }) => {
  expect((await (await signedIn('editor')).request.get('/desk/stories/outlets')).status()).toBe(403)
  const page = await signedIn('owner')
  await open(page, '/desk/stories/outlets')
  await page.getByLabel('System').selectOption('ghost')
  await page.getByLabel('Name', { exact: true }).fill('The Letter')
  await page.getByLabel('Address').fill('https://ghost.example')
  await page.getByRole('textbox', { name: 'Key' }).fill('no key')
  await page.getByRole('button', { name: 'Add a site' }).click()
  await expect(page.getByText('This is no key of that system.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Key' }).fill('abc:00112233445566778899')
  await page.getByRole('button', { name: 'Add a site' }).click()
  await expect(page.getByText('Ghost · https://ghost.example')).toBeVisible()
  await page.reload()
  expect(await page.content()).not.toContain('00112233445566778899')
  await page.getByRole('button', { name: 'Remove The Letter' }).click()
  await expect(page.getByText('Ghost · https://ghost.example')).toBeHidden()
})

type Site = Parameters<Parameters<typeof test>[2]>[0] extends { site: infer S } ? S : never

async function faultyStory(site: Site) {
  const story = quietStory(site, QUIET)
  return {
    ...story,
    spoiler: null,
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Yoon Se-ra says, “I never wanted to film this scene.”' }],
        },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Yoon Se-ra plays Seo Jin-woo. It airs every Friday at 9:00 p.m. KST.' }],
        },
        ...story.body.content,
      ],
    },
  }
}
