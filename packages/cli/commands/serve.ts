import { resolve } from 'node:path'
import { serveControl } from '@aftercut/pipeline/control'
import { queueWhatIsNew, watchFolders } from '@aftercut/pipeline/importing'
import { startWorker } from '@aftercut/pipeline/jobs'
import { openWorkbench, placeFrom, type Workbench } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { buildSite } from '../build-site.ts'
import { WrongUse, type Command } from '../command.ts'
import { addressProblem, DEFAULT_PORT } from '../site-address.ts'
import type { Terminal } from '../terminal/index.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'library, desk, site and one worker in one process',
  help: `Usage: aftercut serve [--data DIR] [options]

Serves the site and works through what is imported, until it is stopped (Ctrl-C).

  --data DIR   where everything lies; ./data unless said
  --port N     ${DEFAULT_PORT} unless said; 0 takes a free one
  --host H     127.0.0.1 unless said
  --origin U   the site's public address, where a proxy stands in front
  --proxies N  how many proxies of yours stand in front
  --watch DIR  takes in new videos of this folder once they have stopped growing; may be given several times

DATABASE_URL names a PostgreSQL in place of the embedded database; AFTERCUT_STORE names an S3 bucket
(s3://BUCKET/PREFIX?endpoint=https://HOST) or a shared folder in place of DIR/objects.

Examples:
  aftercut serve --data /srv/aftercut
  aftercut import "~/Videos/Lantern Street" --data /srv/aftercut
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string' },
      origin: { type: 'string' },
      proxies: { type: 'string' },
      watch: { type: 'string', multiple: true },
    })
    if (positionals.length > 0) throw new WrongUse(`'${positionals[0]}' is one word too many. Folder: --data DIR`)
    const port = readNumber('--port', values.port, 65_535)
    const proxies = values.proxies === undefined ? 0 : readNumber('--proxies', values.proxies, 10)
    const place = placeFrom(process.env, values.data)
    const bench = await openWorkbench(place)
    try {
      const site = await openSite(terminal, bench, {
        dataDir: place.dataDir,
        port,
        proxies,
        watch: values.watch ?? [],
        log: (line) => terminal.note(line),
        ...(values.host !== undefined && { host: values.host }),
        ...(values.origin !== undefined && { origin: values.origin }),
      })
      terminal.out(site.url)
      await untilStopped(terminal)
      await site.close()
    } finally {
      await bench.close()
    }
    return 0
  },
}

export type SitePlace = {
  dataDir: string
  port: number
  proxies?: number
  host?: string
  origin?: string
  /** Folders that are watched, beside those of the settings. */
  watch?: readonly string[]
  /** Hears a line for each job that ends. */
  log?: (line: string) => void
}

/** Starts site, worker and control socket on an open workbench. */
export async function openSite(
  terminal: Terminal,
  bench: Workbench,
  { dataDir, watch = [], log, ...place }: SitePlace,
): Promise<{ url: string; close(): Promise<void> }> {
  await buildSite(terminal)
  // The command stands beside the site, and only here starts it: in one process with the library that it opened.
  // oxlint-disable-next-line no-restricted-imports
  const { startSite } = await import('@aftercut/site/serve')
  const { library, store, queue } = bench
  const site = await startSite({ library, store, queue, dataDir, ...place }).catch((error: NodeJS.ErrnoException) => {
    throw addressProblem(error, place)
  })
  if (site.setup !== undefined)
    terminal.note(`The desk has no owner yet. Open ${site.url}/desk/setup with the code ${site.setup.code}`)
  const stopControl = await serveControl(dataDir, bench)
  const worker = await startWorker(bench, log ? { log } : {})
  await queueWhatIsNew(bench)
  const folders = watch.map((folder) => ({ folder: resolve(folder) }))
  const watches = await watchFolders(bench, folders, {
    onImported({ videos, problems }) {
      for (const { file, known } of videos) if (!known) terminal.note(`Taken: ${file}`)
      for (const { message } of problems) terminal.note(`! ${message}`)
    },
    onAway: (message) => terminal.note(`! ${message}`),
  })
  library.announce(site.url)
  return {
    url: site.url,
    async close() {
      await watches.stop()
      await worker.stop()
      await stopControl()
      await site.close()
    },
  }
}

export function untilStopped({ signal }: Terminal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }))
}

export function readNumber(option: string, value: string, most: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > most)
    throw new WrongUse(`${option} wants a number from 0 to ${most}, not '${value}'.`)
  return number
}
