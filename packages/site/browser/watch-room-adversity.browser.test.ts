import { fillWatchRoom } from '../fixtures/fill-watch-room.ts'
import { cookiesOf, expect, open } from './desk-fixture.ts'
import { choose, chosen, enter, firstOf, merged, rowOf, settled, test } from './watch-room-fixture.ts'

// Two in the watch room at once, a connection or a session that is lost, a server that refuses.
// Several pages, each with a library and two videos behind it: a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

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

test('in the watch room what is done without a connection, or a session, waits and is sent', async ({
  signedIn,
  site,
  people,
}) => {
  const room = await fillWatchRoom(site.library, site.store, { durationSeconds: 120, findings: 20 })
  const page = await signedIn('editor')
  await open(page, `/desk/makings/${room.makingId}`)
  await page.getByLabel('Follow').uncheck()
  const line = page.locator('[data-number="1"] textarea')
  await page.context().setOffline(true)
  await line.fill('선 없이 쓴 말')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Not sent yet: no connection.')).toBeVisible()
  await expect(line).toHaveValue('선 없이 쓴 말')
  await page.context().setOffline(false)
  await expect.poll(async () => (await site.library.captions.cues(room.trackId))[1]?.text).toBe('선 없이 쓴 말')
  await expect(page.locator('[data-room="ready"]')).toBeVisible()

  // The answer is lost, not the deed: sent again, it is no clash with ourselves.
  let lost = 0
  await page.route('**/captions', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await line.fill('두 번 보낸 말')
  await page.keyboard.press('Tab')
  await expect(page.locator('[data-room="sending"]')).toBeVisible()
  await expect(page.locator('[data-room="ready"]')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(line).toHaveValue('두 번 보낸 말')
  expect((await site.library.captions.cues(room.trackId))[1]).toMatchObject({ text: '두 번 보낸 말' })
  await page.unroute('**/captions')

  await page.context().clearCookies()
  await line.fill('로그아웃 뒤에 쓴 말')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Not sent yet: you are signed out.')).toBeVisible()
  await page.context().addCookies(await cookiesOf(site, people.editor.email))
  await expect.poll(async () => (await site.library.captions.cues(room.trackId))[1]?.text).toBe('로그아웃 뒤에 쓴 말')
})

test('a line that somebody else corrects while it is typed over is shown in both versions', async ({
  signedIn,
  site,
}) => {
  const room = await fillWatchRoom(site.library, site.store, { durationSeconds: 120, findings: 20 })
  const page = await signedIn('editor')
  await open(page, `/desk/makings/${room.makingId}`)
  await page.getByLabel('Follow').uncheck()
  const [line, next] = [page.locator('[data-number="1"] textarea'), page.locator('[data-number="2"] textarea')]
  await line.fill('내가 고치는 말')
  const cues = await site.library.captions.cues(room.trackId)
  await site.library.captions.editCues(
    [1, 2].map((number) => ({
      trackId: room.trackId,
      number,
      version: cues[number]?.version ?? 1,
      text: `그 사람이 고친 말 ${number}`,
    })),
    'Somebody Else',
  )
  await expect(next).toHaveValue('그 사람이 고친 말 2')
  await expect(line).toHaveValue('내가 고치는 말')
  await page.keyboard.press('Tab')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('그 사람이 고친 말 1')
  await expect(dialog).toContainText('내가 고치는 말')
  await dialog.getByRole('button', { name: 'Use yours' }).click()
  await expect.poll(async () => (await site.library.captions.cues(room.trackId))[1]?.text).toBe('내가 고치는 말')
})
