import { killServer } from './kills.ts'
import { killOneOfTwo } from './two-workers.ts'

const KILLS = 200
const JOBS = 300

/** What survives kills. AFTERCUT_KILLS says how many of them; 200 take a quarter of an hour. */
export async function run(): Promise<void> {
  const server = await killServer(Number(process.env['AFTERCUT_KILLS'] ?? KILLS))
  const workers = await killOneOfTwo(JOBS)
  const rows: [what: string, reached: number, must: string][] = [
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
  console.log('| | reached | must reach |\n| --- | ---: | ---: |')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}
