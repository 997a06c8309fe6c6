import { expect, open, PASSWORD, test } from './desk-fixture.ts'

test('an owner invites, the invited comes in by the link, and loses the place again', async ({
  signedIn,
  site,
  browser,
}) => {
  const owner = await signedIn('owner')
  await open(owner, '/desk/settings/people')
  const form = owner.locator('section', { hasText: 'Invite someone' })
  await form.getByLabel('E-mail').fill('new.writer@example.org')
  await form.getByLabel('Role').selectOption('writer')
  await form.getByRole('button', { name: 'Invite' }).click()
  const link = await owner.locator('code').innerText()
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await open(page, new URL(link).pathname)
  await page.getByLabel('Your name').fill('Nari New')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Take my place' }).click()
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByText('At least 15 characters.', { exact: true })).toBeVisible()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Take my place' }).click()
  await expect(page).toHaveURL(/\/desk\/makings$/)
  const line = owner.getByRole('listitem').filter({ hasText: 'Nari New' })
  await line.getByText('Manage Nari New').click()
  await line.getByRole('button', { name: 'Remove from the desk' }).click()
  await expect(line).toHaveCount(0)
  await page.goto('/desk/makings')
  await expect(page).toHaveURL(/\/desk\/sign-in/)
  await page.context().close()
  await open(owner, '/desk/settings/audit')
  await expect(owner.getByRole('row').filter({ hasText: 'invite' }).first()).toContainText('Olivia Own')
})

test('a drama is kept by keyboard: title, role, cast, with what is wrong told at its field', async ({
  signedIn,
  site,
}) => {
  const page = await signedIn('editor')
  await open(page, `/desk/dramas/${site.filled.dramaId}`)
  const about = page.getByRole('form', { name: 'About' })
  await about.getByLabel('Original language').fill('Korean')
  await page.keyboard.press('Enter')
  await expect(about.getByLabel('Original language')).toHaveAttribute('aria-invalid', 'true')
  await expect(about.getByLabel('Original language')).toBeFocused()
  await about.getByLabel('Original language').fill('ko')
  await about.getByLabel('Network').fill('KBC')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved.').first()).toBeVisible()
  expect((await site.library.dramas.get(site.filled.dramaId))?.network).toBe('KBC')
  // Someone else is quicker, and their news late: nothing is overwritten in silence, and no typed word is lost.
  await page.route('**/desk/events', (route) => route.abort())
  await page.reload()
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
  const drama = await site.library.dramas.get(site.filled.dramaId)
  await about.getByLabel('Network').fill('MINE')
  await site.library.dramas.save({ id: site.filled.dramaId, titles: drama?.titles ?? {}, network: 'THEIRS' }, 'test')
  await about.getByLabel('Network').press('Enter')
  await expect(about.getByText('Someone else changed this')).toBeVisible()
  await expect(about.getByLabel('Network')).toHaveValue('MINE')
  await expect(about.getByText('Meanwhile someone else made it: THEIRS')).toBeVisible()
  expect((await site.library.dramas.get(site.filled.dramaId))?.network).toBe('THEIRS')
  await about.getByLabel('Network').press('Enter')
  await expect.poll(async () => (await site.library.dramas.get(site.filled.dramaId))?.network).toBe('MINE')
})

test('a reset link sets a new password; a token acts until it is revoked', async ({
  signedIn,
  site,
  people,
  browser,
}) => {
  const owner = await signedIn('owner')
  await open(owner, '/desk/settings/people')
  const line = owner.getByRole('listitem').filter({ hasText: people.reader.name })
  await line.getByText('Manage').click()
  await line.getByRole('button', { name: 'Link for a new password' }).click()
  const link = await owner.locator('code').innerText()
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await open(page, new URL(link).pathname)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page.getByRole('status').first()).toContainText('The new password is set')
  await page.context().close()
  const editor = await signedIn('editor')
  await open(editor, '/desk/me')
  await editor.getByLabel('What it is for').fill('a script')
  await editor.getByRole('button', { name: 'Make a token' }).click()
  const token = await editor.locator('code').innerText()
  const asked = (words: string) =>
    fetch(`${site.url}/api/v1/stories`, { headers: { authorization: `Bearer ${words}` } })
  expect((await asked(token)).status).toBe(200)
  await editor.getByRole('button', { name: 'Revoke: a script' }).click()
  await expect(editor.getByText('No tokens.')).toBeVisible()
  expect((await asked(token)).status).toBe(401)
})

test('a backup is made and taken home', async ({ signedIn }) => {
  const page = await signedIn('owner')
  await open(page, '/desk/settings/backups')
  await page.getByRole('button', { name: 'Make a backup now' }).click()
  const download = page.getByRole('link', { name: /^Download: aftercut-/ })
  await expect(download).toBeVisible({ timeout: 30_000 })
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
  expect(file.suggestedFilename()).toMatch(/^aftercut-.*\.tar\.gz$/)
})

test('the desk speaks Korean to who wants it', async ({ signedIn }) => {
  const page = await signedIn('writer')
  await open(page, '/desk/me')
  await page.getByLabel('Language of the desk').selectOption('ko')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: '메이킹' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await page.getByLabel('데스크 언어').selectOption('en')
  await page.getByRole('button', { name: '저장' }).click()
  await expect(page.getByRole('link', { name: 'Makings' })).toBeVisible()
})

test('over plain http words are copied all the same, or left selected to be copied by hand', async ({ signedIn }) => {
  const page = await signedIn('editor')
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }))
  await open(page, '/desk/me')
  const name = page.getByLabel('What it is for')
  await name.fill('a copy')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = await page.locator('code').innerText()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  await name.fill('')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(name).toHaveValue(token)

  await page.evaluate(() => void (document.execCommand = () => false))
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('It is selected: press Ctrl+C')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(token)
})

test('the list of stories names their languages', async ({ signedIn }) => {
  const page = await signedIn('editor')
  await open(page, '/desk/stories')
  await expect(page.getByRole('cell', { name: 'English', exact: true }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Korean', exact: true }).first()).toBeVisible()
})
