import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXPORT_FORMAT, THING_KINDS, type Telling, type Thing, type ThingKind } from '@aftercut/library/exchange'
import { Refused, type Library } from '@aftercut/library/opening'
import { prepareFolder } from '../files/index.ts'

export type ExportOptions = {
  /** Titles of the dramas that are told, with what belongs to them; all there is unless given. */
  dramas?: readonly string[]
  /** The captions of episodes that the house holds no rights in, too. */
  episodeCaptions?: boolean
  signal?: AbortSignal
}

/** How many of each kind there are in it. */
export type Exported = { [Kind in ThingKind]: number }

/**
 * Writes dramas, makings with findings and decisions, and stories as JSON (`export.schema.json`) into a file, which appears
 * whole or not at all. A line for each thing.
 */
export async function writeExport(file: string, library: Library, options: ExportOptions = {}): Promise<Exported> {
  await prepareFolder(dirname(file))
  const incoming = `${file}.${process.pid}.incoming`
  const stream = createWriteStream(incoming)
  try {
    const exported = await tellExport(stream, library, options)
    stream.end()
    await once(stream, 'finish')
    await rename(incoming, file)
    return exported
  } catch (error) {
    stream.destroy()
    await rm(incoming, { force: true })
    throw error
  }
}

/** As `writeExport`, into a stream, which stays open. */
export async function tellExport(
  stream: Writable,
  library: Library,
  { dramas, episodeCaptions, signal }: ExportOptions = {},
): Promise<Exported> {
  const telling: Telling = {
    ...(episodeCaptions && { episodeCaptions }),
    ...(dramas && { dramaIds: await idsOf(dramas, library) }),
  }
  const spool = await mkdtemp(join(tmpdir(), 'aftercut-export-'))
  try {
    const counts = await spoolThings(spool, library, telling, signal)
    await pipeline(Readable.from(joined(spool, counts)), stream, { end: false })
    return counts
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

/** Lays the things down, a line each, in a file for each kind: they are told in another order than they are written in. */
async function spoolThings(
  folder: string,
  library: Library,
  telling: Telling,
  signal: AbortSignal | undefined,
): Promise<Exported> {
  const counts = Object.fromEntries(THING_KINDS.map((kind) => [kind, 0])) as Exported
  const files = new Map<ThingKind, FileHandle>()
  try {
    for (const kind of THING_KINDS) files.set(kind, await open(join(folder, kind), 'w'))
    await library.exchange.tell(telling, async (kind: ThingKind, thing: Thing) => {
      signal?.throwIfAborted()
      const comma = counts[kind]++ > 0 ? ',' : ''
      await files.get(kind)?.write(`${comma}\n${JSON.stringify(thing)}`)
    })
  } finally {
    for (const file of files.values()) await file.close()
  }
  return counts
}

/** The document: a field for each kind, in the order in which things can be taken. */
async function* joined(folder: string, counts: Exported): AsyncGenerator<string | Buffer> {
  yield `{\n"format": ${JSON.stringify(EXPORT_FORMAT)}`
  for (const kind of THING_KINDS) {
    yield `,\n"${kind}": [`
    yield* createReadStream(join(folder, kind)) as AsyncIterable<Buffer>
    yield counts[kind] > 0 ? '\n]' : ']'
  }
  yield '\n}\n'
}

async function idsOf(titles: readonly string[], library: Library): Promise<string[]> {
  const ids: string[] = []
  for (const title of titles) {
    const drama = await library.dramas.byTitle(title)
    if (!drama) throw new Refused(`There is no drama '${title}' in the library.`)
    ids.push(drama.id)
  }
  return ids
}
