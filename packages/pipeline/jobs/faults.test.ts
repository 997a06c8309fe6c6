import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isDatabaseAway, openLibrary, type Library } from '@aftercut/library/opening'
import { ownServerAvailable, startOwnServer } from '@aftercut/library/suite'
import { transcode } from '@aftercut/media/encoding'
import { importFolder } from '../importing/index.ts'
import { createFileStore, createS3Store, type ObjectStore } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { openQueue, printKeyOf, startWorker } from './index.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama/Open.When.It.Rains.S01E02.mp4')
const scratch = await mkdtemp(join(tmpdir(), 'aftercut-faults-'))
const film = join(scratch, 'Faulty.Street.S01E01.mp4')
beforeAll(() => {
  transcode(film, {
    parts: [
      {
        inputs: [SAMPLE],
        videoFilter: 'trim=20:28,setpts=PTS-STARTPTS',
        audioFilter: 'atrim=20:28,asetpts=PTS-STARTPTS',
      },
    ],
    picture: { encoder: 'libx264', width: 320, height: 180, framesPerSecond: 24, options: { preset: 'ultrafast' } },
    sound: { encoder: 'aac', sampleRate: 48_000, channels: 2 },
  })
})
afterAll(() => rm(scratch, { recursive: true }))

/** What is to be undone after each test, the last first. */
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

async function work(library: Library, store: ObjectStore, log: string[] = []): Promise<Workbench> {
  const queue = await openQueue(library)
  const bench = { library, store, queue }
  const worker = await startWorker(bench, { log: (line) => log.push(line) })
  undo.push(
    () => queue.close(),
    () => worker.stop(),
  )
  return bench
}

async function embedded(): Promise<Library> {
  const library = await openLibrary({ memory: true })
  undo.push(() => library.close())
  return library
}

const first = async ({ library }: Workbench) => (await library.videos.list())[0]
const soon = { timeout: 60_000, interval: 200 }

/** A file system of its own that can be made small, or read-only: only root may. */
function mayMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', scratch], { stdio: 'ignore' })
    execFileSync('umount', [scratch])
    return true
  } catch {
    return false
  }
}

describe.skipIf(process.platform !== 'linux' || !mayMount())('the disk of the store', () => {
  test.each([
    ['is full', 'size=8k', 'size=64m', /disk is full/],
    ['may not be written', 'ro', 'rw', /read-only/],
  ])(
    '%s: it is told, and work goes on by itself when it is well again',
    async (_, broken, mended, words) => {
      const disk = await mkdtemp(join(scratch, 'disk-'))
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk])
      undo.push(() => execFileSync('umount', [disk]))
      execFileSync('mount', ['-o', `remount,${broken}`, disk])
      const bench = await work(await embedded(), createFileStore(join(disk, 'objects')))
      await importFolder(film, bench)
      await expect.poll(async () => (await first(bench))?.problem, soon).toMatch(words)
      expect(await first(bench)).toMatchObject({ state: 'reading' })
      execFileSync('mount', ['-o', `remount,${mended},size=64m`, disk])
      await expect.poll(() => first(bench), soon).toMatchObject({ state: 'ready', problem: null })
      expect(await bench.store.size(printKeyOf((await first(bench))?.id ?? ''))).toBeGreaterThan(500)
    },
    90_000,
  )
})

test('a bucket that is away: it is told, and work goes on by itself when it is back', async () => {
  const directory = join(scratch, 's3')
  const port = await freePort()
  const bucket = () =>
    new S3rver({
      port,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'house', configs: [] }],
    })
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  const store = createS3Store({ bucket: 'house', endpoint: `http://127.0.0.1:${port}`, credentials })
  await mkdir(directory)
  const before = bucket()
  await before.run()
  const bench = await work(await embedded(), store)
  await before.close()
  await importFolder(film, bench)
  await expect.poll(async () => (await first(bench))?.problem, soon).toMatch(/bucket 'house'.*Check its address/)
  expect(await first(bench)).toMatchObject({ state: 'reading' })
  const after = bucket()
  await after.run()
  undo.unshift(() => after.close())
  await expect.poll(() => first(bench), soon).toMatchObject({ state: 'ready', problem: null })
}, 180_000)

describe.skipIf(!ownServerAvailable())('the database', () => {
  test('goes away in the middle of work: the work goes on by itself when it is back, and news are heard again', async () => {
    const server = await startOwnServer()
    undo.push(() => server.stop())
    const databaseUrl = await server.newDatabase()
    const library = await openLibrary({ databaseUrl })
    undo.push(() => library.close())
    const log: string[] = []
    const bench = await work(library, createFileStore(join(scratch, 'objects')), log)
    await importFolder(film, bench)
    await expect.poll(async () => (await first(bench))?.state, { ...soon, interval: 10 }).toBe('reading')
    await server.halt?.()
    await expect(library.videos.list()).rejects.toSatisfy(isDatabaseAway)
    await expect(openLibrary({ databaseUrl })).rejects.toThrow(/cannot be reached.*Check the address/)
    const aboutIt = () => log.filter((line) => line.includes('database'))
    await expect.poll(aboutIt, soon).toEqual([expect.stringMatching(/^! The database does not answer: /)])
    await server.resume?.()
    await expect
      .poll(() => first(bench).catch(() => undefined), { ...soon, timeout: 90_000 })
      .toMatchObject({ state: 'ready', problem: null })
    await expect.poll(aboutIt, soon).toEqual([expect.anything(), 'The database answers again.'])
    const heard: string[] = []
    library.onChange(({ kind }) => heard.push(kind))
    await library.dramas.save({ titles: { en: 'After' } }, 'test')
    await expect.poll(() => heard, soon).toContain('drama')
  }, 180_000)
})

test('deaths of workers do not count among the tries of a job; its own faults do', async () => {
  const bench = await work(await embedded(), createFileStore(join(scratch, 'dead')))
  const { queue, library } = bench
  const { video } = await library.videos.add({ kind: 'episode', file: film })
  const now = async () => {
    const { state, problem } = (await library.videos.get(video.id)) ?? {}
    return { state, problem }
  }
  bench.store = { ...bench.store, put: () => Promise.reject(new Error('our own fault')) }
  await queue.add('read', { videoId: video.id }, { startAfter: new Date(Date.now() + 60_000) })
  const change = (values: string) =>
    queue.boss.getDb().executeSql(`update pgboss.job set ${values} where name = 'read'`)
  await change('retry_count = 20, start_after = now()')
  await expect.poll(now, soon).toEqual({ state: 'reading', problem: 'our own fault' })
  await expect.poll(async () => (await queue.boss.findJobs('read'))[0]?.state, soon).toBe('retry')
  await change(`data = data || '{"faults":4}', start_after = now()`)
  await expect.poll(now, soon).toEqual({ state: 'failed', problem: 'our own fault' })
}, 180_000)

test('a job that has taken very many workers with it is given up, and says so', async () => {
  const bench = await work(await embedded(), createFileStore(join(scratch, 'deadly')))
  const { queue, library } = bench
  const { video } = await library.videos.add({ kind: 'episode', file: film })
  await queue.add('read', { videoId: video.id }, { startAfter: new Date(Date.now() + 60_000) })
  await queue.boss
    .getDb()
    .executeSql(`update pgboss.job set retry_count = 101, start_after = now() where name = 'read'`)
  await expect.poll(async () => (await library.videos.get(video.id))?.state, soon).toBe('failed')
  expect((await library.videos.get(video.id))?.problem).toMatch(/101 times with its worker/)
}, 180_000)

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
