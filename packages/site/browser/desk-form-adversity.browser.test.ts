import type { Page } from '@playwright/test'
import { cookiesOf, expect, open, test } from './desk-fixture.ts'

// What goes wrong for who fills in forms: a session that ends, no scripts, two at once, a server that is started anew.
test.describe.configure({ timeout: 180_000 })

test('a form that is sent after the session ended keeps what was typed, and is sent after the next sign-in', async ({
  signedIn,
  site,
  people,
}) => {
  const page = await signedIn('editor')
  await open(page, `/desk/dramas/${site.filled.dramaId}`)
  const field = page.getByLabel('English').first()
  const before = await field.inputValue()
  await page.context().clearCookies()
  await field.fill('Typed too late')
  const save = page.getByRole('button', { name: 'Save' }).first()
  await save.click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in, in a new tab' })).toBeVisible()
  await expect(field).toHaveValue('Typed too late')
  await page.context().addCookies(await cookiesOf(site, people.editor.email))
  await save.click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in, in a new tab' })).toHaveCount(0)
  expect((await site.library.dramas.get(site.filled.dramaId))?.titles['en']).toBe('Typed too late')
  await field.fill(before)
  await save.click()
  await expect.poll(async () => (await site.library.dramas.get(site.filled.dramaId))?.titles['en']).toBe(before)
})

test('without scripts: a double click does its work once, and a session that ended loses no form', async ({
  browser,
  site,
  people,
}) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false, locale: 'en-US' })
  await context.addCookies(await cookiesOf(site, people.editor.email))
  const page = await context.newPage()
  await page.goto('/desk/dramas')
  await page.getByLabel('English').first().fill('Made Only Once')
  await page.getByRole('button', { name: 'Make' }).dblclick()
  await expect(page).toHaveURL(/\/desk\/dramas\/[\w-]{36}/)
  const made = (await site.library.dramas.list()).filter(({ titles }) => titles['en'] === 'Made Only Once')
  expect(made).toHaveLength(1)

  await page.goto('/desk/dramas')
  await page.getByLabel('English').first().fill('Made “After” <b>All</b>')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Make' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeVisible()
  await context.addCookies(await cookiesOf(site, people.editor.email))
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Made “After” <b>All</b>')
  await context.close()
})

test('what is typed into a form is neither written over by another’s save nor writes over it unseen', async ({
  signedIn,
  site,
}) => {
  const { library } = site
  const made = await library.dramas.save({ titles: { en: 'As It Was', ko: '그대로' } }, 'test')
  const page = await signedIn('editor')
  await open(page, `/desk/dramas/${made.id}`)
  const field = page.getByLabel('English').first()
  await field.fill('As I have it')
  const now = await library.dramas.get(made.id)
  await library.dramas.save(
    { id: made.id, version: now?.version ?? 1, titles: { en: 'As they have it', ko: '그대로' } },
    'Other',
  )
  await expect(page.getByText('Meanwhile someone else made it: As they have it')).toBeVisible()
  await expect(field).toHaveValue('As I have it')
  await page.getByRole('button', { name: 'Take that' }).click()
  await expect(field).toHaveValue('As they have it')
  // Another page of the same kind knows nothing of what was typed on this one.
  await field.fill('Left half-way')
  await page.goto(`/desk/dramas`)
  await expect(page.getByRole('heading', { level: 1, name: 'Dramas' })).toBeVisible()
})

test('a server that is started anew, or a session that ends, takes no page away that somebody works on', async ({
  signedIn,
  site,
  people,
}) => {
  const { library } = site
  const made = await library.dramas.save({ titles: { en: 'Before the Break' } }, 'test')
  const page = await signedIn('editor')
  await open(page, `/desk/dramas/${made.id}`)
  const field = page.getByLabel('Network')
  await field.fill('Half a wo')
  // As a proxy answers while the server behind it starts.
  const down = (route: Parameters<Parameters<Page['route']>[1]>[0]) => route.fulfill({ status: 502, body: '' })
  await page.route('**/desk/**', down)
  await library.dramas.save({ id: made.id, titles: { en: 'After the Break' } }, 'Other')
  await page.waitForRequest((request) => request.method() === 'HEAD')
  await expect(field).toHaveValue('Half a wo')
  await page.unroute('**/desk/**', down)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('After the Break')
  await expect(field).toHaveValue('Half a wo')

  await page.context().clearCookies()
  await library.dramas.save({ id: made.id, titles: { en: 'After the Session' } }, 'Other')
  await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in, in a new tab' })).toBeVisible()
  await expect(field).toHaveValue('Half a wo')
  await page.context().addCookies(await cookiesOf(site, people.editor.email))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('After the Session')
  await expect(field).toHaveValue('Half a wo')
})
