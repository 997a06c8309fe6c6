import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Role, Scope } from '@aftercut/library/desk'
import { OPERATIONS } from '../src/api/openapi.ts'
import { expect, test } from './desk-fixture.ts'

type Answer = { [field: string]: unknown }

test('a program does with its token what the scope says, and nothing else', async ({ site, people }) => {
  const { signIn, url, library } = site
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const token = (role: Role, ...scopes: Scope[]) =>
    signIn.newApiToken({ personId: people[role].id, name: scopes.join(' '), scopes, expiresAt: null })
  const asked = new Set<string>()

  /** Asks by the operation's name; what succeeds is held against the document's own schema. */
  async function ask(id: string, by: string | undefined, ids = '', body?: object): Promise<[number, Answer]> {
    const operation = OPERATIONS.find((one) => one.id === id)
    if (operation === undefined) throw new Error(`There is no operation ${id}.`)
    asked.add(id)
    const response = await fetch(`${url}/api/v1${operation.path.replace('{id}', ids)}`, {
      method: (operation.method ?? 'get').toUpperCase(),
      headers: { ...(by && { authorization: `Bearer ${by}` }), 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Answer
    if (response.ok) {
      expect.soft(response.status, id).toBe(operation.status ?? 200)
      expect.soft(ajv.validate(operation.answer, answer), `${id}: ${ajv.errorsText()}`).toBe(true)
      expect.soft(response.headers.get('cache-control'), id).toMatch(/private/)
    } else expect.soft(Object.keys(answer), id).toEqual(['error'])
    return [response.status, answer]
  }

  const reads = await token('reader', 'read')
  const writes = await token('writer', 'read', 'write:stories')
  const [, makings] = await ask('listWatched', reads)
  expect(makings['items']).toHaveLength((await library.makings.list({ limit: 20 })).length)
  const { makingId } = site.filled

  // A story is drafted, changed, handed in; by whoever may, on the version that stands.
  const [made, story] = await ask('makeDraft', writes, '', { makingId, language: 'ko' })
  expect(made).toBe(201)
  const id = String(story['id'])
  const content = story['content'] as Answer
  expect(content['headline']).toMatch(/\p{sc=Hangul}/u)
  expect((await ask('getDraft', reads, id))[1]).toEqual(story)
  const version = Number(story['version'])
  const retitled = { version, content: { ...content, headline: '비 오는 밤의 두 가지 고백' } }
  expect((await ask('changeDraft', reads, id, retitled))[0]).toBe(403)
  const [changedTo, changed] = await ask('changeDraft', writes, id, retitled)
  expect([changedTo, changed['headline']]).toEqual([200, '비 오는 밤의 두 가지 고백'])
  expect((await ask('changeDraft', writes, id, retitled))[0]).toBe(409)
  expect((await ask('changeDraft', writes, id, { version: changed['version'], content: { headline: 1 } }))[0]).toBe(422)
  const misquoted = {
    ...content,
    body: { type: 'doc', content: [paragraph('She said, “This was never said by anyone.”')] },
  }
  const [, wrong] = await ask('changeDraft', writes, id, { version: changed['version'], content: misquoted })
  expect((wrong['failures'] as Answer[]).map(({ code }) => code)).toContain('misquote')
  const [, handedIn] = await ask('handInDraft', writes, id, { version: wrong['version'] })
  expect(handedIn['state']).toBe('review')
  expect((await ask('handInDraft', writes, id, { version: handedIn['version'] }))[0]).toBe(422)
  expect((await ask('listDrafts', reads))[1]['items']).toContainEqual(expect.objectContaining({ id, state: 'review' }))
  expect((await ask('makeDraft', writes, '', { makingId: id }))[0]).toBe(422)
  expect((await fetch(`${url}/api/v1/stories/${String(story['slug'])}`)).status).toBe(404)

  // What was found is read and decided about.
  const decides = await token('writer', 'read', 'write:findings')
  const [, found] = await ask('getFindings', decides, makingId)
  const moment = (found['findings'] as Answer[]).find(({ kind, standing }) => kind === 'moment' && standing === 'found')
  const steps = [{ do: 'decide', id: moment?.['id'], version: moment?.['version'], standing: 'confirmed' }]
  expect((await ask('reviseFindings', writes, makingId, { steps }))[0]).toBe(403)
  const [, revised] = await ask('reviseFindings', decides, makingId, { steps })
  expect(revised['findings']).toMatchObject([{ id: moment?.['id'], standing: 'confirmed', by: people.writer.name }])
  const [late, clash] = await ask('reviseFindings', decides, makingId, { steps })
  expect([late, (clash['error'] as Answer)['finding']]).toMatchObject([409, { standing: 'confirmed' }])
  const undo = [{ do: 'take back', id: moment?.['id'], version: (revised['findings'] as Answer[])[0]?.['version'] }]
  expect((await ask('reviseFindings', decides, makingId, { steps: undo }))[0]).toBe(200)

  // Work is ordered; a reader of drafts orders none, whatever the token says.
  const imports = await token('writer', 'import')
  expect((await ask('watchAgain', await token('reader', 'import'), makingId))[0]).toBe(403)
  expect((await ask('watchAgain', imports, makingId))[0]).toBe(202)
  await library.makings.setState(makingId, 'found', 1)
  expect((await ask('takeIn', imports, '', { drop: crypto.randomUUID() }))[0]).toBe(404)
  const drop = await send(url, imports)
  const [, task] = await ask('takeIn', imports, '', { drop })
  const done = async () => (await ask('getImport', imports, String(task['id'])))[1]['state']
  await expect.poll(done, { timeout: 20_000 }).toBe('done')

  for (const { id: each, access, method } of OPERATIONS) {
    if (access === undefined) continue
    expect.soft(asked, each).toContain(each)
    expect.soft((await ask(each, undefined, id, method === undefined ? undefined : {}))[0], each).toBe(401)
  }
  expect(
    (
      await fetch(`${url}/api/v1/stories`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    ).status,
  ).toBe(405)
})

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** Sends a caption file under a drop of its own. */
async function send(url: string, token: string): Promise<string> {
  const drop = crypto.randomUUID()
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const words = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nCut!\n')
  await fetch(`${url}/desk/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(words.length),
      'upload-metadata': `name ${encoded('talk.srt')},drop ${encoded(drop)}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: words,
  })
  return drop
}
