import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openStore } from '../store/index.ts'
import { withLocalFile } from './local-file.ts'

test('work whose file goes away under it is done on the copy in the store; a fault of the work itself is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-local-file-'))
  const store = openStore(join(folder, 'objects'))
  await store.put('media/film.mp4', Readable.from(['the film']))
  const file = join(folder, 'film.mp4')
  await writeFile(file, 'the film')
  const video = { id: 'film', file, storeKey: 'media/film.mp4' }

  const broken = withLocalFile(video, store, () => Promise.reject(new Error('no film')))
  await expect(broken).rejects.toThrow('no film')

  const read: string[] = []
  const words = await withLocalFile(video, store, async (path) => {
    read.push(path)
    await rm(file, { force: true })
    return readFile(path, 'utf8')
  })
  expect([words, read.length, read[1] === file]).toEqual(['the film', 2, false])
  await rm(folder, { recursive: true })
})
