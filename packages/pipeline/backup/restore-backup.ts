import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { UnreadableInput } from '@aftercut/engine/report'
import { Refused, type Library } from '@aftercut/library/opening'
import { checkKey, type ObjectStore } from '../store/index.ts'
import { LIBRARY_ENTRY, OBJECTS_FOLDER } from './write-backup.ts'

type Entry = { name: string; body: Readable }

/**
 * Puts a backup into an empty library, on either database, and its objects into a store. The file is read through
 * once before anything is written: all of it goes in, or nothing. Throws `UnreadableInput` when it is no backup, or
 * breaks off.
 */
export async function restoreBackup(
  file: string,
  { library, store }: { library: Library; store: ObjectStore },
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (what: string) => void } = {},
): Promise<{ objects: number }> {
  let holdsLibrary = false
  for await (const { name, body } of entriesOf(file)) {
    signal?.throwIfAborted()
    holdsLibrary ||= name === LIBRARY_ENTRY
    body.resume()
  }
  if (!holdsLibrary) throw new UnreadableInput(file, `${file} holds no library: it is no backup of Aftercut.`)
  let objects = 0
  for await (const { name, body } of entriesOf(file)) {
    signal?.throwIfAborted()
    onProgress?.(name)
    if (name === LIBRARY_ENTRY) await readLibrary(file, body, library)
    else if (name.startsWith(OBJECTS_FOLDER)) {
      const key = name.slice(OBJECTS_FOLDER.length)
      checkKey(key)
      const bytes = new PassThrough()
      const put = store.put(key, bytes)
      body.pipe(bytes)
      await put
      objects++
    } else body.resume()
  }
  return { objects }
}

/** What stands in the archive, one after the other. Throws `UnreadableInput` where it is none, or breaks off. */
async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const archive = extract()
  const gunzip = createGunzip()
  const source = createReadStream(file)
  let broken: Error | undefined
  for (const stream of [source, gunzip])
    stream.on('error', (error: Error) => {
      broken ??= error
      archive.destroy(error)
    })
  source.pipe(gunzip).pipe(archive)
  try {
    for await (const entry of archive) yield { name: entry.header.name, body: entry as unknown as Readable }
  } catch (cause) {
    const error = broken ?? (cause as Error)
    if (!isArchiveError(error)) throw cause
    throw new UnreadableInput(file, `Cannot read the backup ${file}: ${reasonFor(error)}`, { cause })
  } finally {
    source.destroy()
  }
}

async function readLibrary(file: string, body: AsyncIterable<Uint8Array>, library: Library): Promise<void> {
  try {
    await library.copies.read(linesOf(body))
  } catch (cause) {
    if (cause instanceof Refused) throw new UnreadableInput(file, `Cannot restore ${file}: ${cause.message}`, { cause })
    throw cause
  }
}

function reasonFor({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file.'
  if (code === 'EISDIR') return "it is a folder. Name the file that 'aftercut backup' wrote."
  if (code === 'EACCES') return 'you have no right to read it. Give yourself the right, or copy it.'
  return `it is no backup, or breaks off (${message}). Take another, or copy it again.`
}

/** Lines of a stream that may break off: unlike `readline`, it then throws instead of ending. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

function isArchiveError(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(?:Z_|ENOENT|EISDIR|EACCES|ERR_STREAM_PREMATURE)/.test(code) || /tar|unexpected end|header/i.test(message)
}
