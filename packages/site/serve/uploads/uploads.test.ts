import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DeskPerson } from '@aftercut/library/desk'
import { openUploads, UPLOADS_PATH, type Uploads } from './index.ts'

let dataDir: string
let uploads: Uploads
let server: Server
let endpoint: string
const MAX_BYTES = 4_000_000

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aftercut-uploads-'))
  const people = ['mina', 'jun'].map((id) => ({ id, role: 'writer' }) as DeskPerson)
  uploads = await openUploads({
    dataDir,
    maxBytes: MAX_BYTES,
    sender: async (req) => people.find(({ id }) => id === req.headers['x-person']),
  })
  server = createServer((req, res) => void uploads.handle(req, res))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${UPLOADS_PATH}`
})
afterAll(async () => {
  uploads.close()
  server.close()
  await rm(dataDir, { recursive: true, force: true })
})

const bytes = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * 7) % 251))

/** Sends a file; answers its address, or the server's words when it is refused. */
function send(
  name: string,
  drop: string,
  { who = 'mina', body = bytes }: { who?: string; body?: Buffer } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const upload = new Upload(Readable.from([body]), {
      endpoint,
      uploadSize: body.length,
      chunkSize: 300_000,
      // A connection that was kept alive may end as it is used again: no answer, and tried anew.
      retryDelays: [50, 500],
      headers: { 'x-person': who },
      metadata: { name, drop },
      onError: (error) =>
        resolve('originalResponse' in error ? (error.originalResponse?.getBody() ?? error.message) : error.message),
      onSuccess: () => resolve(upload.url ?? ''),
    })
    upload.start()
  })
}

test('a file in pieces appears in its drop, whole and under its name', async () => {
  const drop = randomUUID()
  await send('우편함/메이킹 6회.mp4', drop)
  const folder = await uploads.drop('mina', drop)
  expect(await readFile(join(folder ?? '', '우편함/메이킹 6회.mp4'))).toEqual(bytes)
  await vi.waitFor(async () => expect(await readdir(join(dataDir, 'uploads'))).toEqual([]), { timeout: 60_000 })
  expect(await uploads.drop('jun', drop)).toBeUndefined()
})

test('two files of one name stay two', async () => {
  const drop = randomUUID()
  await send('a.mp4', drop)
  await send('a.mp4', drop)
  expect((await readdir((await uploads.drop('mina', drop)) ?? '')).toSorted()).toEqual(['a (2).mp4', 'a.mp4'])
})

test('what is cut off goes on where it stopped, and is seen by nobody before it is whole', async () => {
  const drop = randomUUID()
  const headers = { 'tus-resumable': '1.0.0', 'x-person': 'mina' }
  const meta = Object.entries({ name: 'b.mp4', drop }).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const created = await fetch(endpoint, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': meta.join(',') },
  })
  const url = new URL(created.headers.get('location') ?? '', endpoint).href
  const patch = (from: number, to: number): Promise<Response> =>
    fetch(url, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body: bytes.subarray(from, to),
    })
  await patch(0, 400_000)
  expect(await uploads.drop('mina', drop)).toBeUndefined()
  const head = await fetch(url, { method: 'HEAD', headers })
  expect(head.headers.get('upload-offset')).toBe('400000')
  const stranger = await fetch(url, { method: 'HEAD', headers: { ...headers, 'x-person': 'jun' } })
  expect(stranger.status).toBe(404)
  expect((await patch(400_000, bytes.length)).status).toBe(204)
  expect(await readFile(join((await uploads.drop('mina', drop)) ?? '', 'b.mp4'))).toEqual(bytes)
})

test('what cannot be taken is refused before it is sent, with words', async () => {
  const drop = randomUUID()
  expect(await send('run.sh', drop)).toContain('"run.sh" is neither a video nor captions')
  expect(await send('a.mp4', 'no drop')).toContain('which drop')
  expect(await send('a.mp4', '../../etc')).toContain('which drop')
  expect(await send('large.mp4', drop, { body: Buffer.alloc(MAX_BYTES + 1) })).toMatch(/size/i)
  expect(await send('a.mp4', drop, { who: 'nobody' })).toContain('Sign in')
  expect(await uploads.drop('mina', drop)).toBeUndefined()
})

test('a name cannot lead out of the drop', async () => {
  const drop = randomUUID()
  await send('../../../../outside.mp4', drop)
  expect(await readdir((await uploads.drop('mina', drop)) ?? '')).toEqual(['outside.mp4'])
  await expect(uploads.drop('../x', drop)).rejects.toMatchObject({ status_code: 400 })
})
