import { expect, open, test } from './desk-fixture.ts'

test('a ranking is entered whole and corrected, and its source is named', async ({ signedIn, site }) => {
  const page = await signedIn('editor')
  const drama = await site.library.dramas.bySlug(site.filled.drama)
  const title = drama?.titles['en'] ?? ''
  await open(page, '/desk/settings/sources')
  await page.getByLabel('Name').last().fill('The Weekly Count')
  await page.getByRole('button', { name: 'Add a source' }).click()
  await expect(page.getByText('The Weekly Count').first()).toBeVisible()

  await open(page, '/desk/rankings')
  const form = page.getByRole('form', { name: 'New ranking' })
  await form.getByLabel('English').fill('Most watched in India')
  await form.getByLabel('What is counted').fill('viewers')
  await form.getByLabel('Territory').fill('in')
  await form.getByLabel('How often').selectOption('year')
  await form.getByRole('button', { name: 'Make it' }).click()
  await expect(form.getByText('choose who counts')).toBeVisible()
  await form.getByLabel('Who counts').selectOption({ label: 'The Weekly Count' })
  await form.getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Most watched in India')

  const period = page.getByRole('form', { name: 'Add a period' })
  await period.getByLabel('From').fill('2025-01-01')
  await period.getByLabel('To', { exact: true }).fill('2025-08-24')
  await period.getByLabel('Places').fill(`The King | many`)
  await period.getByRole('button', { name: 'Add a period' }).click()
  await expect(period.getByText('no place of a ranking: The King | many')).toBeVisible()
  await period.getByLabel('Places').fill(`1 | The King\n2 | ${title} | 21.7`)
  await period.getByRole('button', { name: 'Add a period' }).click()
  await expect(page.getByRole('link', { name: title })).toHaveAttribute('href', `/desk/dramas/${drama?.id}`)

  await page.getByText('Correct 2025-01-01 – 2025-08-24').click()
  const correct = page.getByRole('form', { name: 'Correct 2025-01-01 – 2025-08-24' })
  await correct.getByLabel('To', { exact: true }).fill('2025-08-31')
  await correct.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: '2025-01-01 – 2025-08-31' })).toBeVisible()
  const series = (await site.library.rankings.list()).find(({ slug }) => slug === 'most-watched-in-india')
  expect(await site.library.rankings.periods(series?.id ?? '')).toMatchObject([
    { toOn: '2025-08-31', entries: [{ rank: 1 }, { rank: 2, dramaId: drama?.id, value: 21.7 }] },
  ])
  expect(series).toMatchObject({ territory: 'IN', metric: 'viewers', period: 'year' })
})

test('offers and notes are corrected where they stand, with who says so', async ({ signedIn, site }) => {
  const page = await signedIn('editor')
  const drama = await site.library.dramas.bySlug(site.filled.drama)
  const id = drama?.id ?? ''
  await open(page, `/desk/dramas/${id}`)
  const offer = page.getByRole('form', { name: 'Add the offer' })
  await offer.getByLabel('Provider').fill('Rainplay')
  await offer.getByLabel('Territory').fill('GB')
  await offer.getByRole('button').click()
  await page.getByText('Correct Rainplay').click()
  const correct = page.getByRole('form', { name: 'Correct Rainplay' })
  await correct.getByLabel('Territory').fill('IE')
  await correct.getByRole('button', { name: 'Save' }).click()
  const offers = async () => (await site.library.offers.of(id)).filter(({ provider }) => provider === 'Rainplay')
  await expect.poll(async () => (await offers()).map(({ territory }) => territory)).toEqual(['IE'])

  const note = page.getByRole('form', { name: 'Add the note' })
  await note.getByLabel('Kind').fill('casting')
  await note.getByLabel('Words').fill('First drama after the service')
  await note.getByRole('button').click()
  const line = page.getByRole('listitem').filter({ hasText: 'First drama after the service' })
  await line.getByText('Correct').click()
  await line.getByLabel('Words').fill('First drama after two years of service')
  await line.getByRole('button', { name: 'Save' }).click()
  const notes = async () => (await site.library.sources.notes('drama', id)).filter(({ kind }) => kind === 'casting')
  await expect
    .poll(async () => (await notes()).map(({ words }) => words))
    .toEqual(['First drama after two years of service'])
})
