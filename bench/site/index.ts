import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNginx } from './nginx.ts'
import { startServer } from './server-process.ts'
import { loadWith, type Load } from './wrk.ts'

/** Open connections, and for how long each subject is asked. One run: all against the same machine at the same time of day. */
const CONNECTIONS = 64
const SECONDS = 8

/** Each request another address, so that nothing is ever kept or shared between two of them. */
const EVER_NEW = `local n = 0
local base
init = function() base = wrk.path end
request = function()
  n = n + 1
  return wrk.format('GET', base .. '?n=' .. n)
end
`

/** A story page: from the cache, made anew each time, and the same bytes by nginx. */
export async function run(): Promise<void> {
  for (const tool of ['wrk', 'nginx', 'taskset']) {
    if (spawnSync('which', [tool]).status !== 0) return console.log(`Not measured: ${tool} is not on this machine.`)
  }
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-bench-site-'))
  const site = await startServer(folder)
  try {
    const coding = { 'accept-encoding': 'br' }
    const page = Buffer.from(
      await (await fetch(site.story, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer(),
    )
    const wire = Number((await fetch(site.story, { headers: coding })).headers.get('content-length'))
    const nginx = await startNginx(folder, site.story)
    const everNew = join(folder, 'ever-new.lua')
    await writeFile(everNew, EVER_NEW)
    const ask = (url: string, script?: string): Load =>
      loadWith({ url, connections: CONNECTIONS, seconds: SECONDS, headers: { 'accept-encoding': 'br' }, script })
    ask(site.story)
    const cached = ask(site.story)
    const reference = ask(nginx.url)
    const cachedAgain = ask(site.story)
    ask(site.story, everNew)
    const uncached = ask(site.story, everNew)
    await nginx.stop()
    const best = Math.max(cached.perSecond, cachedAgain.perSecond)
    console.log(
      `Story page of ${page.length} bytes, ${wire} over the wire; ${CONNECTIONS} connections, ${SECONDS} s each, each server on one core.\n`,
    )
    console.log('| | requests a second | p99 | must reach |')
    console.log('| --- | ---: | ---: | --- |')
    console.log(`| nginx, the same bytes | ${Math.round(reference.perSecond)} | ${reference.p99} | |`)
    console.log(
      `| from the cache | ${Math.round(best)} (${(best / reference.perSecond).toFixed(2)} of nginx) | ${cached.p99} | 0.5 of nginx |`,
    )
    console.log(`| made anew | ${Math.round(uncached.perSecond)} | ${uncached.p99} | 1500 a second |`)
    const failed = cached.failed + cachedAgain.failed + uncached.failed + reference.failed
    if (failed > 0) console.log(`\n${failed} requests failed.`)
  } finally {
    site.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
