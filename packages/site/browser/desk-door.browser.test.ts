import { expect, open, PASSWORD, test } from './desk-fixture.ts'

test('who is not signed in is led to the door, and through it to where they wanted to go', async ({ page, people }) => {
  await page.goto('/desk/makings?q=rain')
  await expect(page).toHaveURL(/\/desk\/sign-in\?to=/)
  await page.getByLabel('E-mail').fill(people.editor.email)
  await page.getByLabel('Password').fill('not the password!')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('do not belong together')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk\/makings\?q=rain$/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status').first()).toContainText('You are signed out')
  await page.goto('/desk/makings')
  await expect(page).toHaveURL(/\/desk\/sign-in/)
})

test('what is typed before the scripts have come stays', async ({ page, people }) => {
  let letThrough = () => {}
  const held = new Promise<void>((done) => (letThrough = done))
  await page.route('**/_app/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/desk/sign-in', { waitUntil: 'commit' })
  await page.getByLabel('E-mail').fill(people.editor.email)
  letThrough()
  await page.locator('[data-awake]').waitFor({ state: 'attached' })
  await expect(page.getByLabel('E-mail')).toHaveValue(people.editor.email)
})

test('keys lead through the desk, in Korean writing too', async ({ signedIn }) => {
  const page = await signedIn('writer')
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await open(page, '/desk/makings')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(errors).toEqual([])
})

test('the door opens without scripts too, and says what is wrong', async ({ browser, site, people }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/desk/sign-in')
  await page.getByLabel('E-mail').fill(people.writer.email)
  await page.getByLabel('Password').fill('not the password!')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('do not belong together')
  await expect(page.getByLabel('E-mail')).toHaveValue(people.writer.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/desk\/makings$/)
  await context.close()
})
