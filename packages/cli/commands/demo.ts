import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { publishSample } from '@aftercut/pipeline/sample'
import { openWorkbench } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'
import { DEFAULT_PORT, PortTaken } from '../site-address.ts'
import { openSite, untilStopped } from './serve.ts'
import { watch } from './watch.ts'

const HOUSE = join(import.meta.dirname, '../../..')
const SAMPLE = join(HOUSE, 'sample/drama')
const MAKING = 'Open.When.It.Rains.S01E02-behindthescenes.mp4'
const DEMO = join(HOUSE, 'demo')

export const demo: Command = {
  name: 'demo',
  summary: 'the main job on the sample drama, and the site with its story',
  help: `Usage: aftercut demo [--no-serve]

Watches the making-of of the sample drama (sample/drama), names the page that shows what was found, then serves the
site with the sample's story published, until it is stopped (Ctrl-C). All of it lies in demo/ and may be deleted.

  --no-serve   end after the page is written
  --port N     ${DEFAULT_PORT} unless said, or a free one where that is taken
`,
  async run(args, terminal) {
    const { values } = readArguments(args, { 'no-serve': { type: 'boolean' }, port: { type: 'string' } })
    if (!existsSync(join(SAMPLE, MAKING))) throw new Error(`The sample drama is missing from ${SAMPLE}.`)
    const here = (path: string) => relative(process.cwd(), path) || '.'
    const sample = here(SAMPLE)
    terminal.note(`aftercut watch ${join(sample, MAKING)} --episodes ${sample} --cast ${join(sample, 'cast.csv')}\n`)
    const code = await watch.run(
      [here(join(SAMPLE, MAKING)), '--episodes', sample, '--cast', join(sample, 'cast.csv'), '--out', here(DEMO)],
      terminal,
    )
    if (code !== 0 || values['no-serve']) return code
    const port = values.port === undefined ? DEFAULT_PORT : Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse(`--port wants a number up to 65535.`)

    terminal.note('\nThe site with the sample in it:')
    const dataDir = join(DEMO, 'library')
    const bench = await openWorkbench({ dataDir })
    try {
      const site = await openSite(terminal, bench, { dataDir, port }).catch((error: unknown) => {
        if (!(error instanceof PortTaken) || values.port !== undefined) throw error
        return openSite(terminal, bench, { dataDir, port: 0 })
      })
      try {
        const progress = terminal.progress('Reading the sample')
        const { storySlug } = await publishSample(SAMPLE, bench, {
          signal: terminal.signal,
          onProgress: (_, fraction) => progress.update(fraction),
        })
        progress.end()
        terminal.out(
          `\nThe page:   ${here(join(DEMO, 'watch.html'))}\nThe site:   ${site.url}\nThe story:  ${site.url}/stories/${storySlug}\n`,
        )
        terminal.note('Ctrl-C stops it.')
        await untilStopped(terminal)
      } finally {
        await site.close()
      }
    } finally {
      await bench.close()
    }
    return 0
  },
}
