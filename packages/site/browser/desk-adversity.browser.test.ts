import type { Page } from '@playwright/test'
import { fillWatchRoom } from '../fixtures/fill-watch-room.ts'
import { cookiesOf, expect as expectSoon, open, quietStory, test } from './desk-fixture.ts'
import type { SiteUnderTest } from './site-under-test.ts'

// What goes wrong for people who work: a slow line, a session that ends, two at once, letters that are put together.
const expect = expectSoon.configure({ timeout: 20_000 })
test.describe.configure({ timeout: 180_000 })

const saved = (page: Page) => expect(page.locator('[data-saving="saved"]')).toBeVisible()
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text' })

async function newStory(site: SiteUnderTest, paragraphs: string[]) {
  const { library, filled } = site
  return library.stories.create(
    {
      language: 'en',
      dramaId: filled.dramaId,
      makingId: filled.makingId,
      content: quietStory(site, paragraphs),
    },
    'Woo-jin Write',
  )
}

/** The story as the library has it. */
async function kept({ library }: SiteUnderTest, id: string) {
  const story = await library.stories.get(id)
  if (!story) throw new Error('no story')
  return story
}
const wordsOf = (content: unknown): string => JSON.stringify(content)

/** Holds the page's scripts back until told. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined
  const held = new Promise<void>((done) => (letThrough = done))
  await page.route('**/_app/**/*.js', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  return letThrough
}

test('whatever is typed, ticked and chosen before the scripts come stays, on pages of every kind', async ({
  signedIn,
  site,
}) => {
  const { filled } = site
  const video = (await site.library.makings.get(filled.makingId))?.videoId ?? ''
  const story = await newStory(site, ['Nothing happens.'])
  for (const path of [
    `/desk/videos/${video}`,
    `/desk/dramas/${filled.dramaId}`,
    '/desk/stories',
    `/desk/stories/${story.id}`,
    '/desk/me',
  ]) {
    const page = await signedIn('owner')
    const letThrough = await holdScripts(page)
    await page.goto(path, { waitUntil: 'commit' })
    await page.locator('main').last().waitFor({ state: 'attached' })
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.waitForLoadState('domcontentloaded').catch(() => undefined)
    const typed = await page.evaluate(() => {
      const fields = [
        ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main :is(input, textarea, select)'),
      ].filter(
        (field) =>
          !field.disabled &&
          !(field instanceof HTMLInputElement && field.readOnly) &&
          /^(text|search|url|email|textarea|checkbox|select-one)$/.test(field.type) &&
          // A choice that leads to another page does so.
          !(field.name === 'drama' || field.closest('[role="search"]') !== null),
      )
      return fields.map((field, index) => {
        field.dataset['typed'] = String(index)
        if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1
        else if (field.type === 'checkbox') field.checked = !field.checked
        else field.value = field.type === 'email' ? `early${index}@example.org` : `early ${index}`
        return field.type === 'checkbox' ? String(field.checked) : field.value
      })
    })
    expect([path, typed.length > 0]).toEqual([path, true])
    letThrough()
    await page.locator('main[data-awake]').waitFor({ state: 'attached' })
    const now = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('main [data-typed]')].map((field) =>
        field.type === 'checkbox' ? String(field.checked) : field.value,
      ),
    )
    expect([path, now]).toEqual([path, typed])
    await page.close()
  }
})

test('what is typed into a story before the scripts come is saved as well', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  const letThrough = await holdScripts(page)
  await page.goto(`/desk/stories/${story.id}`, { waitUntil: 'commit' })
  await page.getByLabel('Headline', { exact: true }).fill('Typed at once')
  letThrough()
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Typed at once')
  await expect.poll(async () => (await kept(site, story.id)).draft.headline).toBe('Typed at once')
})

test('a session that ends in the middle of a story loses nothing, and goes on after the next sign-in', async ({
  signedIn,
  site,
  people,
}) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await open(page, `/desk/stories/${story.id}`)
  await page.context().clearCookies()
  await page.getByLabel('Standfirst').fill('Typed after the session had ended.')
  await expect(page.locator('[data-saving="signedOut"]')).toContainText('you are signed out')
  await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in, in a new tab' })).toBeVisible()
  // What is done beside is refused with the same words, and not in silence.
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Save first: what you typed has not reached the server.')).toBeVisible()
  await page.context().addCookies(await cookiesOf(site, people.editor.email))
  await saved(page)
  await expect(page.getByRole('link', { name: 'Sign in, in a new tab' })).toHaveCount(0)
  expect((await kept(site, story.id)).draft.standfirst).toBe('Typed after the session had ended.')
  expect(errors).toEqual([])
})

test('what the server takes in no case is said, with the reason', async ({ signedIn, site, people }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('writer')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await open(page, `/desk/stories/${story.id}`)
  await site.library.desk.setRole(people.writer.id, 'reader', 'test')
  await page.getByLabel('Standfirst').fill('No longer mine to write.')
  await expect(page.locator('[data-saving="refused"]')).toContainText(
    /Not saved: Readers of drafts change nothing.*kept in this browser/,
  )
  await site.library.desk.setRole(people.writer.id, 'writer', 'test')
  await page.getByLabel('Standfirst').fill('Mine again.')
  await saved(page)
  expect(errors).toEqual([])
})

test('who leaves a story in the middle of a word has saved it', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  await page.getByLabel('Standfirst').fill('Typed, and gone on at once.')
  await page.getByRole('link', { name: 'Dramas' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dramas' })).toBeVisible()
  await expect.poll(async () => (await kept(site, story.id)).draft.standfirst).toBe('Typed, and gone on at once.')
  // By a link to nowhere in the house as well: the page itself is gone then.
  await page.goBack()
  await page.getByLabel('Standfirst').fill('Typed, and the page left.')
  await page.goto('about:blank')
  await expect.poll(async () => (await kept(site, story.id)).draft.standfirst).toBe('Typed, and the page left.')
})

test('two who write: other paragraphs are joined, and of a clash the rest of both stays', async ({
  signedIn,
  site,
}) => {
  const { library } = site
  const story = await newStory(site, ['First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  await textOf(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Mine.')
  await saved(page)

  // The other's news are late, so that both save on the same version.
  const theirs = async (change: (paragraphs: { content?: { text: string }[] }[]) => void, fields: object = {}) => {
    const now = await kept(site, story.id)
    const draft = structuredClone(now.draft)
    change(draft.body.content as { content?: { text: string }[] }[])
    await library.stories.saveDraft(story.id, now.version, { ...draft, ...fields }, 'Somebody Else')
  }
  const rewrite = (index: number, text: string) => (paragraphs: { content?: { text: string }[] }[]) =>
    void (paragraphs[index] = { ...paragraphs[index], content: [{ type: 'text', text } as { text: string }] })
  const isLate = (route: Parameters<Parameters<Page['route']>[1]>[0]) =>
    route.request().method() === 'GET' ? route.abort() : route.continue()
  await page.route('**/draft', isLate)
  await theirs(rewrite(2, 'Third, as they have it.'))
  await textOf(page).locator('p').nth(4).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' And mine.')
  await textOf(page).locator('p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('At the ')
  await expect(textOf(page)).toContainText('Third, as they have it.')
  await saved(page)
  const joined = wordsOf((await kept(site, story.id)).draft.body)
  for (const words of ['At the First. Mine.', 'Third, as they have it.', 'Fifth. And mine.'])
    expect(joined).toContain(words)

  // Both change the headline; they change the byline beside, we the standfirst.
  await theirs(rewrite(3, 'Fourth, as they have it.'), { headline: 'Theirs', byline: 'Their Byline' })
  await page.getByLabel('Standfirst').fill('My standfirst.')
  await page.getByLabel('Headline', { exact: true }).fill('Mine')
  await expect(page.getByRole('heading', { name: 'Somebody Else changed the same words' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  expect((await kept(site, story.id)).draft).toMatchObject({
    headline: 'Mine',
    byline: 'Their Byline',
    standfirst: 'My standfirst.',
  })
  expect(wordsOf((await kept(site, story.id)).draft.body)).toContain('Fourth, as they have it.')

  // Theirs is taken of the paragraph at odds, and the paragraph of ours that is not stays.
  await theirs(rewrite(1, 'Second, as they have it.'), { headline: 'Theirs again' })
  await page.getByLabel('Headline', { exact: true }).fill('Mine again')
  await page.getByLabel('Standfirst').fill('My other standfirst.')
  await expect(page.getByRole('heading', { name: 'Somebody Else changed the same words' })).toBeVisible()
  await page.getByRole('button', { name: 'Take the words of Somebody Else' }).click()
  await saved(page)
  expect((await kept(site, story.id)).draft).toMatchObject({
    headline: 'Theirs again',
    standfirst: 'My other standfirst.',
  })
})

test('Hangul that is being put together is left alone by the gate and by whoever else writes', async ({
  signedIn,
  site,
}) => {
  const { library } = site
  const story = await newStory(site, ['비가 온다.', '둘째 문단.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  const keyboard = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await textOf(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' “')
  await compose('ㅎ')
  await compose('하')
  // A word is half put together while the gate answers, and somebody else saves.
  await page.waitForResponse((response) => response.url().endsWith('/check'))
  const draft = structuredClone((await kept(site, story.id)).draft)
  await library.stories.saveDraft(
    story.id,
    (await kept(site, story.id)).version,
    { ...draft, byline: 'Somebody Else' },
    'Somebody Else',
  )
  await compose('한')
  await expect(page.locator('[data-saving="typing"], [data-saving="saved"], [data-saving="saving"]')).toBeVisible()
  await compose('한')
  await keyboard.send('Input.insertText', { text: '한' })
  await compose('ㄱ')
  await compose('그')
  await compose('글')
  await keyboard.send('Input.insertText', { text: '글' })
  await page.keyboard.type('”')
  await expect(textOf(page).locator('p').first()).toHaveText('비가 온다. “한글”')
  await saved(page)
  await expect.poll(async () => wordsOf((await kept(site, story.id)).draft.body)).toContain('비가 온다. “한글”')
  expect((await kept(site, story.id)).draft.byline).toBe('Somebody Else')
})

test('published and unchanged, a story is not to be published again', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  await site.library.stories.publish(story.id, story.version, { who: 'test' })
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  const publish = page.getByRole('button', { name: 'Publish the changes' })
  await expect(page.getByRole('button', { name: 'Schedule' })).toHaveCount(0)
  await expect(publish).toHaveCount(0)
  await page.getByLabel('Standfirst').fill('Something did happen.')
  await publish.click()
  await expect(page.getByText('It is published.')).toBeVisible()
  await expect(publish).toHaveCount(0)
  // A correction that was forgotten can still be said.
  await page.getByLabel('Correction').fill('The afternoon was not quiet.')
  await expect(publish).toBeVisible()
})

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

test('pasted from Google Docs and Word, words keep their emphasis and no more; a paragraph that is moved keeps all it knows', async ({
  signedIn,
  site,
}) => {
  const story = await newStory(site, ['First.'])
  const person = await site.library.people.bySlug(site.filled.person)
  const draft = structuredClone((await kept(site, story.id)).draft)
  const body = draft.body as { content: object[] }
  body.content.splice(1, 0, {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Somebody', marks: [{ type: 'person', attrs: { person: person?.id ?? '', role: null } }] },
      { type: 'text', text: ' in ' },
      { type: 'text', text: 'A Drama', marks: [{ type: 'title' }] },
      { type: 'text', text: '.' },
    ],
  })
  await site.library.stories.saveDraft(story.id, story.version, draft, 'test')
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  const paste = (html: string) =>
    textOf(page).evaluate((element, given) => {
      const data = new DataTransfer()
      data.setData('text/html', given)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, html)
  await textOf(page).locator('p').first().click()
  await page.keyboard.press('End')
  await paste(
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;font-style:normal">Plain “smart” </span><span style="font-weight:700">bold</span><span style="font-style:italic"> leaning</span></p></b>',
  )
  await expect(textOf(page).locator('p').first()).toContainText('Plain “smart” bold leaning')
  await expect(textOf(page).locator('strong')).toHaveText(['bold'])
  await expect(textOf(page).locator('em')).toHaveText([' leaning'])
  await paste(
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal>From <b>Word</b><o:p></o:p></p><!--EndFragment--></body></html>',
  )
  await expect(textOf(page).locator('strong')).toHaveText(['bold', 'Word'])

  // All of it is cut and put back: the person, the title and the video know again what they are.
  await textOf(page).locator('p', { hasText: 'Somebody' }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+x')
  await expect(textOf(page).locator('.block.video')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+v')
  await expect(textOf(page).locator('.block.video')).toHaveCount(1)
  await expect(textOf(page).locator('[data-person]')).toHaveText('Somebody')
  await expect(textOf(page).locator('cite')).toHaveText('A Drama')
  await saved(page)
  expect(wordsOf((await kept(site, story.id)).draft.body)).toContain(person?.id ?? 'nobody')
})
