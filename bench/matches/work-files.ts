import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readVideo } from '@aftercut/media/reading'
import type { Readings } from '@aftercut/engine/readings'

const ROOT = join(import.meta.dirname, '..', '..')

/** Footage that may lie beside the checkout. */
export const MEDIA = join(ROOT, '..', 'shared', 'media')

/** A fingerprint of the code in some files and folders, tests apart: what it made is kept until it changes. */
function codeOf(...paths: string[]): string {
  const code = createHash('sha256')
  for (const path of paths) {
    const files = path.endsWith('.ts') ? [path] : readdirSync(join(ROOT, path)).map((file) => `${path}/${file}`)
    for (const file of files.toSorted()) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) code.update(readFileSync(join(ROOT, file)))
    }
  }
  return code.digest('hex').slice(0, 12)
}

/** Of the code that makes readings. */
export const READING_CODE = codeOf('packages/engine/readings', 'packages/engine/audio', 'packages/media/reading')

/** The code that draws and cuts the films. */
const FILM_CODE = codeOf(
  'bench/stage',
  'packages/media/encoding',
  ...['conditions', 'making', 'material', 'retakes', 'sounds'].map((file) => `bench/matches/${file}.ts`),
)

/** Where films made for the benchmarks lie, those of other code apart; nothing there is kept in the repository. */
const WORK = join(ROOT, 'bench/work/matches', FILM_CODE)

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
