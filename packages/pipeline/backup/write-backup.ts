import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import type { Library } from '@aftercut/library/opening'
import type { ObjectStore } from '../store/index.ts'

export type BackupOptions = {
  /** Videos that were taken in by copy, too; prints, posters and stills always go along. */
  media?: boolean
  signal?: AbortSignal
  onProgress?: (fraction: number, what: string) => void
}

export type Backup = { file: string; bytes: number; objects: number }

/** Name of the data within the archive: lines of JSON, as `library.copies` writes them. */
export const LIBRARY_ENTRY = 'library.jsonl'
export const OBJECTS_FOLDER = 'objects/'
const MEDIA_PREFIX = 'media/'

/**
 * Writes everything into one file (tar, gzip): the data as of one moment, then the objects. The library may be at work
 * meanwhile. The file appears whole or not at all.
 */
export async function writeBackup(
  file: string,
  { library, store }: { library: Library; store: ObjectStore },
  { media = false, signal, onProgress }: BackupOptions = {},
): Promise<Backup> {
  const incoming = `${file}.incoming`
  await mkdir(dirname(file), { recursive: true })
  const archive = pack()
  const written = pipeline(archive, createGzip(), createWriteStream(incoming), { ...(signal && { signal }) })
  // What fails is told where it is awaited.
  written.catch(() => undefined)
  try {
    onProgress?.(0, 'data')
    await addData(archive, library)
    const keys = (await Array.fromAsync(store.list(''))).filter((key) => media || !key.startsWith(MEDIA_PREFIX))
    let objects = 0
    for (const [index, key] of keys.toSorted().entries()) {
      signal?.throwIfAborted()
      const size = await store.size(key)
      // Removed since it was listed.
      if (size === undefined) continue
      await add(archive, OBJECTS_FOLDER + key, size, await store.get(key))
      objects++
      onProgress?.((index + 1) / keys.length, key)
    }
    archive.finalize()
    await written
    await rename(incoming, file)
    return { file, bytes: (await stat(file)).size, objects }
  } catch (error) {
    archive.destroy()
    await rm(incoming, { force: true })
    throw error
  }
}

/** A tar entry says its length before its bytes: the data are laid down first. */
async function addData(archive: Pack, library: Library): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-backup-'))
  try {
    const path = join(folder, LIBRARY_ENTRY)
    const lines = createWriteStream(path)
    await library.copies.write(async (line) => {
      if (!lines.write(`${line}\n`)) await once(lines, 'drain')
    })
    lines.end()
    await once(lines, 'finish')
    await add(archive, LIBRARY_ENTRY, (await stat(path)).size, createReadStream(path))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function add(archive: Pack, name: string, size: number, content: NodeJS.ReadableStream): Promise<void> {
  const entry = archive.entry({ name, size })
  await pipeline(content, entry)
}
