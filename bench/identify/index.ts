import { join } from 'node:path'
import { sql } from 'kysely'
import { cutWindows, marksOfClip, MARKS_FORMAT, marksOfPrint, type Clip } from '@aftercut/engine/marks'
import type { Print } from '@aftercut/engine/print'
import { openLibrary, type Library } from '@aftercut/library/opening'
import type { Votes } from '@aftercut/library/marks'
import { serverAvailable, startServer } from '@aftercut/library/suite'
import { LEAST_VOTES, MOST_EPISODES } from '@aftercut/pipeline/identify'
import { printVideo } from '@aftercut/pipeline/printing'
import { Random } from '../stage/random.ts'
import { underDegradations } from './degraded.ts'
import { clipFrom, makeUpPrint } from './made-prints.ts'

const DRAMA = join(import.meta.dirname, '../../sample/drama')
const MODELS = ['Open.When.It.Rains.S01E01.mp4', 'Open.When.It.Rains.S01E02.mp4']

/** Hours of prints, an hour each. AFTERCUT_HOURS says another number. */
const HOURS = { embedded: 20, server: 1000 }
const HOUR_SECONDS = 3600
const CLIPS = 60
const LIMIT_SECONDS = 1

/** Share of a clip's peaks that are left of the print's, among as many strange ones: re-encoded; under music. */
const CASES = [
  { what: '30 s, re-encoded', seconds: 30, kept: 0.8 },
  { what: '10 s, re-encoded', seconds: 10, kept: 0.8 },
  { what: '30 s, under music', seconds: 30, kept: 0.4 },
  { what: '15 s, under music', seconds: 15, kept: 0.4 },
  { what: '10 minutes, re-encoded', seconds: 600, kept: 0.8 },
]

/** How long the index takes to say from which of a thousand hours of prints a clip comes, and how often it is right. */
export async function run(): Promise<void> {
  const models: Print[] = []
  for (const name of MODELS) models.push((await printVideo(join(DRAMA, name))).print)
  const library = await openLibrary({ memory: true })
  await measure('PGlite', library, models, HOURS.embedded)
  await library.close()
  if (!serverAvailable()) {
    console.log('\nPostgreSQL: not measured, none here (set AFTERCUT_TEST_DATABASE_URL).')
    return
  }
  const server = await startServer()
  const shared = await openLibrary({ databaseUrl: await server.newDatabase() })
  await measure('PostgreSQL', shared, models, Number(process.env['AFTERCUT_HOURS'] ?? HOURS.server))
  await underDegradations(shared)
  await shared.close()
  await server.stop()
}

async function measure(name: string, library: Library, models: readonly Print[], hours: number): Promise<void> {
  const began = performance.now()
  const videos = await fill(library, models, hours)
  const filled = (performance.now() - began) / 1000
  const { rows } = await sql<{
    marks: number
    bytes: number
  }>`select (select count(*)::integer from print_mark) as marks,
    pg_total_relation_size('print_mark')::bigint as bytes`.execute(library.database.kysely)
  const [{ marks, bytes } = { marks: 0, bytes: 0 }] = rows
  console.log(
    `\n${name}: ${hours} hours of made prints, ${marks.toLocaleString('en')} marks, ${Math.round(bytes / 1e6)} MB with the index, filled in ${Math.round(filled)} s\n`,
  )
  console.log(
    `| clip | named first, at the right second | among the ${MOST_EPISODES} that are looked at | chance gives at most, votes | median, s | p95, s | slowest, s | must reach, s |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`,
  )
  for (const { what, seconds, kept } of CASES) {
    const random = new Random(seconds + kept * 100)
    const times: number[] = []
    let first = 0
    let among = 0
    let strangers = 0
    for (let clip = 0; clip < CLIPS; clip++) {
      const hour = random.whole(0, hours - 1)
      const start = random.between(0, HOUR_SECONDS - seconds)
      const sought = clipFrom(printOf(models, hour), start, start + seconds, kept, random)
      const from = performance.now()
      const votes = await ask(library, sought, seconds)
      times.push((performance.now() - from) / 1000)
      const [best] = votes
      if (best && best.videoId === videos[hour] && isRight(best, start)) first++
      const named = [...new Set(votes.filter((one) => one.votes >= LEAST_VOTES).map(({ videoId }) => videoId))]
      if (named.slice(0, MOST_EPISODES).includes(videos[hour] ?? '')) among++
      strangers = Math.max(
        strangers,
        ...votes.filter(({ videoId }) => videoId !== videos[hour]).map((one) => one.votes),
      )
    }
    times.sort((a, b) => a - b)
    const at = (part: number): string => (times[Math.min(CLIPS - 1, Math.floor(part * CLIPS))] ?? 0).toFixed(3)
    console.log(
      `| ${what} | ${first} of ${CLIPS} | ${among} | ${strangers} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${seconds > 60 ? '' : LIMIT_SECONDS} |`,
    )
  }
}

const isRight = ({ startSeconds }: Votes, start: number): boolean => Math.abs(startSeconds - start) < 1

async function ask(library: Library, clip: Clip, seconds: number): Promise<Votes[]> {
  const votes: Votes[] = []
  for (const window of cutWindows(marksOfClip(clip), seconds)) votes.push(...(await library.marks.vote(window)))
  return votes.toSorted((a, b) => b.votes - a.votes)
}

const printOf = (models: readonly Print[], hour: number): Print =>
  makeUpPrint(models, HOUR_SECONDS, new Random(1000 + hour))

/** The large index is made afterwards, as when a library is restored. Answers the videos' ids. */
async function fill(library: Library, models: readonly Print[], hours: number): Promise<string[]> {
  const db = library.database.kysely
  await sql`drop index print_mark_key`.execute(db)
  const ids: string[] = []
  for (let hour = 0; hour < hours; hour++) {
    const { video } = await library.videos.add({ kind: 'episode', durationSeconds: HOUR_SECONDS })
    await library.marks.keep(video.id, MARKS_FORMAT, marksOfPrint(printOf(models, hour)))
    ids.push(video.id)
    if (hour % 100 === 99) console.error(`${hour + 1} hours`)
  }
  await sql`create index print_mark_key on print_mark (key) include (number, at)`.execute(db)
  await library.tend()
  return ids
}

if (import.meta.main) await run()
