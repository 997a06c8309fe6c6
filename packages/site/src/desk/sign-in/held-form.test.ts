import { expect, test } from 'vitest'
import { heldForm } from './held-form.ts'

const address = new URL('https://desk.example/desk/dramas?/make&"x')
const sent = (fields: Record<string, string>): Request =>
  new Request(address, { method: 'POST', body: new URLSearchParams(fields) })

test('a form that came too late is held in a page, letter by letter and without its markup', async () => {
  const answer = await heldForm(sent({ 'title.en': '“A” <script>&', notes: 'one\ntwo' }), address, 'en')
  expect(answer?.status).toBe(401)
  const html = (await answer?.text()) ?? ''
  expect(html).not.toContain('<script')
  expect(html).toContain('name="title.en" value="“A” &#60;script&#62;&#38;"')
  expect(html).toContain('name="notes" value="one\ntwo"')
  expect(html).toContain('action="/desk/dramas?/make&#38;%22x"')
})

test('passwords and files are held by no page', async () => {
  expect(await heldForm(sent({ password: 'a rain machine at night' }), address, 'en')).toBeUndefined()
  const files = new FormData()
  files.set('file', new File(['1'], 'a.srt'))
  expect(await heldForm(new Request(address, { method: 'POST', body: files }), address, 'en')).toBeUndefined()
})
