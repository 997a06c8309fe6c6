import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '@aftercut/library/opening'
import { fillWatchRoom, type FilledRoom } from '../fixtures/fill-watch-room.ts'
import { expect, open, test as desk } from './desk-fixture.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama')
const MAKING = join(SAMPLE, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')
const EPISODE = join(SAMPLE, 'Open.When.It.Rains.S01E02.mp4')
const hasVideos = existsSync(MAKING) && existsSync(EPISODE)

/** Several pages, each with a library and two videos behind it: a busy machine takes its time. */
desk.describe.configure({ timeout: 180_000 })

/** A making of its own for each test: what one test decides is no other's business. */
const test = desk.extend<{ room: FilledRoom }>({
  room: async ({ site }, use) => {
    const videos = hasVideos ? { making: MAKING, episode: EPISODE } : {}
    await use(await fillWatchRoom(site.library, site.store, { durationSeconds: 240, findings: 80, ...videos }))
  },
})

async function enter(page: Page, { makingId }: FilledRoom): Promise<void> {
  await open(page, `/desk/makings/${makingId}`)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible({ timeout: 20_000 })
}

/** All that was sent is kept. */
const settled = (page: Page) => expect(page.locator('[data-room="ready"]')).toBeVisible()
const chosen = (page: Page) => page.getByRole('region', { name: 'Chosen' })
const merged = async (library: Library, { makingId }: FilledRoom, id: string) =>
  (await library.findings.merged(makingId)).find((finding) => finding.id === id)
const firstOf = async (library: Library, { makingId }: FilledRoom, kind: string) => {
  const found = (await library.findings.merged(makingId)).find((finding) => finding.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
/** What the lines of the captions say, in their order. */
const linesOf = async (library: Library, { trackId }: FilledRoom) =>
  (await library.captions.cues(trackId)).map(({ start, end, text, utterances }) => ({
    start,
    end,
    text,
    who: utterances.map(({ speaker }) => speaker),
  }))
/** Rows far down the list are not in the page: those of one kind alone are few. */
const choose = async (page: Page, { id, kind }: { id: string; kind: string }): Promise<void> => {
  await page.getByLabel('Kinds shown').selectOption(kind)
  await rowOf(page, id).click()
}
const rowOf = (page: Page, id: string) => page.locator(`[id="finding-${id}"]`)

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

test('a line is cut at the cursor, joined again, moved in time, and all of it taken back', async ({
  signedIn,
  site,
  room,
}) => {
  const page = await signedIn('writer')
  const { library } = site
  const before = await linesOf(library, room)
  const quotesOf = async () => {
    const found = (await library.findings.merged(room.makingId)).filter(({ kind }) => kind === 'quote')
    return found.map(({ id, body }) => [id, body['cues']])
  }
  const quotes = await quotesOf()
  await enter(page, room)
  await page.keyboard.press('c')
  const line = page.locator('[data-number="0"] textarea')
  await expect(line).toBeFocused()
  await line.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf(' ', area.value.length / 2)
    area.setSelectionRange(at, at)
  })
  await page.getByRole('button', { name: 'Split at the cursor' }).focus()
  await page.keyboard.press('Enter')
  await settled(page)
  const cut = await linesOf(library, room)
  expect(cut).toHaveLength(before.length + 1)
  expect(`${cut[0]?.text} ${cut[1]?.text}`).toBe(before[0]?.text)
  expect([cut[0]?.start, cut[1]?.end, cut[0]?.end]).toEqual([before[0]?.start, before[0]?.end, cut[1]?.start])
  expect(cut.slice(2)).toEqual(before.slice(1))
  expect(await quotesOf()).not.toEqual(quotes)

  await page.getByRole('button', { name: 'Join with the next' }).focus()
  await page.keyboard.press('Enter')
  await settled(page)
  expect(await linesOf(library, room)).toEqual(before)
  expect(await quotesOf()).toEqual(quotes)
  const begins = page.getByLabel('Begins', { exact: true })
  await begins.fill(String((before[0]?.start ?? 0) + 0.2))
  await begins.press('Tab')
  await settled(page)
  expect((await linesOf(library, room))[0]?.start).toBeCloseTo((before[0]?.start ?? 0) + 0.2, 3)
  await begins.fill('9999')
  await begins.press('Tab')
  await expect(page.getByText('A line ends after it begins.')).toBeVisible()

  for (const what of ['moved', 'joined', 'split']) {
    await page.getByRole('button', { name: new RegExp(`^Undo: .*${what}`) }).click()
    await settled(page)
  }
  expect(await linesOf(library, room)).toEqual(before)
})

test('a corrected word opens the quotes that rest on it; lines are given to a speaker in bulk; both by keyboard', async ({
  signedIn,
  site,
  room,
}) => {
  const page = await signedIn('editor')
  const { library } = site
  const quote = await firstOf(library, room, 'quote')
  const number = (quote.body['cues'] as { cue: number }[])[0]?.cue ?? 0
  await library.findings.decide(
    { makingId: room.makingId, id: quote.id, version: 0, standing: 'confirmed' },
    'Olivia Own',
  )
  const [cue] = (await library.captions.cues(room.trackId)).slice(number)
  const said = { making: room.makingId, start: cue?.start, end: cue?.end, track: room.trackId, cues: [number] }
  const draft = await library.stories.create(
    {
      language: 'ko',
      makingId: room.makingId,
      content: {
        headline: 'Words that were misheard',
        standfirst: '',
        body: { type: 'doc', content: [{ type: 'quote', attrs: said, content: [{ type: 'text', text: cue?.text }] }] },
        byline: '',
        tags: [],
        spoiler: null,
        personIds: [],
        episodeIds: [],
      },
    },
    'fixture',
  )
  // The gate has tests of its own: this story is of one quote alone.
  library.stories.guardWith(undefined)
  await library.stories.publish(draft.id, draft.version, { who: 'fixture' })
  await enter(page, room)
  await page.keyboard.press('c')
  const line = page.locator(`[data-number="${number}"] textarea`)
  // From line to line with Enter, as one corrects.
  for (let at = 0; at < number; at++) await page.keyboard.press('Enter')
  await expect(line).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' 정말로')
  await page.keyboard.press('Enter')
  await settled(page)
  const after = (await library.captions.cues(room.trackId))[number]
  expect(after?.text).toBe(`${cue?.text} 정말로`)
  expect(after?.utterances.map(({ speaker }) => speaker)).toEqual(cue?.utterances.map(({ speaker }) => speaker))
  await expect(rowOf(page, quote.id)).toContainText('its captions were corrected')
  const opened = page.getByRole('complementary', { name: 'Quotes of these stories are open again' })
  await expect(opened).toContainText('Words that were misheard')
  await expect(opened).toContainText('published')
  expect(await merged(library, room, quote.id)).toMatchObject({ standing: 'open' })

  // Quotes to be looked at again are found by the filter, and closed by a key.
  await page.getByLabel('Judged or not').focus()
  await page.keyboard.type('Captions')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toContainText('Words of its captions were corrected')
  const shown = await page.getByRole('listbox', { name: 'Findings' }).getAttribute('aria-activedescendant')
  await page.keyboard.press('Enter')
  await settled(page)
  const closed = await merged(library, room, shown?.slice('finding-'.length) ?? '')
  expect(closed).toMatchObject({ kind: 'quote', standing: 'confirmed' })
  expect(closed?.body).not.toHaveProperty('reopened')

  const lines = page.locator('.captions [data-number]')
  await lines.nth(0).getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('2 lines chosen')).toBeVisible()
  await page.locator('[data-speaker]').focus()
  await page.keyboard.type('Park Min-jae')
  await page.keyboard.press('Enter')
  await settled(page)
  const given = (await library.captions.cues(room.trackId)).filter(
    ({ utterances }) => utterances[0]?.speaker === 'Park Min-jae',
  )
  expect(given).toHaveLength(2)
  await page.locator('h1').click()
  await page.keyboard.press('u')
  await settled(page)
  expect(
    (await library.captions.cues(room.trackId)).filter(({ utterances }) => utterances[0]?.speaker === 'Park Min-jae'),
  ).toEqual([])
  await open(page, '/desk/stories')
  await expect(page.getByRole('row', { name: 'Words that were misheard' })).toContainText('check its quotes')
})

test('two people: one sees what the other decides; of two edits of one thing both are shown, and none is lost in silence', async ({
  signedIn,
  site,
  room,
}) => {
  const { library } = site
  const [one, other] = [await signedIn('editor'), await signedIn('writer')]
  await enter(one, room)
  await enter(other, room)
  const moment = await firstOf(library, room, 'moment')
  await choose(one, moment)
  await one.keyboard.press('Enter')
  await expect(rowOf(other, moment.id)).toContainText('confirmed')
  await expect(other.getByText('Eunji Edit changed 1 finding.')).toBeVisible()

  // The other's news are late: the clash is told, and what stands is theirs until the editor chooses.
  const call = await firstOf(library, room, 'call')
  await other.route('**/decisions', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  await library.findings.decide(
    { makingId: room.makingId, id: call.id, version: 0, standing: 'rejected' },
    'Eunji Edit',
  )
  await choose(other, call)
  await other.keyboard.press('Enter')
  const dialog = other.getByRole('dialog', { name: 'Somebody else changed this meanwhile' })
  await expect(dialog).toContainText('By Eunji Edit')
  await expect(dialog).toContainText('rejected')
  await expect(dialog).toContainText('confirmed')
  expect(await merged(library, room, call.id)).toMatchObject({ standing: 'rejected', by: 'Eunji Edit' })
  await dialog.getByRole('button', { name: 'Use yours' }).click()
  await settled(other)
  expect(await merged(library, room, call.id)).toMatchObject({ standing: 'confirmed', by: 'Woo-jin Write', version: 2 })

  // The same of a caption; Escape keeps the other's.
  await other.route('**/captions*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  await library.captions.editCues(
    [{ trackId: room.trackId, number: 1, version: 1, text: '그 사람의 말' }],
    'Eunji Edit',
  )
  await other.getByLabel('Follow').uncheck()
  await other.locator('.captions .box').evaluate((box) => box.scrollTo(0, 0))
  await other.locator('[data-number="1"] textarea').fill('나의 말')
  await other.keyboard.press('Tab')
  await expect(dialog).toContainText('그 사람의 말')
  await expect(dialog).toContainText('나의 말')
  await other.keyboard.press('Escape')
  await settled(other)
  expect((await library.captions.cues(room.trackId))[1]?.text).toBe('그 사람의 말')
  await expect(other.locator('[data-number="1"] textarea')).toHaveValue('그 사람의 말')
})

test('what the server refuses stands as before', async ({ signedIn, site, room, people }) => {
  const page = await signedIn('writer')
  await enter(page, room)
  const moment = await firstOf(site.library, room, 'moment')
  await site.library.desk.setRole(people.writer.id, 'reader', 'test')
  await choose(page, moment)
  await page.keyboard.press('x')
  await expect(page.getByText('This was not kept, and stands as before.')).toBeVisible()
  await site.library.desk.setRole(people.writer.id, 'writer', 'test')
  await expect(chosen(page)).toContainText('as found')
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
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
