import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Library } from '@aftercut/library/opening'
import { startServer } from '@aftercut/library/suite'
import { openWorkbench } from '@aftercut/pipeline/workbench'
import { Random } from '../stage/random.ts'

const HOUSE = join(import.meta.dirname, '../..')
const CUES = 250
/** A worker's life from its start; it takes a second or two until it works. */
const LIFE_MILLISECONDS = { least: 1200, most: 4000 }
const PATIENCE_MILLISECONDS = 5 * 60 * 1000

export type Finished = {
  jobs: number
  kills: number
  completed: number
  /** Makings whose cues are not all in the search index, or there more than once. */
  wrongMakings: number
  seconds: number
}

/** Two workers on one PostgreSQL, of which one is killed again and again, work through a queue of index jobs. */
export async function killOneOfTwo(jobs: number, seed = 4): Promise<Finished> {
  const server = await startServer()
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-workers-'))
  const databaseUrl = await server.newDatabase()
  const store = join(folder, 'objects')
  const bench = await openWorkbench({ dataDir: folder, databaseUrl, store })
  const { library, queue } = bench
  const start = (): ChildProcess =>
    spawn(process.execPath, [join(HOUSE, 'packages/cli/main.ts'), 'worker', '--data', folder], {
      env: { ...process.env, DATABASE_URL: databaseUrl, AFTERCUT_STORE: store },
      stdio: ['ignore', 'ignore', 'ignore'],
    })
  let steady: ChildProcess | undefined
  try {
    const makings = await fill(library, jobs)
    for (const makingId of makings) await queue.add('reindex', { makingId })
    const began = performance.now()
    const random = new Random(seed)
    const completed = async (): Promise<number> =>
      (await queue.boss.findJobs('reindex')).filter(({ state }) => state === 'completed').length
    let kills = 0
    // The one that dies has the queue to itself at first, so that it dies over work.
    for (let done = 0; done < jobs && performance.now() - began < PATIENCE_MILLISECONDS; done = await completed()) {
      const mortal = start()
      const gone = once(mortal, 'exit')
      await pause(random.between(LIFE_MILLISECONDS.least, LIFE_MILLISECONDS.most))
      mortal.kill('SIGKILL')
      await gone
      kills++
      if (kills === 2) steady = start()
    }
    const counts = await sql<{ owner: string; count: number; distinct: number }>`
      select owner_id as owner, count(*)::int as count, count(distinct number)::int as distinct
      from search_entry where kind = 'cue' group by owner_id`.execute(library.database.kysely)
    const right = counts.rows.filter(({ count, distinct }) => count === CUES && distinct === CUES).length
    const seconds = (performance.now() - began) / 1000
    return { jobs, kills, completed: await completed(), wrongMakings: jobs - right, seconds }
  } finally {
    steady?.kill('SIGKILL')
    await bench.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makings with captions, of which the search knows nothing yet. */
async function fill(library: Library, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number++) {
    const { video } = await library.videos.add({
      kind: 'making',
      sha256: createHash('sha256').update(String(number)).digest('hex'),
      state: 'ready',
    })
    const { id } = await library.makings.save({ videoId: video.id, titles: { en: `Making ${number}` } }, 'bench')
    await library.captions.replace(video.id, [trackOf(number)])
    ids.push(id)
  }
  await library.database.kysely.deleteFrom('searchEntry').execute()
  return ids
}

function trackOf(making: number): CaptionTrack {
  const cues = Array.from({ length: CUES }, (_, number): Cue => {
    const text = `Making ${making} says its line ${number} and no other.`
    return { start: number * 3, end: number * 3 + 2, text, utterances: [{ text }], sounds: [], line: number + 1 }
  })
  return {
    file: 'making.en.srt',
    format: 'srt',
    language: 'en',
    layer: 'translation',
    automatic: false,
    cues,
    problems: [],
  }
}
