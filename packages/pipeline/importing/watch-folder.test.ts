import { appendFile, copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibrary } from '@aftercut/library/opening'
import { openQueue } from '../jobs/index.ts'
import { createFileStore } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { setWatchedFolders, watchFolder, watchFolders, type FolderWatch } from './index.ts'

const FILM = join(import.meta.dirname, '../../../sample/drama/Open.When.It.Rains.S01E02.mp4')
const scratch = await mkdtemp(join(tmpdir(), 'watched-'))
const folder = join(scratch, 'Lantern Street')

let bench: Workbench
let watch: FolderWatch | undefined
const away: string[] = []
beforeAll(async () => {
  await mkdir(folder)
  const library = await openLibrary({ memory: true })
  bench = { library, queue: await openQueue(library), store: createFileStore(join(scratch, 'store')) }
}, 180_000)
afterAll(async () => {
  await watch?.stop()
  await bench.queue.close()
  await bench.library.close()
  await rm(scratch, { recursive: true })
})

const files = async () => (await bench.library.videos.list()).map(({ file }) => file ?? '').toSorted()
const soon = { timeout: 60_000, interval: 100 }

test('a file is taken when it has stopped growing, and not before', async () => {
  watch = watchFolder({ folder }, bench, { lookMilliseconds: 500, onAway: (message) => void away.push(message) })
  const growing = join(folder, 'Lantern.Street.S01E01.mp4')
  const bytes = await readFile(FILM)
  const piece = Math.ceil(bytes.length / 8)
  for (let part = 0; part < 8; part++) {
    await appendFile(growing, bytes.subarray(part * piece, (part + 1) * piece))
    await pause(600)
    expect(await files()).toEqual([])
  }
  await expect.poll(files, soon).toEqual([growing])
  expect(watch.state()).toMatchObject({ folder, waiting: 0, problems: [] })
}, 180_000)

test('captions that come later are taken, too', async () => {
  const [video] = await bench.library.videos.list()
  expect(await bench.library.captions.tracks(video?.id ?? '')).toEqual([])
  await writeFile(join(folder, 'Lantern.Street.S01E01.ko.srt'), '1\n00:00:01,000 --> 00:00:02,000\n컷\n')
  await expect.poll(() => bench.library.captions.tracks(video?.id ?? ''), soon).toHaveLength(1)
}, 180_000)

test('a link to a video is taken, a link that leads back up is not followed for ever', async () => {
  await mkdir(join(scratch, 'elsewhere'))
  await copyFile(FILM, join(scratch, 'elsewhere/other.mp4'))
  await appendFile(join(scratch, 'elsewhere/other.mp4'), 'other')
  await symlink('..', join(folder, 'loop'))
  await symlink('/nowhere/at/all.mp4', join(folder, 'Lantern.Street.S01E03.mp4'))
  await symlink(join(scratch, 'elsewhere/other.mp4'), join(folder, 'Lantern.Street.S01E02.mp4'))
  await expect.poll(files, soon).toContain(join(folder, 'Lantern.Street.S01E02.mp4'))
  const [drama, ...others] = await bench.library.dramas.list()
  expect(others).toEqual([])
  expect((await bench.library.dramas.episodes(drama?.id ?? '')).map(({ number }) => number)).toEqual([1, 2])
  await rm(join(folder, 'loop'))
}, 180_000)

test('what is no film is told, and tried again when it changes', async () => {
  const text = join(folder, 'Lantern.Street.S01E04.mp4')
  await writeFile(text, 'no film')
  await expect.poll(() => watch?.state().problems, soon).toMatchObject([{ file: text, code: 'not-imported' }])
  await copyFile(FILM, text)
  await appendFile(text, 'fourth')
  await expect.poll(files, soon).toContain(text)
  expect(watch?.state().problems).toEqual([])
}, 180_000)

test('a folder that goes away is told, and work goes on when it is back', async () => {
  await rename(folder, `${folder} away`)
  await expect.poll(() => watch?.state().problems, soon).toMatchObject([{ code: 'not-watched' }])
  await pause(1500)
  expect(away).toEqual([expect.stringContaining(folder)])
  await rename(`${folder} away`, folder)
  await copyFile(FILM, join(folder, 'Lantern.Street.S01E05.mp4'))
  await appendFile(join(folder, 'Lantern.Street.S01E05.mp4'), 'fifth')
  await expect.poll(files, soon).toContain(join(folder, 'Lantern.Street.S01E05.mp4'))
  expect(watch?.state().problems).toEqual([])
}, 180_000)

test('the folders of the settings are watched as they change, and what is known is not read again', async () => {
  await watch?.stop()
  watch = undefined
  const watches = await watchFolders(bench)
  expect(watches.states()).toEqual([])
  await setWatchedFolders(bench.library, [{ folder }], 'owner')
  await expect.poll(() => watches.states()[0]?.lookedAt, soon).toBeDefined()
  expect(watches.states()).toMatchObject([{ folder, waiting: 0 }])
  await setWatchedFolders(bench.library, [], 'owner')
  await expect.poll(() => watches.states(), soon).toEqual([])
  await watches.stop()
  await expect(setWatchedFolders(bench.library, [{ folder: 'here' }], 'owner')).rejects.toThrow(/whole path/)
}, 180_000)
