import { spawn, type ChildProcess } from 'node:child_process'
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serverAvailable, startServer } from '@aftercut/library/suite'
import { importFolder, watchFolder } from '@aftercut/pipeline/importing'
import { startWorker } from '@aftercut/pipeline/jobs'
import { openWorkbench, type Workbench } from '@aftercut/pipeline/workbench'

const HOUSE = join(import.meta.dirname, '../..')
const DRAMA = join(HOUSE, 'sample/drama')
const EPISODES = ['Open.When.It.Rains.S01E01.mp4', 'Open.When.It.Rains.S01E02.mp4']
const MAKING = 'Open.When.It.Rains.S01E02-behindthescenes'
/** Of the sample's making-of. */
const MAKING_SECONDS = 244.6
const PATIENCE_MILLISECONDS = 20 * 60 * 1000

export type Throughput = { workers: number; makings: number; seconds: number; makingsAnHour: number }

/** Making-ofs of four minutes, each against two episodes, that so many workers on one PostgreSQL read and find in an hour. */
export async function measureThroughput(workers: number, makings: number): Promise<Throughput | undefined> {
  if (!serverAvailable()) return undefined
  const server = await startServer()
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-throughput-'))
  const databaseUrl = await server.newDatabase()
  const store = join(folder, 'objects')
  const bench = await openWorkbench({ dataDir: folder, databaseUrl, store })
  const running: ChildProcess[] = []
  try {
    const videos = join(folder, 'Open When It Rains')
    await layEpisodes(videos, bench)
    for (let number = 0; number < makings; number++) await layMaking(videos, number)
    await importFolder(videos, bench)
    const began = performance.now()
    for (let number = 0; number < workers; number++)
      running.push(
        spawn(
          process.execPath,
          [join(HOUSE, 'packages/cli/main.ts'), 'worker', '--data', join(folder, String(number))],
          {
            env: { ...process.env, DATABASE_URL: databaseUrl, AFTERCUT_STORE: store },
            stdio: 'ignore',
          },
        ),
      )
    await until(async () => (await bench.library.makings.list({ state: 'found' })).length === makings)
    const seconds = (performance.now() - began) / 1000
    return { workers, makings, seconds, makingsAnHour: (makings / seconds) * 3600 }
  } finally {
    for (const worker of running) worker.kill('SIGKILL')
    await bench.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from the moment at which a making-of lies whole in a watched folder to its report; on the embedded database. */
export async function measureDrop(): Promise<{ seconds: number; makingSeconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-drop-'))
  const bench = await openWorkbench({ dataDir: join(folder, 'data') })
  try {
    const videos = join(folder, 'Open When It Rains')
    await layEpisodes(videos, bench)
    const worker = await startWorker(bench)
    const watch = watchFolder({ folder: videos }, bench)
    await until(async () => watch.state().lookedAt !== undefined)
    await layMaking(videos, 0)
    const began = performance.now()
    await until(async () => (await bench.library.makings.list({ state: 'found' })).length === 1)
    const seconds = (performance.now() - began) / 1000
    await watch.stop()
    await worker.stop()
    return { seconds, makingSeconds: MAKING_SECONDS }
  } finally {
    await bench.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function layEpisodes(videos: string, bench: Workbench): Promise<void> {
  await mkdir(videos)
  for (const name of EPISODES) await copyFile(join(DRAMA, name), join(videos, name))
  await importFolder(videos, bench)
  const worker = await startWorker(bench)
  await until(async () => (await bench.library.videos.list({ state: 'ready' })).length === EPISODES.length)
  await worker.stop()
}

async function layMaking(videos: string, number: number): Promise<void> {
  const name = MAKING.replace('-', `.${number}-`)
  for (const ending of ['.ko.srt', '.en.vtt']) await copyFile(join(DRAMA, MAKING + ending), join(videos, name + ending))
  await copyFile(join(DRAMA, `${MAKING}.mp4`), join(videos, `${name}.mp4`))
  // Bytes after the end of a film are no part of it, but make it another file.
  await appendFile(join(videos, `${name}.mp4`), name)
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const since = performance.now(); !(await done()); await pause(100))
    if (performance.now() - since > PATIENCE_MILLISECONDS) throw new Error('Not done in twenty minutes.')
}
