import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startNginx } from './nginx.ts'
import { startServer, type Keeping } from './server-process.ts'
import { loadWith, type Load } from './wrk.ts'

/** Open connections, and for how long each subject is asked. One run: all against the same machine at the same time of day. */
export const CONNECTIONS = 64
export const SECONDS = 8

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
  nginx: Load
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
    ask(site, site.story)
    const kept = ask(site, site.story)
    const reference = ask(site, nginx.url)
    const keptAgain = ask(site, site.story)
    await nginx.stop()
    ask(site, site.story, everNew)
    return {
      pageBytes: page.byteLength,
      wireBytes: Number(wire.headers.get('content-length')),
      nginx: reference,
      kept: kept.perSecond > keptAgain.perSecond ? kept : keptAgain,
      anew: ask(site, `${site.story}?again=`, everNew),
    }
  })
  const withKeeping = (keeping: Keeping) =>
    withServer(folder, keeping, (site) => {
      ask(site, site.story, everNew)
      return Promise.resolve(ask(site, `${site.story}?again=`, everNew))
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

function ask(site: Site, url: string, script?: string): Rate {
  const before = cpuMs(site.pid)
  const load = loadWith({
    url,
    connections: CONNECTIONS,
    seconds: SECONDS,
    headers: { 'accept-encoding': 'br' },
    script,
  })
  return { ...load, cpuMs: (cpuMs(site.pid) - before) / Math.max(1, load.requests) }
}

/** Processor time that a process has taken, in milliseconds (Linux counts it in hundredths of a second). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  // utime and stime: fields 14 and 15 of proc_pid_stat(5), of which two stand before the name's end.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
