import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { openLibrary } from '@aftercut/library/opening'
import { onBothDatabases } from '@aftercut/library/suite'
import { createFileStore } from '../store/index.ts'
import { restoreBackup, writeBackup } from './index.ts'

const folder = await mkdtemp(join(tmpdir(), 'backup-'))
afterAll(() => rm(folder, { recursive: true }))

onBothDatabases('a backup', (open) => {
  test('of either database goes into an empty embedded one, with its objects; media go along by choice', async () => {
    const store = createFileStore(join(folder, 'from'))
    await store.put('prints/1.print', Buffer.from('a print'))
    await store.put('media/film.mp4', Buffer.from('a film'))
    const library = open()
    const drama = await library.dramas.save({ titles: { en: 'Lantern Street', ko: '등불거리' } }, 'test')
    const file = join(folder, 'all.tar.gz')
    expect(await writeBackup(file, { library, store })).toMatchObject({ objects: 1 })

    const into = await openLibrary({ memory: true })
    const other = createFileStore(await mkdtemp(join(folder, 'to-')))
    await restoreBackup(file, { library: into, store: other })
    expect(await into.dramas.get(drama.id)).toMatchObject({ titles: { en: 'Lantern Street', ko: '등불거리' } })
    expect(await text(await other.get('prints/1.print'))).toBe('a print')
    expect(await other.size('media/film.mp4')).toBeUndefined()
    await into.close()
  })

  test('that breaks off is told as such, and leaves nothing behind', async () => {
    const whole = await readFile(join(folder, 'all.tar.gz'))
    const broken = join(folder, 'broken.tar.gz')
    await writeFile(broken, whole.subarray(0, whole.length / 2))
    const into = await openLibrary({ memory: true })
    await expect(restoreBackup(broken, { library: into, store: createFileStore(folder) })).rejects.toThrow(/breaks off/)
    expect(await into.dramas.list()).toEqual([])
    await into.close()
  })

  test('that breaks off behind the library, among the objects, leaves nothing behind either', async () => {
    const file = join(folder, 'late.tar.gz')
    const store = createFileStore(join(folder, 'noisy'))
    // Random bytes do not shrink: three quarters of the file are this object.
    await store.put('prints/1.print', randomBytes(400_000))
    await writeBackup(file, { library: open(), store })
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, whole.length - 50_000))
    const into = await openLibrary({ memory: true })
    const emptyStore = createFileStore(join(folder, 'stays-empty'))
    await expect(restoreBackup(file, { library: into, store: emptyStore })).rejects.toThrow(/late\.tar\.gz.*breaks off/)
    expect(await into.dramas.list()).toEqual([])
    expect(await emptyStore.size('prints/1.print')).toBeUndefined()
    await into.close()
  })

  test('that is not there is told as such', async () => {
    const into = await openLibrary({ memory: true })
    const restored = restoreBackup(join(folder, 'none.tar.gz'), { library: into, store: createFileStore(folder) })
    await expect(restored).rejects.toThrow(/none\.tar\.gz: there is no such file/)
    await into.close()
  })
})
