import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LibraryInUse } from './errors.ts'

/** Who holds the embedded database. `started` is the process's start time as the system tells it, not a clock reading. */
export type Owner = { pid: number; started: string; host: string; nonce: string; since: string; address?: string }

export type OwnerLock = {
  /** Tells others where the owner can be reached (the address of its server). */
  announce(address: string): void
  release(): void
}

/** Two contenders that both found a dead owner settle within one rename: this leaves them ample time. */
const SETTLE_MS = 50

/**
 * Takes the lock on a data directory. The owner is judged by whether its process lives (number and start time), never
 * by the age of the lock. Throws `LibraryInUse` naming the owner when it lives, or cannot be judged from here.
 */
export async function takeOwnerLock(dataDir: string): Promise<OwnerLock> {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'library.lock')
  const owner: Owner = {
    pid: process.pid,
    started: processStart(process.pid) ?? 'unknown',
    host: hostname(),
    nonce: randomUUID(),
    since: new Date().toISOString(),
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (create(path, owner)) {
      await pause(SETTLE_MS)
      if (readOwner(path)?.nonce === owner.nonce) return held(path, owner)
      continue
    }
    const other = readOwner(path)
    if (other && lives(other)) throw new LibraryInUse(dataDir, other)
    if (other) clear(path, other.nonce)
    else await pause(SETTLE_MS)
  }
  throw new LibraryInUse(dataDir, readOwner(path))
}

/** Reads who holds a data directory, if anyone who lives. */
export function ownerOf(dataDir: string): Owner | undefined {
  const owner = readOwner(join(dataDir, 'library.lock'))
  return owner && lives(owner) ? owner : undefined
}

function held(path: string, owner: Owner): OwnerLock {
  const release = (): void => {
    process.removeListener('exit', release)
    if (readOwner(path)?.nonce === owner.nonce) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return {
    announce: (address) => {
      const next = `${path}.${owner.nonce}`
      writeFileSync(next, JSON.stringify({ ...owner, address }))
      renameSync(next, path)
    },
    release,
  }
}

/** Creates the lock whole or not at all: written aside, then linked, which fails where a lock stands. */
function create(path: string, owner: Owner): boolean {
  const aside = `${path}.${owner.nonce}`
  writeFileSync(aside, JSON.stringify(owner))
  try {
    linkSync(aside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    unlinkSync(aside)
  }
}

/** Moves a dead owner's lock away; puts back a lock that turns out to be another's. */
function clear(path: string, nonce: string): void {
  const aside = `${path}.dead.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readOwner(aside)?.nonce !== nonce) {
    try {
      linkSync(aside, path)
    } catch {
      // A third contender has taken it meanwhile: the lock's maker finds out when it settles.
    }
  }
  unlinkSync(aside)
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function lives(owner: Owner): boolean {
  // Another machine on a shared disk cannot be judged from here: treated as alive, and named in the error.
  if (owner.host !== hostname()) return true
  const started = processStart(owner.pid)
  return started !== undefined && (owner.started === 'unknown' || started === owner.started)
}

/** When a process started: boot and clock ticks on Linux, `ps`' words elsewhere; undefined when there is none. */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Fields after the command's closing parenthesis; the 22nd field overall is the start time in ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return process.platform === 'linux' ? undefined : startElsewhere(pid)
  }
}

function startElsewhere(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  try {
    const words =
      process.platform === 'win32'
        ? execFileSync('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`])
        : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
    return words.toString('utf8').trim() || undefined
  } catch {
    return undefined
  }
}
