import { resolve } from 'node:path'
import { writeBackup } from '@aftercut/pipeline/backup'
import { askServer } from '@aftercut/pipeline/control'
import { openKnownWorkbench, ownerOf, placeFrom } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'write everything into one file, while the server runs',
  help: `Usage: aftercut backup FILE [--data DIR] [--media]

Writes the library as of one moment, its settings, prints, posters and stills into FILE (tar, gzip). 'restore' puts it
into an empty library on either database. Where a server has the library open, it writes the backup.

  --data DIR   the library; ./data unless said
  --media      videos that were imported with --copy, too
  --json       what was written, as JSON on stdout

Example:
  aftercut backup /backups/aftercut-$(date +%F).tar.gz --data /srv/aftercut
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      media: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new WrongUse('Into which one file? Write: aftercut backup FILE')
    const place = placeFrom(process.env, values.data)
    const progress = terminal.progress('Writing the backup')
    const options = {
      ...(values.media && { media: true }),
      signal: terminal.signal,
      onProgress: (fraction: number, what: string) => progress.update(fraction, what),
    }
    const owner = place.databaseUrl ? undefined : ownerOf(place.dataDir)
    if (owner)
      terminal.note(`The server at ${owner.address ?? `process ${owner.pid}`} has the library open and writes it.`)
    const written = owner
      ? await askServer(place.dataDir, 'backup', { path: resolve(file), ...(values.media && { media: true }) }, options)
      : await withBench()
    progress.end()
    terminal.out(
      values.json ? JSON.stringify(written) : `${written.file}  ${written.bytes} bytes, ${written.objects} objects`,
    )
    return 0

    async function withBench() {
      const bench = await openKnownWorkbench(place)
      try {
        return await writeBackup(resolve(file ?? ''), bench, options)
      } finally {
        await bench.close()
      }
    }
  },
}
