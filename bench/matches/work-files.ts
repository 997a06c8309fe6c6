import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readVideo } from '@aftercut/media/reading'
import type { Readings } from '@aftercut/engine/readings'

/** Where films made for the benchmarks lie; nothing there is kept in the repository. */
export const WORK = join(import.meta.dirname, '..', 'work', 'matches')

/** Footage that may lie beside the checkout. */
export const MEDIA = join(import.meta.dirname, '..', '..', '..', 'shared', 'media')

/** The file `name` in the work folder, made by `make` at a temporary path unless it is there. */
export async function workFile(name: string, make: (path: string) => Promise<void> | void): Promise<string> {
  const path = join(WORK, name)
  if (existsSync(path)) return path
  mkdirSync(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `making-${process.pid}-${name.split('/').at(-1)}`)
  await make(temporary)
  renameSync(temporary, path)
  return path
}

const PACKAGES = join(import.meta.dirname, '..', '..', 'packages')

/** A fingerprint of the code that makes readings: readings are kept until it changes. */
const readingCode = createHash('sha256')
for (const room of ['engine/readings', 'engine/audio', 'media/reading']) {
  for (const file of readdirSync(join(PACKAGES, room)).toSorted()) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) readingCode.update(readFileSync(join(PACKAGES, room, file)))
  }
}
export const READING_CODE = readingCode.digest('hex').slice(0, 12)

/** The readings of a video, kept in the work folder. */
export async function readingsOf(path: string): Promise<Readings> {
  const { size, mtimeMs } = statSync(path)
  const key = createHash('sha256').update(`${path} ${size} ${mtimeMs}`).digest('hex').slice(0, 16)
  const kept = join(WORK, 'readings', `${key}-${READING_CODE}`)
  if (existsSync(kept)) return deserialize(readFileSync(kept)) as Readings
  const { result } = await readVideo(path)
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, serialize(result))
  return result
}
