import { expect, open } from './desk-fixture.ts'
import { chosen, enter, firstOf, linesOf, merged, rowOf, settled, test } from './watch-room-fixture.ts'

// Lines of captions, corrected in the watch room, and what rests on them.
// Several pages, each with a library and two videos behind it: a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

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
