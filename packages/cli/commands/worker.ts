import { join } from 'node:path'
import { queueWhatIsNew } from '@aftercut/pipeline/importing'
import { startWorker } from '@aftercut/pipeline/jobs'
import { openWorkbench, placeFrom } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'
import { untilStopped } from './serve.ts'

export const worker: Command = {
  name: 'worker',
  summary: "one more machine's worth of work on a shared PostgreSQL",
  help: `Usage: DATABASE_URL=postgres://… AFTERCUT_STORE=s3://… aftercut worker

Takes jobs from the queue in DATABASE_URL until it is stopped (Ctrl-C). It needs the database and the store, and
nothing else; videos that were imported by reference it reads where they lie, if their folder is shared.
A job that a worker leaves unfinished goes to another.

  --data DIR   for what this machine alone needs; ./data unless said

Each job that ends is told on stderr in a line, with what it was done to; one that failed begins with '!'.
`,
  async run(args, terminal) {
    const { values } = readArguments(args, { data: { type: 'string', default: 'data' } })
    const place = placeFrom(process.env, values.data)
    if (!place.databaseUrl)
      throw new WrongUse(
        "A worker shares a PostgreSQL: set DATABASE_URL. On one machine, 'aftercut serve' works alone.",
      )
    if (!place.store)
      terminal.note(
        `The store is ${join(place.dataDir, 'objects')}: right on the machine of the site, with its --data. Elsewhere set AFTERCUT_STORE.`,
      )
    const bench = await openWorkbench(place)
    try {
      const running = await startWorker(bench, { log: (line) => terminal.note(line) })
      await queueWhatIsNew(bench)
      terminal.note('Working.')
      await untilStopped(terminal)
      await running.stop()
    } finally {
      await bench.close()
    }
    return 0
  },
}
