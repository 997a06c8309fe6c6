import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { UnreadableInput } from '@aftercut/engine/report'
import { Refused, type Library } from '@aftercut/library/opening'
import { checkKey, type ObjectStore } from '../store/index.ts'
import { LIBRARY_ENTRY, OBJECTS_FOLDER } from './write-backup.ts'

/**
 * Puts a backup into an empty library, on either database, and its objects into a store. Throws `UnreadableInput` when
 * the file is no backup, or breaks off.
 */
export async function restoreBackup(
  file: string,
  { library, store }: { library: Library; store: ObjectStore },
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (what: string) => void } = {},
): Promise<{ objects: number }> {
  const archive = extract()
  const gunzip = createGunzip()
  const source = createReadStream(file)
  source.on('error', (error) => archive.destroy(error))
  gunzip.on('error', (error) => archive.destroy(error))
  source.pipe(gunzip).pipe(archive)
  let objects = 0
  let restored = false
  try {
    for await (const entry of archive) {
      signal?.throwIfAborted()
      const { name } = entry.header
      onProgress?.(name)
      if (name === LIBRARY_ENTRY) {
        await library.copies.read(linesOf(entry as unknown as AsyncIterable<Uint8Array>))
        restored = true
      } else if (name.startsWith(OBJECTS_FOLDER)) {
        const key = name.slice(OBJECTS_FOLDER.length)
        checkKey(key)
        const body = new PassThrough()
        const put = store.put(key, body)
        ;(entry as unknown as Readable).pipe(body)
        await put
        objects++
      } else entry.resume()
    }
  } catch (cause) {
    if (cause instanceof Refused) throw new UnreadableInput(file, `Cannot restore ${file}: ${cause.message}`, { cause })
    if (!isArchiveError(cause)) throw cause
    throw new UnreadableInput(
      file,
      `Cannot read ${file}: ${(cause as Error).message}. It is no backup, or breaks off.`,
      {
        cause,
      },
    )
  } finally {
    source.destroy()
  }
  if (!restored) throw new UnreadableInput(file, `${file} holds no library: it is no backup of Aftercut.`)
  return { objects }
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
