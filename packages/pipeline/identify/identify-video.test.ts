import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKS_FORMAT, marksOfPrint } from '@aftercut/engine/marks'
import { onBothDatabases } from '@aftercut/library/suite'
import { transcode } from '@aftercut/media/encoding'
import { openQueue, printKeyOf, type JobQueue } from '../jobs/index.ts'
import { printVideo, type PrintedVideo } from '../printing/index.ts'
import { createFileStore } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { identifyVideo, nameOfEpisode } from './index.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama')
const scratch = await mkdtemp(join(tmpdir(), 'aftercut-identify-'))
afterAll(() => rm(scratch, { recursive: true }))

/** The making-of shows the episode's seconds 35.1 to 50.4 in a frame, under music, from 121.3 on (`truth.json`). */
const fromMaking = join(scratch, 'from-the-making.mp4')
/** The episode's seconds 20 to 50 a 24th faster, as film on television, its pitch higher. */
const faster = join(scratch, 'faster.mp4')
const stranger = join(scratch, 'stranger.mp4')
let printed: PrintedVideo

beforeAll(async () => {
  cut('Open.When.It.Rains.S01E02-behindthescenes.mp4', 116, 142, fromMaking)
  cut('Open.When.It.Rains.S01E02.mp4', 20, 50, faster, ',setpts=PTS*24/25', ',asetrate=50000,aresample=48000')
  cut('Open.When.It.Rains.S01E01.mp4', 20, 50, stranger)
  printed = await printVideo(join(SAMPLE, 'Open.When.It.Rains.S01E02.mp4'))
}, 180_000)

function cut(name: string, from: number, to: number, output: string, pictures = '', sound = ''): void {
  transcode(output, {
    parts: [
      {
        inputs: [join(SAMPLE, name)],
        videoFilter: `trim=${from}:${to},setpts=PTS-STARTPTS${pictures}`,
        audioFilter: `atrim=${from}:${to},asetpts=PTS-STARTPTS,aresample=48000${sound}`,
      },
    ],
    picture: { encoder: 'libx264', width: 320, height: 180, framesPerSecond: 24, options: { preset: 'ultrafast' } },
    sound: { encoder: 'aac', sampleRate: 48_000, channels: 2 },
  })
}

onBothDatabases('which episode a video comes from', (open) => {
  let queue: JobQueue
  let bench: Workbench
  let videoId = ''
  beforeAll(async () => {
    queue = await openQueue(open())
    bench = { library: open(), store: createFileStore(await mkdtemp(join(scratch, 'store-'))), queue }
    const { library, store } = bench
    const drama = await library.dramas.save({ titles: { en: 'Open When It Rains' } }, 'test')
    const season = await library.dramas.saveSeason({ dramaId: drama.id, number: 1 })
    const [episode] = await library.dramas.saveEpisodes(season.id, [{ number: 2 }])
    const { video } = await library.videos.add({ kind: 'episode', episodeId: episode?.id ?? null })
    videoId = video.id
    await library.videos.change(videoId, { printKey: printKeyOf(videoId), state: 'ready' })
    await store.put(printKeyOf(videoId), printed.bytes)
  }, 180_000)
  afterAll(() => queue?.close())

  const marksKept = async () =>
    (await sql<{ count: number }>`select count(*)::integer as count from print_mark`.execute(open().database.kysely))
      .rows[0]?.count

  test('a print without marks is missing from the index, and kept twice is there once', async () => {
    const { marks } = open()
    expect(await marks.missing(MARKS_FORMAT)).toEqual([videoId])
    const own = marksOfPrint(printed.print)
    await marks.keep(videoId, MARKS_FORMAT, own)
    await marks.keep(videoId, MARKS_FORMAT, own)
    expect(await marksKept()).toBe(own.count)
    expect(await marks.missing(MARKS_FORMAT)).toEqual([])
    expect(await marks.missing(MARKS_FORMAT + 1)).toEqual([videoId])
  })

  test('a clip in a frame and under music is placed to the second', async () => {
    const { episodes } = await identifyVideo(fromMaking, bench)
    expect(episodes.map(nameOfEpisode)).toEqual(['Open When It Rains S01E02'])
    const [match] = episodes[0]?.matches ?? []
    expect(match?.making.start).toBeCloseTo(121.3 - 116, 0)
    expect(match?.episode.start).toBeCloseTo(35.1, 0)
  }, 180_000)

  test('a clip at another speed is found', async () => {
    const { episodes } = await identifyVideo(faster, bench)
    expect(episodes.map(nameOfEpisode)).toEqual(['Open When It Rains S01E02'])
    expect(episodes[0]?.matches[0]?.rate).toBeCloseTo(24 / 25, 1)
  }, 180_000)

  test('of a video that the library does not hold nothing is said', async () => {
    expect((await identifyVideo(stranger, bench)).episodes).toEqual([])
  }, 180_000)

  test('marks go with their video', async () => {
    await open().videos.remove(videoId, 'test')
    expect(await marksKept()).toBe(0)
    expect((await identifyVideo(fromMaking, bench)).episodes).toEqual([])
  }, 180_000)
})
