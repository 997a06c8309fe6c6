import type { Page } from '@playwright/test'
import { cookiesOf, expect, keptStory, newStory, open, test } from './desk-fixture.ts'

// What goes wrong for who writes: a session that ends, two at once, letters that are put together, words that are pasted.
test.describe.configure({ timeout: 180_000 })

const saved = (page: Page) => expect(page.locator('[data-saving="saved"]')).toBeVisible()
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text' })
const wordsOf = (content: unknown): string => JSON.stringify(content)

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
  expect((await keptStory(site, story.id)).draft.standfirst).toBe('Typed after the session had ended.')
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

test('what is typed and taken back at once is saved as it was', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  await page.getByLabel('Standfirst').evaluate((field: HTMLTextAreaElement) => {
    for (const words of ['Something else.', field.value]) {
      field.value = words
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
  await saved(page)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('It is published.')).toBeVisible()
})

test('who leaves a story in the middle of a word has saved it', async ({ signedIn, site }) => {
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  await page.getByLabel('Standfirst').fill('Typed, and gone on at once.')
  await page.getByRole('link', { name: 'Dramas' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dramas' })).toBeVisible()
  await expect.poll(async () => (await keptStory(site, story.id)).draft.standfirst).toBe('Typed, and gone on at once.')
  // By a link to nowhere in the house as well: the page itself is gone then.
  await page.goBack()
  await page.getByLabel('Standfirst').fill('Typed, and the page left.')
  await page.goto('about:blank')
  await expect.poll(async () => (await keptStory(site, story.id)).draft.standfirst).toBe('Typed, and the page left.')
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
    const now = await keptStory(site, story.id)
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
  const joined = wordsOf((await keptStory(site, story.id)).draft.body)
  for (const words of ['At the First. Mine.', 'Third, as they have it.', 'Fifth. And mine.'])
    expect(joined).toContain(words)

  // Both change the headline; they change the byline beside, we the standfirst.
  await theirs(rewrite(3, 'Fourth, as they have it.'), { headline: 'Theirs', byline: 'Their Byline' })
  await page.getByLabel('Standfirst').fill('My standfirst.')
  await page.getByLabel('Headline', { exact: true }).fill('Mine')
  await expect(page.getByRole('heading', { name: 'Somebody Else changed the same words' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  expect((await keptStory(site, story.id)).draft).toMatchObject({
    headline: 'Mine',
    byline: 'Their Byline',
    standfirst: 'My standfirst.',
  })
  expect(wordsOf((await keptStory(site, story.id)).draft.body)).toContain('Fourth, as they have it.')

  // Theirs is taken of the paragraph at odds, and the paragraph of ours that is not stays.
  await theirs(rewrite(1, 'Second, as they have it.'), { headline: 'Theirs again' })
  await page.getByLabel('Headline', { exact: true }).fill('Mine again')
  await page.getByLabel('Standfirst').fill('My other standfirst.')
  await expect(page.getByRole('heading', { name: 'Somebody Else changed the same words' })).toBeVisible()
  await page.getByRole('button', { name: 'Take the words of Somebody Else' }).click()
  await saved(page)
  expect((await keptStory(site, story.id)).draft).toMatchObject({
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
  const draft = structuredClone((await keptStory(site, story.id)).draft)
  await library.stories.saveDraft(
    story.id,
    (await keptStory(site, story.id)).version,
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
  await expect.poll(async () => wordsOf((await keptStory(site, story.id)).draft.body)).toContain('비가 온다. “한글”')
  expect((await keptStory(site, story.id)).draft.byline).toBe('Somebody Else')
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

test('pasted from Google Docs and Word, words keep their emphasis and no more; a paragraph that is moved keeps all it knows', async ({
  signedIn,
  site,
}) => {
  const story = await newStory(site, ['First.'])
  const person = await site.library.people.bySlug(site.filled.person)
  const draft = structuredClone((await keptStory(site, story.id)).draft)
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
  expect(wordsOf((await keptStory(site, story.id)).draft.body)).toContain(person?.id ?? 'nobody')
})

test('a quotation is never put into another, and a moment without words does not pass for one', async ({
  signedIn,
  site,
}) => {
  const { findings } = site.library
  const { makingId } = site.filled
  const said = [
    { start: 74, end: 77, text: 'How was my acting?' },
    { start: 78, end: 82, text: 'It was perfect. Very. Perfect. It was.' },
  ]
  const added = []
  for (const { text, ...span } of said)
    added.push(await findings.add({ makingId, kind: 'quote', label: 'en', ...span, body: { text } }, 'test'))
  const story = await newStory(site, ['Nothing happens.'])
  const page = await signedIn('editor')
  await open(page, `/desk/stories/${story.id}`)
  await textOf(page).locator('p').first().click()
  await page.getByRole('button', { name: 'Put in the quote: ' }).first().click()
  await page.getByRole('button', { name: 'Put into the sentence: ' }).nth(1).click()
  await expect(textOf(page).locator('.block.quote q')).toHaveCount(0)
  await expect(textOf(page).locator('.block.quote + p q')).toHaveCount(1)
  await saved(page)
  await expect(page.getByText('Checking…')).toHaveCount(0)
  await expect(page.locator('[aria-labelledby="gate"] li.misquote')).toHaveCount(0)

  await page.getByRole('button', { name: 'Put in the moment: ' }).first().click()
  const told = page.locator('[aria-labelledby="gate"] li', { hasText: 'A moment without words' })
  await expect(told).toBeVisible()
  await page.keyboard.type('They hug.')
  await expect(told).toHaveCount(0)
  await expect(textOf(page).locator('.block.moment')).toContainText('They hug.')
  for (let letter = 0; letter < 'They hug.'.length; letter++) await page.keyboard.press('Backspace')
  await told.getByRole('button', { name: 'Take it out' }).click()
  await expect(told).toHaveCount(0)
  await expect(textOf(page).locator('.block.moment')).toHaveCount(0)
  await saved(page)

  // What was left empty is no line of the page.
  const preview = await page.context().newPage()
  await preview.goto(`/desk/stories/${story.id}/preview`)
  await expect(preview.locator('blockquote')).toHaveCount(1)
  const lines = preview.locator('figure.quote').locator('xpath=..').locator(':scope > p')
  await expect(lines.filter({ hasText: 'It was perfect.' })).toHaveCount(1)
  expect((await lines.allTextContents()).filter((line) => line.trim() === '')).toEqual([])
  // Other tests of this worker find what was found, and no more.
  for (const { id, version } of added) await findings.decide({ makingId, id, version, standing: 'rejected' }, 'test')
})
