import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { askServer } from '@aftercut/pipeline/control'
import { writeExport, type Exported } from '@aftercut/pipeline/exchange'
import { openKnownWorkbench, ownerOf, placeFrom, Refused } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'

export const exporting: Command = {
  name: 'export',
  summary: 'write dramas, makings with findings and decisions, and stories as JSON',
  help: `Usage: aftercut export [FILE] [--data DIR] [options]

Writes what the library holds as JSON (docs/formats.md) into FILE, or on stdout: people, dramas, rankings, videos with
captions, makings with what was found and decided, stories. 'import' takes it, into this library or another. Media,
accounts, settings and readers' answers are not in it: 'backup' has those. Where a server has the library open, it
writes the file.

  --data DIR          the library; ./data unless said
  --drama TITLE       only this drama and what belongs to it; may be given several times
  --episode-captions  the captions of episodes, too, where you do not hold the rights: keep those to yourself

Examples:
  aftercut export all.json --data /srv/aftercut
  aftercut export --drama "Lantern Street" | jq '.stories[].draft.headline'
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      drama: { type: 'string', multiple: true },
      'episode-captions': { type: 'boolean' },
    })
    const [file, ...more] = positionals
    if (more.length > 0) throw new WrongUse(`Into one file; '${more[0]}' is one too many.`)
    const place = placeFrom(process.env, values.data)
    const options = {
      ...(values.drama && { dramas: values.drama }),
      ...(values['episode-captions'] && { episodeCaptions: true }),
    }
    const owner = place.databaseUrl ? undefined : ownerOf(place.dataDir)
    if (owner)
      terminal.note(`The server at ${owner.address ?? `process ${owner.pid}`} has the library open and writes it.`)
    if (file) {
      terminal.note(tell(await write(resolve(file))))
      return 0
    }
    const folder = await mkdtemp(join(tmpdir(), 'aftercut-export-'))
    try {
      const path = join(folder, 'export.json')
      await write(path)
      await pipeline(createReadStream(path), process.stdout, { end: false })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    return 0

    async function write(path: string): Promise<Exported> {
      const { signal } = terminal
      if (owner) return askServer(place.dataDir, 'export', { path, ...options }, { signal })
      const bench = await openKnownWorkbench(place)
      try {
        return await writeExport(path, bench.library, { ...options, signal })
      } catch (error) {
        throw error instanceof Refused ? new WrongUse(error.message, { cause: error }) : error
      } finally {
        await bench.close()
      }
    }
  },
}

/** What is not its plural without an s. */
const ONE: Record<string, string> = { people: 'person', stories: 'story' }

const tell = (exported: Exported): string =>
  Object.entries(exported)
    .map(([kind, count]) => `${count} ${count === 1 ? (ONE[kind] ?? kind.replace(/s$/, '')) : kind}`)
    .join(', ')
