import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { transcode } from '@aftercut/media/encoding'
import { importFolder } from '@aftercut/pipeline/importing'
import { JOB_KINDS, startWorker } from '@aftercut/pipeline/jobs'
import { openWorkbench, type Workbench } from '@aftercut/pipeline/workbench'
import { Random } from '../stage/random.ts'
import { halfResults } from './half-results.ts'

const SAMPLE = join(import.meta.dirname, '../../sample/drama')
const SERVER = join(import.meta.dirname, 'killed-server.ts')
/** A life after the server is ready. Long enough to import and read a video or two, short enough to die in everything. */
const LIFE_MILLISECONDS = { least: 20, most: 1500 }
/** Every so many kills a server dies while it starts: before it is ready. */
const KILLED_AT_START = 7
/** Each making is laid against all episodes, and again as each of them has been read: more would measure only that. */
const MOST_VIDEOS = 40
const DRAIN_MILLISECONDS = 10 * 60 * 1000

export type Killed = {
  kills: number
  acknowledgedEdits: number
  lostEdits: number
  videos: number
  lostVideos: number
  unfinishedVideos: number
  doubledVideos: number
  halfResults: number
  unfinishedJobs: number
}

/** Kills the owner of an embedded library again and again while it imports, works and is edited; then looks at what is there. */
export async function killServer(kills: number, seed = 4): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-kills-'))
  try {
    const random = new Random(seed)
    const dataDir = join(folder, 'data')
    const videos = join(folder, 'videos')
    const count = Math.min(MOST_VIDEOS, Math.max(4, kills))
    await makeVideos(videos, count)
    const edits = new Map<string, string>()
    const taken = new Set<string>()
    let halves = 0
    for (let round = 0; round < kills; round++) {
      const life = random.between(LIFE_MILLISECONDS.least, LIFE_MILLISECONDS.most)
      const upTo = Math.ceil(((round + 1) / kills) * count)
      for (const line of await liveAndDie(
        [dataDir, videos, String(round), String(upTo)],
        life,
        round % KILLED_AT_START === 3,
      )) {
        const [what, id = '', title = ''] = /^(\w+) (\S+) ?(.*)$/.exec(line)?.slice(1) ?? []
        if (what === 'made') edits.set(id, title)
        if (what === 'video') taken.add(id)
        if (what === 'half') halves++
      }
    }
    const bench = await openWorkbench({ dataDir })
    try {
      return await lookAt(bench, videos, { kills, edits, taken, halves })
    } finally {
      await bench.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Answers the lines of a server that was killed so long after it was ready, or so long after it was started. */
async function liveAndDie(args: string[], lifeMilliseconds: number, whileStarting: boolean): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const gone = once(child, 'close')
  await new Promise<void>((ready, failed) => {
    if (whileStarting) ready()
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line === 'ready') ready()
    })
    child.once('exit', (code) => failed(new Error(`The server ended by itself, with code ${code}.`)))
  })
  await pause(lifeMilliseconds)
  child.kill('SIGKILL')
  await gone
  return lines
}

async function lookAt(
  bench: Workbench,
  folder: string,
  { kills, edits, taken, halves }: { kills: number; edits: Map<string, string>; taken: Set<string>; halves: number },
): Promise<Killed> {
  const { library } = bench
  let lostEdits = 0
  for (const [id, title] of edits) {
    const now = (await library.dramas.get(id))?.titles['en']
    // The last edit may have been made without its acknowledgement having been written.
    if (now !== title && now !== `${title}, corrected`) lostEdits++
  }
  const worker = await startWorker(bench)
  // What no life was long enough for is taken in now; what was taken in must not be there twice.
  await importFolder(folder, bench, { drama: 'Killed Street' })
  const unfinishedJobs = await drain(bench)
  await worker.stop()
  const videos = await library.videos.list({ limit: 10_000 })
  const known = new Set(videos.map(({ id }) => id))
  const makings = await library.makings.list({ limit: 10_000 })
  const unfinished = videos.filter(({ state }) => state !== 'ready').length
  return {
    kills,
    acknowledgedEdits: edits.size,
    lostEdits,
    videos: videos.length,
    lostVideos: [...taken].filter((id) => !known.has(id)).length,
    unfinishedVideos: unfinished + makings.filter(({ state }) => state !== 'found').length,
    doubledVideos:
      videos.length -
      new Set(videos.map(({ sha256 }) => sha256)).size +
      (makings.length - new Set(makings.map(({ videoId }) => videoId)).size),
    halfResults: halves + (await halfResults(bench)).length,
    unfinishedJobs,
  }
}

/** Waits until no job is left to do; answers how many are after ten minutes. */
async function drain({ queue }: Workbench): Promise<number> {
  for (const since = performance.now(); ; await pause(500)) {
    let left = 0
    for (const kind of JOB_KINDS)
      left += (await queue.boss.findJobs(kind)).filter(({ state }) =>
        ['created', 'retry', 'active'].includes(state),
      ).length
    if (left === 0 || performance.now() - since > DRAIN_MILLISECONDS) return left
  }
}

const MAKING_EVERY = 4

/** Short videos of different content: a few makings, the others episodes. */
async function makeVideos(folder: string, count: number): Promise<void> {
  await mkdir(folder)
  const first = join(folder, 'Killed.Street.S01E01.mp4')
  transcode(first, {
    parts: [
      {
        inputs: [join(SAMPLE, 'Open.When.It.Rains.S01E01.mp4')],
        videoFilter: 'trim=20:28,setpts=PTS-STARTPTS',
        audioFilter: 'atrim=20:28,asetpts=PTS-STARTPTS',
      },
    ],
    picture: { encoder: 'libx264', width: 320, height: 180, framesPerSecond: 24, options: { preset: 'ultrafast' } },
    sound: { encoder: 'aac', sampleRate: 48_000, channels: 2 },
  })
  for (let number = 2; number <= count; number++) {
    const name = `Killed.Street.S01E${String(number).padStart(3, '0')}${number % MAKING_EVERY === 0 ? '-behindthescenes' : ''}.mp4`
    await copyFile(first, join(folder, name))
    // Bytes after the end of a film are no part of it, but make it another file.
    await appendFile(join(folder, name), name)
  }
}
