import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBare } from './bare.ts'
import { startNginx } from './nginx.ts'
import { startServer, type Keeping } from './server-process.ts'
import { loadWith, type Load } from './wrk.ts'

/** Open connections, and for how long each subject is asked. One run: all against the same machine at the same time of day. */
export const CONNECTIONS = 64
export const SECONDS = 8
const ROUNDS = 3

/** Each request another address, so that no page is ever kept for the next one, or shared with another under way. */
const EVER_NEW = `local n = 0
local base
init = function() base = wrk.path end
request = function()
  n = n + 1
  return wrk.format('GET', base .. '?n=' .. n)
end
`

/** `cpuMs`: processor time of the server for each request, which other work on the machine stretches less than rates. */
export type Rate = Load & { cpuMs: number }

export type Rates = {
  pageBytes: number
  wireBytes: number
  /** The same bytes and headers, by nginx and by bare `node:http`. */
  nginx: Rate
  bare: Rate
  kept: Rate
  /** Made anew for each request: filled into its shell; rendered from kept facts and parts; with nothing kept at all. */
  anew: Rate
  rendered: Rate
  fromNothing: Rate
}

export async function measureRates(folder: string): Promise<Rates> {
  const everNew = join(folder, 'ever-new.lua')
  await writeFile(everNew, EVER_NEW)
  const whole = await withServer(folder, 'as usual', async (site) => {
    const page = await (await fetch(site.story, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer()
    // The second answer is in the best coding, which is made beside the first.
    await fetch(site.story, { headers: { 'accept-encoding': 'br' } })
    const wire = await fetch(site.story, { headers: { 'accept-encoding': 'br' } })
    const nginx = await startNginx(folder, site.story)
    const bare = await startBare(folder, site.story)
    const subjects = { nginx, bare, kept: { url: site.story, pid: site.pid } }
    ask(subjects.bare)
    ask(subjects.kept)
    // By turns, so that what else the machine does falls on all alike; each one's best.
    const rounds = Array.from({ length: ROUNDS }, () => ({
      nginx: ask(subjects.nginx),
      bare: ask(subjects.bare),
      kept: ask(subjects.kept),
    }))
    const best = (name: keyof typeof subjects) =>
      rounds.map((round) => round[name]).reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
    bare.stop()
    await nginx.stop()
    ask({ pid: site.pid, url: site.story }, everNew)
    return {
      pageBytes: page.byteLength,
      wireBytes: Number(wire.headers.get('content-length')),
      nginx: best('nginx'),
      bare: best('bare'),
      kept: best('kept'),
      anew: ask({ pid: site.pid, url: `${site.story}?again=` }, everNew),
    }
  })
  const withKeeping = (keeping: Keeping) =>
    withServer(folder, keeping, (site) => {
      ask({ pid: site.pid, url: site.story }, everNew)
      return Promise.resolve(ask({ pid: site.pid, url: `${site.story}?again=` }, everNew))
    })
  return { ...whole, rendered: await withKeeping('no shells'), fromNothing: await withKeeping('nothing') }
}

type Site = Awaited<ReturnType<typeof startServer>>

async function withServer<Result>(
  folder: string,
  keeping: Keeping,
  work: (site: Site) => Promise<Result>,
): Promise<Result> {
  const site = await startServer(folder, keeping)
  try {
    return await work(site)
  } finally {
    site.stop()
  }
}

function ask({ pid, url }: { pid: number; url: string }, script?: string): Rate {
  const before = cpuMs(pid)
  const load = loadWith({
    url,
    connections: CONNECTIONS,
    seconds: SECONDS,
    headers: { 'accept-encoding': 'br' },
    script,
  })
  return { ...load, cpuMs: (cpuMs(pid) - before) / Math.max(1, load.requests) }
}

/** Processor time that a process has taken, in milliseconds (Linux counts it in hundredths of a second). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  // utime and stime: fields 14 and 15 of proc_pid_stat(5), of which two stand before the name's end.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
