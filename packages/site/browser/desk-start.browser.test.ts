import { test as base, expect } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { openQueue, startWorker } from '@aftercut/pipeline/jobs'
import { openStore } from '@aftercut/pipeline/store'
import { startSite, type RunningSite } from '../serve/index.ts'
import { open, PASSWORD } from './desk-fixture.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama')

/** A house into which nobody has come yet: an empty library, a worker, and a code for whoever started it. */
const test = base.extend<object, { fresh: RunningSite & { library: Library } }>({
  fresh: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'aftercut-start-'))
      const library = await openLibrary({ memory: true })
      const queue = await openQueue(library)
      const store = openStore(join(dataDir, 'objects'))
      const worker = await startWorker({ library, queue, store })
      const build = process.env['AFTERCUT_TEST_BUILD']
      const site = await startSite({ library, port: 0, dataDir, queue, store, ...(build ? { build } : {}) })
      await use({ ...site, library })
      await worker.stop()
      await site.close()
      await queue.close()
      await library.close()
      await rm(dataDir, { recursive: true, force: true })
    },
    // A machine that does other work besides takes its time with the first start.
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ fresh }, use) => use(fresh.url),
})

test('the first owner comes in by the code, drops what belongs together, and has a story to check', async ({
  page,
  fresh,
}) => {
  test.setTimeout(180_000)
  test.skip(!existsSync(SAMPLE), 'The sample drama is not there.')
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/desk\/setup$/)
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
  await page.getByLabel('Code').fill('WRONG-WRONG-WRONG-WRONG')
  await page.getByLabel('Your name').fill('Min-ji Owner')
  await page.getByLabel('E-mail').fill('minji@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is not the code of this server.')).toBeVisible()
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.getByLabel('Code').fill(fresh.setup?.code.toLowerCase() ?? '')
  await page.getByLabel('Password').fill('too short')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/makings$/)
  await expect(page.getByText('No making-of is here yet.')).toBeVisible()
  await expect(page.getByText('look at the marked fields')).toHaveCount(0)
  await page.getByRole('link', { name: 'Bring in' }).last().click()

  // The files as the folder has them, without what says how the titles of the drama belong together.
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
  const names = (await readdir(SAMPLE)).filter((name) => name.startsWith('Open.When.It.Rains'))
  await page.getByLabel('Choose files').setInputFiles(names.map((name) => join(SAMPLE, name)))
  await expect(page.getByText('3 videos taken in')).toBeVisible({ timeout: 60_000 })
  const dramas = await fresh.library.dramas.list()
  expect(dramas.map(({ titles }) => titles)).toEqual([{ en: 'Open When It Rains', ko: '비가 오면 엽니다' }])
  await open(page, '/desk/makings')
  const line = page.getByRole('listitem').filter({ hasText: '끝나지 않은 포옹' })
  const laid = async () =>
    (await fresh.library.findings.report((await fresh.library.makings.list())[0]?.id ?? ''))?.episodes
  await expect.poll(async () => (await laid())?.length, { timeout: 120_000 }).toBe(2)
  await expect(line).toContainText('found', { timeout: 60_000 })

  await open(page, '/desk/stories')
  await page.getByLabel('Making-of').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Write it' }).click()
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue(/^Watch: /)
  await expect(page.getByText('set its rights')).toBeVisible()
  await page.getByRole('link', { name: 'To the video’s entry' }).click()
  await expect(page.getByLabel('Rights')).toBeVisible()

  // The code has let in whom it was for.
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/desk/setup')
  await expect(page.getByLabel('Code')).toHaveCount(0)
})
