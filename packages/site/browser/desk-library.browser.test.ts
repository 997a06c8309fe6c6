import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, open, test } from './desk-fixture.ts'

test('makings show their state as it changes, and are searched and chosen', async ({ signedIn, site }) => {
  const page = await signedIn('writer')
  await open(page, '/desk/makings')
  const line = page.getByRole('listitem').filter({ hasText: 'Letter and the Umbrella' })
  await expect(line).toHaveCount(1)
  await site.library.makings.setState(site.filled.makingId, 'finding', 0.4)
  await expect(line.getByRole('progressbar')).toHaveAttribute('value', '0.4')
  await site.library.makings.setState(site.filled.makingId, 'failed', 0, 'The disk is full; make room.')
  await expect(line).toContainText('The disk is full; make room.')
  await site.library.makings.setState(site.filled.makingId, 'found', 1)
  await page.keyboard.press('/')
  await page.keyboard.type('no such title')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No making-of fits')).toBeVisible()
  await page.goto('/desk/makings?state=failed')
  await expect(line).toHaveCount(0)
})

test('files are sent, and what is none of ours is refused with words', async ({ signedIn, site }) => {
  const page = await signedIn('writer')
  await open(page, '/desk/import')
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-sent-'))
  const script = join(folder, 'run.sh')
  const text = join(folder, 'no film.mp4')
  await writeFile(script, 'echo no')
  await writeFile(text, 'This is no film.')
  await page.getByLabel('Choose files').setInputFiles([script, text])
  const files = page.getByRole('list', { name: 'Sending' })
  await expect(files).toContainText('neither a video nor captions')
  await expect(files.getByRole('listitem').filter({ hasText: 'no film.mp4' })).toContainText('sent')
  await expect(page.getByText('1 problem')).toBeVisible({ timeout: 30_000 })
  const shown = await site.library.videos.list({ limit: 100 })
  expect(shown.every(({ file }) => file === null || !file.includes('no film'))).toBe(true)
})

test('captions are added to a video, and a wrong file is told at its field', async ({ signedIn, site }) => {
  const page = await signedIn('writer')
  await open(page, `/desk/videos/${site.filled.videoId}`)
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
  const file = page.getByLabel('Caption file')
  await file.setInputFiles({ name: 'still.srt', mimeType: 'text/plain', buffer: png })
  await page.getByRole('button', { name: 'Add a caption file' }).click()
  await expect(file).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('no caption file')).toBeVisible()
  const srt = '1\n00:00:01,000 --> 00:00:02,000\n雨をもう少し。\n'
  await file.setInputFiles({ name: 'making.ja.srt', mimeType: 'text/plain', buffer: Buffer.from(srt) })
  await page.getByLabel('Language').last().fill('ja')
  await page.getByRole('button', { name: 'Add a caption file' }).click()
  await expect(page.getByText('making.ja.srt')).toBeVisible()
  const tracks = await site.library.captions.tracks(site.filled.videoId)
  expect(tracks.at(-1)).toMatchObject({ language: 'ja', file: 'making.ja.srt' })
})

test('a program brings in a video with a token for it, and with no other', async ({ site, people }) => {
  const { signIn, url, library } = site
  const before = await library.desk.tokens.list(people.writer.id)
  const make = (scope: 'import' | 'read') =>
    signIn.newApiToken({ personId: people.writer.id, name: scope, scopes: [scope], expiresAt: null })
  const drop = crypto.randomUUID()
  const words = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nCut!\n')
  const send = async (token: string): Promise<number> => {
    const encoded = (text: string) => Buffer.from(text).toString('base64')
    const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' }
    const created = await fetch(`${url}/desk/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(words.length),
        'upload-metadata': `name ${encoded('talk.srt')},drop ${encoded(drop)}`,
        'content-type': 'application/offset+octet-stream',
      },
      body: words,
    })
    if (!created.ok) return created.status
    const taken = await fetch(`${url}/desk/import/drops`, {
      method: 'POST',
      headers: { authorization: headers.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ drop }),
    })
    return taken.status
  }
  expect(await send(await make('read'))).toBe(401)
  expect(await send(await make('import'))).toBe(202)
  const page = await fetch(`${url}/desk/makings`, { headers: { authorization: `Bearer ${await make('import')}` } })
  expect(page.status).toBe(401)
  // Three more than other tests made.
  expect(await library.desk.tokens.list(people.writer.id)).toHaveLength(before.length + 3)
})
