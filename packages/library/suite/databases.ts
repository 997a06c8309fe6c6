import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { openLibrary, type Library, type LibraryOptions } from '../opening/index.ts'

/** A running PostgreSQL in which each library under test gets a database of its own. */
export type Server = {
  newDatabase(): Promise<string>
  stop(): Promise<void>
  /** Stops it as an operator would, and starts it again with what it held; only where the suite started it. */
  halt?(): Promise<void>
  resume?(): Promise<void>
}

/**
 * Runs the same tests on the embedded database and on PostgreSQL: the one that AFTERCUT_TEST_DATABASE_URL names, or one
 * started for the occasion from Debian's packages. Without either the second half is skipped, visibly.
 */
export function onBothDatabases(
  name: string,
  tests: (open: () => Library, options: () => LibraryOptions) => void,
): void {
  describe(`${name} (embedded)`, () => {
    let library: Library
    beforeAll(async () => {
      library = await openLibrary({ memory: true })
    }, 60_000)
    afterAll(() => library?.close())
    tests(
      () => library,
      () => ({ memory: true }),
    )
  })
  describe.skipIf(!serverAvailable())(`${name} (PostgreSQL)`, () => {
    let server: Server
    let library: Library
    let databaseUrl: string
    beforeAll(async () => {
      server = await startServer()
      databaseUrl = await server.newDatabase()
      library = await openLibrary({ databaseUrl })
    }, 60_000)
    afterAll(async () => {
      await library?.close()
      await server?.stop()
    })
    tests(
      () => library,
      () => ({ databaseUrl }),
    )
  })
}

export function serverAvailable(): boolean {
  return process.env['AFTERCUT_TEST_DATABASE_URL'] !== undefined || binaries() !== undefined
}

export async function startServer(): Promise<Server> {
  const given = process.env['AFTERCUT_TEST_DATABASE_URL']
  return given === undefined ? startOwnServer() : databasesOn(given, async () => undefined)
}

function databasesOn(url: string, stop: () => Promise<void>): Server {
  let made = 0
  return {
    newDatabase: async () => {
      const name = `aftercut_test_${process.pid}_${Date.now()}_${made++}`
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const own = new URL(url)
      own.pathname = `/${name}`
      return own.href
    },
    stop,
  }
}

function binaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  const newest = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))
  return newest.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

/** Whether a server can be started that is the test's alone, and may be stopped by it. */
export function ownServerAvailable(): boolean {
  return binaries() !== undefined
}

export async function startOwnServer(): Promise<Server> {
  const bin = binaries()
  if (!bin) throw new Error('No PostgreSQL here: set AFTERCUT_TEST_DATABASE_URL, or install postgresql.')
  const dir = mkdtempSync(join(tmpdir(), 'aftercut-postgres-'))
  const account = unprivilegedAccount()
  if (account) chownSync(dir, account.uid, account.gid)
  execFileSync(
    join(bin, 'initdb'),
    ['-D', join(dir, 'data'), '-U', 'aftercut', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    {
      ...account,
      cwd: dir,
      stdio: 'pipe',
    },
  )
  const port = await freePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${dir}`,
    'fsync=off',
    'shared_buffers=256MB',
    'max_connections=60',
  ]
  const run = () =>
    spawn(join(bin, 'postgres'), ['-D', join(dir, 'data'), ...settings.flatMap((setting) => ['-c', setting])], {
      ...account,
      cwd: dir,
      stdio: 'ignore',
    })
  let server = run()
  const killed = (): void => void server.kill('SIGINT')
  process.once('exit', killed)
  const url = `postgres://aftercut@127.0.0.1:${port}/postgres`
  await answering(url, server)
  const halt = async (): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await gone
  }
  const stop = async (): Promise<void> => {
    process.removeListener('exit', killed)
    if (server.exitCode === null) await halt()
    rmSync(dir, { recursive: true, force: true })
  }
  const resume = async (): Promise<void> => {
    server = run()
    await answering(url, server)
  }
  return { ...databasesOn(url, stop), halt, resume }
}

/** PostgreSQL refuses to run as root: Debian's own account serves it. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at its start with code ${server.exitCode}.`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(100)
    }
  }
  throw new Error('PostgreSQL does not answer.')
}
