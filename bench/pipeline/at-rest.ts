import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const MAIN = join(import.meta.dirname, '../../packages/cli/main.ts')
const REST_MILLISECONDS = 15_000

export type AtRest = {
  /** Until the address is told: with a new library, and with one that is there. */
  firstStartSeconds: number
  startSeconds: number
  /** Resident, of the whole process, after a quarter of a minute without work; Linux alone tells it. */
  megabytes: number | undefined
}

/** How long `serve` takes to start, and what it takes up while nothing is asked of it. */
export async function measureServe(): Promise<AtRest> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-serve-'))
  try {
    // The first of all may build the site, and fills the cache of compiled code.
    await startAndStop(join(folder, 'before'), 0)
    const firstStartSeconds = (await startAndStop(folder, 0)).seconds
    const { seconds, megabytes } = await startAndStop(folder, REST_MILLISECONDS)
    return { firstStartSeconds, startSeconds: seconds, megabytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startAndStop(folder: string, rest: number): Promise<{ seconds: number; megabytes: number | undefined }> {
  const { DATABASE_URL: _, AFTERCUT_STORE: __, ...env } = process.env
  const began = performance.now()
  const server = spawn(process.execPath, [MAIN, 'serve', '--data', join(folder, 'data'), '--port', '0'], {
    env: { ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'aftercut-bench-compiled') },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(server, 'exit')
  await Promise.race([
    once(server.stdout, 'data'),
    gone.then(() => Promise.reject(new Error('The server ended before it told its address.'))),
  ])
  const seconds = (performance.now() - began) / 1000
  await pause(rest)
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  server.kill('SIGTERM')
  await gone
  return { seconds, megabytes: kilobytes === undefined ? undefined : Number(kilobytes) / 1024 }
}
