import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKS_FORMAT } from '@aftercut/engine/marks'
import { onBothDatabases } from '@aftercut/library/suite'
import { transcode } from '@aftercut/media/encoding'
import { importFolder, queueWhatIsNew } from '../importing/index.ts'
import { createFileStore } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { cancelWork, openQueue, printKeyOf, startWorker, waveformKeyOf, type JobQueue } from './index.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama')
const scratch = await mkdtemp(join(tmpdir(), 'aftercut-work-'))
afterAll(() => rm(scratch, { recursive: true }))

/** Short cuts of the sample: the making-of shows the episode from its second 121.3 to 136.6 (`truth.json`). */
const show = join(scratch, 'Open When It Rains')
const episode = join(show, 'Open.When.It.Rains.S01E02.mp4')
const making = join(show, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')
beforeAll(async () => {
  await mkdir(show)
  cut('Open.When.It.Rains.S01E02.mp4', 25, 60, episode)
  cut('Open.When.It.Rains.S01E02-behindthescenes.mp4', 116, 142, making)
})

function cut(name: string, from: number, to: number, output: string): void {
  const [pictures, sound] = [`trim=${from}:${to},setpts=PTS-STARTPTS`, `atrim=${from}:${to},asetpts=PTS-STARTPTS`]
  transcode(output, {
    parts: [{ inputs: [join(SAMPLE, name)], videoFilter: pictures, audioFilter: sound }],
    picture: { encoder: 'libx264', width: 480, height: 270, framesPerSecond: 24, options: { preset: 'ultrafast' } },
    sound: { encoder: 'aac', sampleRate: 48_000, channels: 2 },
  })
}

onBothDatabases('the work', (open) => {
  let queue: JobQueue
  let bench: Workbench
  let worker: { stop(): Promise<void> } | undefined
  const log: string[] = []
  beforeAll(async () => {
    queue = await openQueue(open())
    bench = { library: open(), store: createFileStore(await mkdtemp(join(scratch, 'store-'))), queue }
  }, 180_000)
  afterAll(async () => {
    await worker?.stop()
    await queue?.close()
  })

  const stateOf = async (videoId: string) => (await open().videos.get(videoId))?.state
  const foundMaking = async () => (await open().makings.list())[0]

  test('a folder goes in; twice imported is once there, under whatever name', async () => {
    // Two at once, as from a watched folder and by hand: each video is taken by one of them, and nothing is there twice.
    const both = await Promise.all([importFolder(show, bench), importFolder(show, bench)])
    for (const { videos } of both) expect(videos.map(({ kind }) => kind)).toEqual(['episode', 'making'])
    const taken = both.flatMap(({ videos }) => videos.filter(({ known }) => !known).map(({ kind }) => kind))
    expect(taken.toSorted()).toEqual(['episode', 'making'])
    expect(await open().makings.list()).toHaveLength(1)
    expect(await open().dramas.list()).toHaveLength(1)
    await copyFile(episode, join(show, 'Open.When.It.Rains.1x02.again.mp4'))
    const second = await importFolder(show, bench)
    expect(second.videos.map(({ known }) => known)).toEqual([true, true, true])
    expect(new Set(second.videos.map(({ videoId }) => videoId)).size).toBe(2)
    expect(await open().videos.list()).toHaveLength(2)
    expect(await open().makings.list()).toHaveLength(1)
    expect(await open().dramas.list()).toHaveLength(1)
    await rm(join(show, 'Open.When.It.Rains.1x02.again.mp4'))
    // Copies in a folder of another name make no drama of that name.
    const copies = await mkdtemp(join(scratch, 'Copied here '))
    await copyFile(episode, join(copies, 'S01E05.mp4'))
    expect((await importFolder(copies, bench)).videos).toMatchObject([{ known: true }])
    expect(await open().dramas.list()).toHaveLength(1)
    expect(await open().videos.list()).toHaveLength(2)
  })

  test('a worker that is stopped in the middle loses nothing, and leaves nothing half', async () => {
    worker = await startWorker(bench)
    const [video] = await open().videos.list({ kind: 'episode' })
    await expect.poll(() => stateOf(video?.id ?? ''), { timeout: 60_000, interval: 20 }).toBe('reading')
    // Another worker that starts now, or another import, queues nothing behind what runs.
    await queueWhatIsNew(bench)
    expect(await queue.boss.findJobs('read', { key: video?.id ?? '' })).toHaveLength(1)
    await worker.stop()
    await queue.close()
    expect(await stateOf(video?.id ?? '')).toBe('reading')
    expect(await bench.store.size(printKeyOf(video?.id ?? ''))).toBeUndefined()
    expect(await open().findings.report((await foundMaking())?.id ?? '')).toBeUndefined()

    queue = await openQueue(open())
    bench = { ...bench, queue }
    worker = await startWorker(bench, { log: (line) => log.push(line) })
    await expect.poll(foundMaking, { timeout: 60_000 }).toMatchObject({ state: 'found', problem: null })
    await expect.poll(() => stateOf(video?.id ?? ''), { timeout: 60_000 }).toBe('ready')
    expect(await bench.store.size(printKeyOf(video?.id ?? ''))).toBeGreaterThan(1000)
  }, 180_000)

  test('its report lays the making-of against the episode, however they came to be read', async () => {
    const id = (await foundMaking())?.id ?? ''
    await expect.poll(async () => (await open().findings.report(id))?.episodes.length, { timeout: 60_000 }).toBe(1)
    const report = await open().findings.report(id)
    const match = report?.matches.find(({ making }) => making.end - making.start > 10)
    expect(match?.making.start).toBeCloseTo(121.3 - 116, 0)
    expect(match?.episode.start).toBeCloseTo(35.1 - 25, 0)
    expect((await open().findings.merged(id)).length).toBeGreaterThan(0)
    await expect.poll(() => open().marks.missing(MARKS_FORMAT), { timeout: 60_000 }).toEqual([])
    const levels = await bench.store.size(waveformKeyOf((await foundMaking())?.videoId ?? ''))
    expect(levels).toBeGreaterThan(2 * 50 * (142 - 116) - 20)
  }, 180_000)

  test('a poisoned file fails alone, with its reason on it', async () => {
    const folder = await mkdtemp(join(scratch, 'poisoned-'))
    // It was a film when it was imported.
    await writeFile(join(folder, 'Poison.S01E01.mp4'), 'no film at all, whatever it is called')
    const poisoned = await open().videos.add({ kind: 'episode', file: join(folder, 'Poison.S01E01.mp4') })
    await queue.add('read', { videoId: poisoned.video.id })
    await copyFile(episode, join(folder, 'Poison.S01E02.mp4'))
    // Another content: bytes after the end of a film are ignored.
    await writeFile(join(folder, 'Poison.S01E02.mp4'), 'tail', { flag: 'a' })
    const { videos, problems } = await importFolder(folder, bench, { copy: true })
    expect(videos.map(({ file }) => file)).toEqual([join(folder, 'Poison.S01E02.mp4')])
    expect(problems).toMatchObject([{ file: join(folder, 'Poison.S01E01.mp4'), code: 'not-imported' }])
    await expect.poll(() => stateOf(poisoned.video.id), { timeout: 60_000 }).toBe('failed')
    expect((await open().videos.get(poisoned.video.id))?.problem).toMatch(/cannot read/i)
    const told = () =>
      log.filter((line) => line.startsWith(`! read Poison.S01E01.mp4 (${poisoned.video.id}): Cannot read `))
    await expect.poll(told, { timeout: 60_000 }).toHaveLength(1)
    expect(told()[0]).toMatch(/Not tried again\.$/)
    await expect.poll(() => stateOf(videos[0]?.videoId ?? ''), { timeout: 60_000 }).toBe('ready')
  }, 180_000)

  test('a job that is cancelled while it runs stops, and says so', async () => {
    const id = (await foundMaking())?.id ?? ''
    await queue.add('watch', { makingId: id })
    await expect.poll(foundMaking, { timeout: 60_000, interval: 20 }).toMatchObject({ state: 'finding' })
    const before = await open().findings.runs(id)
    expect(await cancelWork('watch', { makingId: id }, bench)).toBe(true)
    expect(await cancelWork('watch', { makingId: id }, bench)).toBe(false)
    await pause(2500)
    expect(await foundMaking()).toMatchObject({ state: 'failed', problem: expect.stringMatching(/^Cancelled/) })
    expect(await open().findings.runs(id)).toEqual(before)
    expect(log.filter((line) => line.startsWith('watch ') && line.endsWith(`: cancelled`))).toHaveLength(1)
    // As its message says: imported again it is done again, and against the episodes that there are now.
    await open().makings.save({ id, episodes: [] }, 'test')
    await importFolder(show, bench)
    await expect.poll(foundMaking, { timeout: 60_000 }).toMatchObject({ state: 'found', problem: null })
    expect((await open().findings.report(id))?.episodes).toHaveLength(1)
    expect(await open().findings.runs(id)).toHaveLength(before.length + 1)
    await importFolder(show, bench)
    await expect.poll(async () => (await queue.unfinished('watch')).size, { timeout: 60_000 }).toBe(0)
    expect(await open().findings.runs(id)).toHaveLength(before.length + 1)
  }, 180_000)

  test('a job whose making is gone is done', async () => {
    const nobody = '019a0000-0000-7000-8000-000000000000'
    await queue.add('reindex', { makingId: nobody })
    await queue.add('watch', { makingId: nobody })
    const states = async () =>
      [
        ...(await queue.boss.findJobs('reindex', { key: nobody })),
        ...(await queue.boss.findJobs('watch', { key: nobody })),
      ].map(({ state }) => state)
    await expect.poll(states, { timeout: 60_000 }).toEqual(['completed', 'completed'])
  }, 180_000)
})
