import { measureServe } from './at-rest.ts'
import { killServer } from './kills.ts'
import { measureDrop, measureThroughput } from './throughput.ts'
import { killOneOfTwo } from './two-workers.ts'

const KILLS = 200
const JOBS = 300
const MAKINGS = 6

type Row = [what: string, reached: number | string, must: string]

/**
 * How fast the work is, and what survives kills. AFTERCUT_KILLS says how many of them: 200 take a quarter of an hour.
 * AFTERCUT_PIPELINE=speed or kills measures one of the two.
 */
export async function run(): Promise<void> {
  const only = process.env['AFTERCUT_PIPELINE']
  if (only !== 'kills') table(await speed())
  if (only !== 'speed') table(await kills())
}

async function speed(): Promise<Row[]> {
  const [one, two] = [await measureThroughput(1, MAKINGS), await measureThroughput(2, MAKINGS)]
  const { seconds, makingSeconds } = await measureDrop()
  const { firstStartSeconds, startSeconds, megabytes } = await measureServe()
  const anHour = (figure: typeof one) => (figure ? Math.round(figure.makingsAnHour) : 'no PostgreSQL here')
  return [
    ['makings of four minutes an hour, one worker', anHour(one), '–'],
    ['the same, two workers', anHour(two), '–'],
    ['seconds from dropping a making into a watched folder to its report', seconds.toFixed(1), '–'],
    ['the same as a share of its length', (seconds / makingSeconds).toFixed(3), '–'],
    ['seconds until serve answers, a new library', firstStartSeconds.toFixed(1), '–'],
    ['seconds until serve answers, a library that is there', startSeconds.toFixed(1), '–'],
    ['megabytes that serve takes at rest', megabytes === undefined ? 'not told here' : Math.round(megabytes), '–'],
  ]
}

async function kills(): Promise<Row[]> {
  const server = await killServer(Number(process.env['AFTERCUT_KILLS'] ?? KILLS))
  const workers = await killOneOfTwo(JOBS)
  return [
    ['times a server was killed while it imported, worked and was edited', server.kills, String(KILLS)],
    ['edits acknowledged', server.acknowledgedEdits, '> 0'],
    ['of these gone', server.lostEdits, '0'],
    ['videos', server.videos, '> 0'],
    ['acknowledged and gone', server.lostVideos, '0'],
    ['twice there', server.doubledVideos, '0'],
    ['not read or found in the end', server.unfinishedVideos, '0'],
    ['jobs never done', server.unfinishedJobs, '0'],
    ['results shown half', server.halfResults, '0'],
    ['jobs for two workers on PostgreSQL', workers.jobs, String(JOBS)],
    ['times one of the two was killed', workers.kills, '> 2'],
    ['jobs completed', workers.completed, String(JOBS)],
    ['makings not indexed exactly once', workers.wrongMakings, '0'],
  ]
}

function table(rows: readonly Row[]): void {
  console.log('| | reached | must reach |\n| --- | ---: | ---: |')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
  console.log()
}
