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
