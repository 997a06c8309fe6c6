import { restoreBackup } from '@aftercut/pipeline/backup'
import { openWorkbench, ownerOf, placeFrom } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'put a backup into an empty library, on either database',
  help: `Usage: aftercut restore FILE [--data DIR] [--replace]

Puts what 'backup' wrote into the library in DIR, or in DATABASE_URL. All of it or nothing.

  --data DIR   the library; ./data unless said
  --replace    even where there is something in it already: all of that is gone then

Example:
  DATABASE_URL=postgres://… aftercut restore /backups/aftercut-2026-11-21.tar.gz
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      replace: { type: 'boolean' },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new WrongUse('From which one file? Write: aftercut restore FILE')
    const place = placeFrom(process.env, values.data)
    const owner = place.databaseUrl ? undefined : ownerOf(place.dataDir)
    if (owner)
      throw new WrongUse(
        `The library in ${values.data} is open in ${owner.address ? `the server at ${owner.address}` : `process ${owner.pid}`}. Stop that first, or name another folder with --data.`,
      )
    const bench = await openWorkbench(place)
    try {
      const { library } = bench
      const [drama] = await library.dramas.list({ limit: 1 })
      const [video] = await library.videos.list({ limit: 1 })
      if ((drama || video) && !values.replace)
        throw new WrongUse(
          'The library is not empty. Name another with --data, or give up what is in it with --replace.',
        )
      const { objects } = await restoreBackup(file, bench, { signal: terminal.signal })
      terminal.out(`Restored, with ${objects} objects.`)
    } finally {
      await bench.close()
    }
    return 0
  },
}
