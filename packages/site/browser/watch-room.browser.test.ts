import { AxeBuilder } from '@axe-core/playwright'
import { expect } from './desk-fixture.ts'
import { choose, chosen, enter, firstOf, hasVideos, merged, rowOf, settled, test } from './watch-room-fixture.ts'

// The watch room by keyboard and by mouse, for who decides and for who only reads.
// Several pages, each with a library and two videos behind it: a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

test('with the keyboard alone: choose, confirm, reject, move, rename, split, add, and take it all back', async ({
  signedIn,
  site,
  room,
}) => {
  const page = await signedIn('writer')
  await enter(page, room)
  const { library } = site
  const before = await library.findings.merged(room.makingId)

  await page.keyboard.press('f')
  await page.keyboard.press('ArrowDown')
  const list = page.getByRole('listbox', { name: 'Findings' })
  await expect(list).toBeFocused()
  const idOf = async () => (await list.getAttribute('aria-activedescendant'))?.slice('finding-'.length) ?? ''
  const segment = await idOf()
  await page.keyboard.press('Enter')
  await expect(chosen(page)).toContainText('confirmed')
  await page.keyboard.press('ArrowDown')
  const second = await idOf()
  expect(second).not.toBe(segment)
  await page.keyboard.press('x')
  await expect(rowOf(page, second)).toContainText('rejected')
  await settled(page)
  expect(await merged(library, room, segment)).toMatchObject({ standing: 'confirmed', by: 'Woo-jin Write' })
  expect(await merged(library, room, second)).toMatchObject({ standing: 'rejected' })

  // The first segment ends here: its neighbour begins here.
  await page.keyboard.press('Home')
  await page.keyboard.press('l')
  await page.keyboard.press('k')
  for (let second = 0; second < 5; second++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('o')
  await settled(page)
  const moved = await merged(library, room, segment)
  expect(moved?.end).toBeGreaterThan(4.9)
  expect(moved?.end).toBeLessThan(8)
  const neighbour = (await library.findings.merged(room.makingId)).find(
    ({ kind, start }) => kind === 'segment' && start === moved?.end,
  )
  expect(neighbour).toMatchObject({ moved: true })

  await page.keyboard.press('r')
  await expect(page.getByLabel('Kind', { exact: true })).toBeFocused()
  await page.keyboard.type('interview')
  await page.keyboard.press('Tab')
  await settled(page)
  expect(await merged(library, room, segment)).toMatchObject({ label: 'interview', renamed: true })

  await page.keyboard.press('f')
  for (let second = 0; second < 2; second++) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('s')
  await settled(page)
  expect((await merged(library, room, segment))?.standing).toBe('rejected')
  const parts = (await library.findings.merged(room.makingId)).filter(
    ({ kind, standing }) => kind === 'segment' && standing === 'added',
  )
  expect(parts.map(({ start }) => start)[0]).toBe(0)
  expect(parts[0]?.end).toBe(parts[1]?.start)
  expect(parts[1]?.end).toBe(moved?.end)

  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: 'Add a finding' })).toBeVisible()
  await page.keyboard.type('high')
  await page.keyboard.press('Tab')
  await page.keyboard.type('(하이파이브)')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await settled(page)
  expect(
    (await library.findings.merged(room.makingId)).find(
      ({ label, standing }) => label === 'high-five' && standing === 'added',
    )?.body['words'],
  ).toBe('(하이파이브)')

  for (let deed = 0; deed < 6; deed++) {
    await page.keyboard.press('u')
    await settled(page)
  }
  expect(await library.findings.merged(room.makingId)).toEqual(before)
  await page.keyboard.press('Shift+u')
  await settled(page)
  expect(await merged(library, room, segment)).toMatchObject({ standing: 'confirmed' })

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Backwards; again: faster')
})

test('on the timeline: an edge is dragged, Ctrl and the wheel zoom around the pointer, a click chooses', async ({
  signedIn,
  site,
  room,
}) => {
  const page = await signedIn('editor')
  await enter(page, room)
  const { library } = site
  const segments = (await library.findings.merged(room.makingId)).filter(({ kind }) => kind === 'segment')
  const [first, second] = segments
  if (!first || !second) throw new Error('no segments')
  const timeline = page.locator('[data-timeline]')
  await timeline.scrollIntoViewIfNeeded()
  const box = await timeline.boundingBox()
  if (!box) throw new Error('no timeline')
  /** The lane of segments lies below ruler, strip, waveform and shots. */
  const y = box.y + 22 + 45 + 36 + 15 + 13 + 10
  const x = (seconds: number) => box.x + (seconds / 240) * box.width
  await page.mouse.click(x((first.start + first.end) / 2), y)
  await expect(chosen(page)).toContainText('take 1')
  await page.mouse.move(x(first.end), y)
  await page.mouse.down()
  await page.mouse.move(x(first.end - 8), y, { steps: 6 })
  await page.mouse.up()
  await settled(page)
  const after = await merged(library, room, first.id)
  expect(Math.abs((after?.end ?? 0) - (first.end - 8))).toBeLessThan(0.6)
  expect((await merged(library, room, second.id))?.start).toBe(after?.end)

  // A pixel was a fifth of a second; sixteen times closer a drag of 100 pixels is a little more than a second.
  await page.mouse.move(x(second.start + 4), y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -240 * Math.log(16))
  await page.keyboard.up('Control')
  await page.mouse.move(x(second.start + 4), box.y + 10)
  await page.mouse.down()
  await page.mouse.move(x(second.start + 4) + 100, box.y + 10, { steps: 3 })
  await page.mouse.up()
  const now = Number(await page.getByRole('slider').inputValue())
  expect(Math.abs(now - (second.start + 4 + (100 * 240) / box.width / 16))).toBeLessThan(0.3)
})

test('the episode plays beside the making, in step', async ({ signedIn, site, room }) => {
  test.skip(!hasVideos, 'the sample drama is not filmed here')
  const page = await signedIn('reader')
  await enter(page, room)
  const match = await firstOf(site.library, room, 'match')
  await choose(page, match)
  const beside = page.locator('video[data-beside]')
  await expect(beside).toBeVisible()
  await expect(page.getByRole('region', { name: 'The episode beside it' })).toContainText('the very frame')
  await expect.poll(() => beside.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1)
  const { start } = match.body['episode'] as { start: number }
  await expect.poll(() => beside.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeCloseTo(start, 1)
  await page.keyboard.press('Space')
  const places = () =>
    page.evaluate(() => {
      const [making, episode] = [...document.querySelectorAll('video')]
      return { making: making?.currentTime ?? 0, episode: episode?.currentTime ?? 0, muted: episode?.muted }
    })
  const apart = async () => {
    const { making, episode } = await places()
    return making > match.start + 1 ? Math.abs(episode - start - (making - match.start)) : Number.POSITIVE_INFINITY
  }
  // However slow the machine decodes, they come together, and go on together.
  await expect.poll(apart, { timeout: 30_000, intervals: [200] }).toBeLessThan(0.15)
  await page.waitForTimeout(1500)
  await expect.poll(apart, { timeout: 10_000, intervals: [200] }).toBeLessThan(0.15)
  expect((await places()).muted).toBe(true)
})

test('whoever only reads looks and changes nothing; nobody else sees a video of the desk', async ({
  signedIn,
  site,
  room,
  browser,
}) => {
  const page = await signedIn('reader')
  await enter(page, room)
  await page.keyboard.press('f')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page).getByRole('button', { name: 'Confirm' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByText('You may look, not change.')).toBeVisible()
  const base = `${site.url}/desk/makings/${room.makingId}`
  const moment = await firstOf(site.library, room, 'moment')
  const steps = [{ do: 'decide', id: moment.id, version: 0, standing: 'rejected' }]
  expect((await page.request.post(`${base}/decisions`, { data: { steps } })).status()).toBe(403)
  expect((await page.request.post(`${base}/captions`, { data: { edits: [] } })).status()).toBe(403)
  expect((await page.request.get(`${base}/waveform`)).status()).toBe(200)

  const editor = await signedIn('editor')
  const refused = await editor.request.post(`${base}/decisions`, { data: { steps: [{ ...steps[0], version: 'x' }] } })
  expect([refused.status(), await refused.text()]).toEqual([
    422,
    expect.stringContaining('steps[0].version must be a number'),
  ])
  if (hasVideos) {
    const part = await editor.request.get(`${base}/video`, { headers: { range: 'bytes=0-99' } })
    expect([part.status(), (await part.body()).length]).toEqual([206, 100])
    expect(part.headers()['cache-control']).toContain('private')
  }

  const stranger = await browser.newContext()
  for (const path of ['room', 'decisions', 'captions', 'takes', 'waveform', 'video', 'stills/0']) {
    expect((await stranger.request.get(`${base}/${path}`)).status(), path).toBe(401)
  }
  await stranger.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no accessibility violation, no error, nothing wider than a phone, in ${colorScheme}`, async ({
    signedIn,
    site,
    room,
  }) => {
    const page = await signedIn('editor', { colorScheme, viewport: { width: 390, height: 844 } })
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await enter(page, room)
    const take = await firstOf(site.library, room, 'segment')
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      await rowOf(page, take.id).click()
      await expect(page.getByRole('region', { name: 'Takes of this scene' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
        ),
      ).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
    expect(errors).toEqual([])
  })
}

test('at a Korean desk the evidence is said in Korean', async ({ signedIn, site, room, people }) => {
  const { id } = people.reader
  await site.library.desk.setChoices(id, { language: 'ko' }, 'test')
  const page = await signedIn('reader')
  await enter(page, room)
  await page.getByLabel('보여 줄 종류').selectOption('moment')
  await rowOf(page, (await firstOf(site.library, room, 'moment')).id).click()
  await expect(page.locator('.because li')).toHaveText(['자막이 말해 줍니다: “(웃음)”'])
  await site.library.desk.setChoices(id, { language: 'en' }, 'test')
})
