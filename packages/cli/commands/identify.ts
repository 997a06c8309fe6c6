import { basename, resolve } from 'node:path'
import { askServer } from '@aftercut/pipeline/control'
import { identifyVideo, nameOfEpisode, type Identified } from '@aftercut/pipeline/identify'
import { openKnownWorkbench, ownerOf, placeFrom } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'
import { clock } from '../summary/index.ts'

export const identify: Command = {
  name: 'identify',
  summary: 'find which drama and episode of the library a video comes from',
  help: `Usage: aftercut identify VIDEO [--data DIR]

Tells of which episodes in the library VIDEO has something, with the spans, by sound or picture. The episodes must have
been imported and read. Where a server has the library open, it answers. Exit 1: the library holds nothing of it.

  --data DIR   the library; ./data unless said
  --json       the answer as JSON on stdout

Example:
  aftercut identify clip.mp4 --data /srv/aftercut
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      json: { type: 'boolean' },
    })
    const [video, ...more] = positionals
    if (!video || more.length > 0) throw new WrongUse('Which one video? Write: aftercut identify VIDEO')
    const place = placeFrom(process.env, values.data)
    const progress = terminal.progress(`Identifying ${basename(video)}`)
    const options = {
      signal: terminal.signal,
      onProgress: (fraction: number, what: string) => progress.update(fraction, what),
    }
    const owner = place.databaseUrl ? undefined : ownerOf(place.dataDir)
    if (owner)
      terminal.note(`The server at ${owner.address ?? `process ${owner.pid}`} has the library open and answers.`)
    const identified = owner
      ? await askServer(place.dataDir, 'identify', { path: resolve(video) }, options)
      : await withBench()
    progress.end()
    terminal.out(values.json ? JSON.stringify(identified) : tell(identified))
    return identified.episodes.length > 0 ? 0 : 1

    async function withBench() {
      const bench = await openKnownWorkbench(place)
      try {
        return await identifyVideo(resolve(video ?? ''), bench, options)
      } finally {
        await bench.close()
      }
    }
  },
}

function tell({ file, episodes }: Identified): string {
  if (episodes.length === 0) return `The library holds nothing of ${basename(file)}.`
  const lines = episodes.flatMap((episode) => [
    nameOfEpisode(episode),
    ...episode.matches.map(
      ({ making, episode: { start, end }, rate, by }) =>
        `  ${clock(making.start)}–${clock(making.end)} is ${clock(start)}–${clock(end)} of it${rate === 1 ? '' : `, at ${rate.toFixed(2)} times its length`} (by ${by.join(' and ')})`,
    ),
  ])
  return lines.join('\n')
}
