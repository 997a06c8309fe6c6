import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileStore, createS3Store, ObjectNotFound, StoreUnavailable, type ObjectStore } from './index.ts'

const folder = await mkdtemp(join(tmpdir(), 'store-'))
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'house', configs: [] }],
})
let endpoint = ''
beforeAll(async () => {
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const stores: [string, () => ObjectStore][] = [
  ['a folder', () => createFileStore(join(folder, 'files'))],
  ['a bucket', () => createS3Store({ bucket: 'house', prefix: 'desk', endpoint, credentials })],
]

describe.each(stores)('a store in %s', (_, open) => {
  test('gives back the bytes it was given, whole or in part', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        await store.put('prints/e1.print', bytes)
        expect(new Uint8Array(await buffer(await store.get('prints/e1.print')))).toEqual(bytes)
        expect(await store.size('prints/e1.print')).toBe(bytes.length)
      }),
      { numRuns: 15, seed: 7 },
    )
    await store.put('a/b', Readable.from([Buffer.from('0123'), Buffer.from('456789')]))
    expect(await text(await store.get('a/b', { start: 2, end: 5 }))).toBe('2345')
    expect(await text(await store.get('a/b', { start: 7 }))).toBe('789')
  })

  test('lists by prefix, and forgets what is removed', async () => {
    const store = open()
    await store.put('stills/1/a.jpg', new Uint8Array(1))
    await store.put('stills/2/a.jpg', new Uint8Array(1))
    expect((await Array.fromAsync(store.list('stills/'))).toSorted()).toEqual(['stills/1/a.jpg', 'stills/2/a.jpg'])
    await store.remove('stills/1/a.jpg')
    await store.remove('stills/1/a.jpg')
    expect(await Array.fromAsync(store.list('stills/1'))).toEqual([])
  })

  test('says what is not there', async () => {
    await expect(open().get('no/such')).rejects.toThrow(ObjectNotFound)
    expect(await open().size('no/such')).toBeUndefined()
  })

  test.each(['../etc/passwd', '/root', 'a/../b', 'a//b', '', 'a b', '.'])('refuses the key %j', async (key) => {
    await expect(open().put(key, new Uint8Array(1))).rejects.toThrow(TypeError)
  })

  test('a source that fails half way leaves what was there', async () => {
    const store = open()
    await store.put('kept', Buffer.from('before'))
    const failing = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('the sender went away')
      })(),
    )
    await expect(store.put('kept', failing)).rejects.toThrow('went away')
    expect(await text(await store.get('kept'))).toBe('before')
  })
})

test('a folder that cannot be written is told as such, and leaves nothing half done', async () => {
  const occupied = join(folder, 'occupied')
  await writeFile(occupied, 'a file where the folder should be')
  await expect(createFileStore(occupied).put('a', new Uint8Array(1))).rejects.toThrow(StoreUnavailable)
  expect(await readdir(join(folder, 'files', '.incoming'))).toEqual([])
})

test('a server that does not answer is told as such', async () => {
  const store = createS3Store({ bucket: 'house', endpoint: 'http://127.0.0.1:1', credentials })
  await expect(store.put('a', new Uint8Array(1))).rejects.toThrow(StoreUnavailable)
})
