import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LibraryInUse, openLibrary, ownerOf } from './index.ts'
import { processStart, takeOwnerLock } from './owner-lock.ts'

const opened: { dir: string; child?: ChildProcess }[] = []

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'aftercut-owner-'))
  opened.push({ dir })
  return dir
}

afterEach(() => {
  for (const { dir, child } of opened.splice(0)) {
    child?.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
})

const WRITER = join(import.meta.dirname, 'killed-writer.fixture.ts')

/** A process that owns the library and writes without end; each acknowledged write is a line of its output. */
function startWriter(dir: string): { child: ChildProcess; acknowledged: string[]; running: Promise<void> } {
  const child = spawn(process.execPath, [WRITER, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  opened.push({ dir, child })
  const acknowledged: string[] = []
  let rest = ''
  const running = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The writer ended.')))
    child.stdout?.on('data', (data: Buffer) => {
      const lines = (rest + data.toString()).split('\n')
      rest = lines.pop() ?? ''
      acknowledged.push(...lines)
      if (acknowledged.length > 0) resolve()
    })
  })
  running.catch(() => undefined)
  return { child, acknowledged, running }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

describe('the owner of an embedded library', () => {
  it('is one: a second opener is told who it is and where', async () => {
    const dir = newDir()
    const library = await openLibrary({ dataDir: dir })
    library.announce('http://127.0.0.1:4600')
    expect(ownerOf(dir)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4600' })
    await expect(openLibrary({ dataDir: dir })).rejects.toSatisfy(
      (error) =>
        error instanceof LibraryInUse &&
        error.message.includes(String(process.pid)) &&
        error.owner?.address === 'http://127.0.0.1:4600',
    )
    await library.close()
    expect(ownerOf(dir)).toBeUndefined()
    expect(existsSync(join(dir, 'library.lock'))).toBe(false)
  })

  it('is judged by whether it lives, not by the age of its lock', async () => {
    const dir = newDir()
    const lock = await takeOwnerLock(dir)
    const path = join(dir, 'library.lock')
    utimesSync(path, new Date(0), new Date(0))
    await expect(takeOwnerLock(dir)).rejects.toBeInstanceOf(LibraryInUse)
    // The same number, another process: started at another time.
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), started: 'boot/1' }))
    const taken = await takeOwnerLock(dir)
    taken.release()
    lock.release()
    expect(processStart(process.pid)).toBe(processStart(process.pid))
    expect(processStart(2 ** 22 + 1)).toBeUndefined()
  })

  it('is one of many that come at once to a lock left by the dead', async () => {
    const dir = newDir()
    const path = join(dir, 'library.lock')
    const dead = {
      pid: 2 ** 22 + 1,
      started: 'boot/1',
      host: (await import('node:os')).hostname(),
      nonce: 'dead',
      since: '',
    }
    for (let round = 0; round < 10; round++) {
      writeFileSync(path, JSON.stringify(dead))
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeOwnerLock(dir)))
      const won = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(won).toHaveLength(1)
      won[0]?.release()
    }
  })

  it('loses no acknowledged write when it is killed', async () => {
    const dir = newDir()
    const promised: string[] = []
    for (let round = 0; round < 4; round++) {
      const { child, acknowledged, running } = startWriter(dir)
      await running
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 70))
      await kill(child)
      promised.push(...acknowledged)
    }
    const library = await openLibrary({ dataDir: dir })
    const slugs = new Set((await library.dramas.list({ limit: 100_000 })).map((drama) => drama.slug))
    expect(promised.length).toBeGreaterThan(4)
    expect(promised.filter((slug) => !slugs.has(slug))).toEqual([])
    // Whole or not at all: what is there can be found, and its season is there with it.
    for (const drama of await library.dramas.list({ limit: 100_000 })) {
      expect(await library.dramas.synopses(drama.id)).toHaveLength(1)
    }
    const { hits } = await library.search.find({ text: promised[0]?.replaceAll('-', ' ') ?? '' })
    expect(hits[0]?.slug).toBe(promised[0])
    await library.close()
  }, 180_000)
})
