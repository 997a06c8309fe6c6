import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { prepareFolder, UnwritableFolder } from '../files/index.ts'
import { checkKey, ObjectNotFound, StoreUnavailable, type ObjectStore } from './object-store.ts'

const HALF_WRITTEN = '.incoming'

/** A store in a folder: an object is written beside the others, synced to disk, and then renamed into its place. */
export function createFileStore(folder: string): ObjectStore {
  const pathOf = (key: string) => {
    checkKey(key)
    return join(folder, ...key.split('/'))
  }
  return {
    async put(key, body) {
      const path = pathOf(key)
      const incoming = join(folder, HALF_WRITTEN, randomUUID())
      try {
        await prepareFolder(dirname(incoming))
        await prepareFolder(dirname(path))
        await writeSynced(incoming, body)
        await rename(incoming, path)
      } catch (cause) {
        await rm(incoming, { force: true }).catch(() => undefined)
        throw asStoreError(cause, `Cannot write '${key}' to ${folder}`)
      }
    },

    async get(key, range) {
      const path = pathOf(key)
      const facts = await stat(path).catch((cause: unknown) => {
        throw isMissing(cause) ? new ObjectNotFound(key, { cause }) : asStoreError(cause, `Cannot read '${key}'`)
      })
      if (!facts.isFile()) throw new ObjectNotFound(key)
      return createReadStream(path, range)
    },

    async size(key) {
      const facts = await stat(pathOf(key)).catch((cause: unknown) => {
        if (isMissing(cause)) return undefined
        throw asStoreError(cause, `Cannot read '${key}'`)
      })
      return facts?.isFile() ? facts.size : undefined
    },

    async remove(key) {
      await rm(pathOf(key), { force: true }).catch((cause: unknown) => {
        throw asStoreError(cause, `Cannot remove '${key}'`)
      })
    },

    async *list(prefix) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
        if (isMissing(cause)) return []
        throw asStoreError(cause, `Cannot list ${folder}`)
      })
      for (const entry of entries) {
        const key = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
        if (entry.isFile() && key.startsWith(prefix) && !key.startsWith(`${HALF_WRITTEN}/`)) yield key
      }
    },
  }
}

async function writeSynced(path: string, body: Uint8Array | Readable): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

/** What a person can do about it, by the code of the operating system. */
const REMEDIES: Record<string, string> = {
  ENOSPC: 'the disk is full; make room, and the work goes on by itself',
  EROFS: 'the file system is read-only; mount it for writing, and the work goes on by itself',
  EACCES: 'it may not be written there; give the rights to the user that Aftercut runs as',
  EIO: 'the disk reports an error; check it',
}

function asStoreError(error: unknown, what: string): unknown {
  const cause = error instanceof UnwritableFolder ? (error.cause ?? { code: 'a file is in the way' }) : error
  const code = (cause as NodeJS.ErrnoException).code
  if (!code || cause instanceof StoreUnavailable) return cause
  return new StoreUnavailable(`${what}: ${REMEDIES[code] ?? code}.`, { cause })
}
