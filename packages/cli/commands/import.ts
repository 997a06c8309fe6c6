import { basename, resolve } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import { askServer } from '@aftercut/pipeline/control'
import { importPath, type Imported } from '@aftercut/pipeline/importing'
import { openWorkbench, ownerOf, placeFrom } from '@aftercut/pipeline/workbench'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'

export const importing: Command = {
  name: 'import',
  summary: 'take folders of episodes and makings into the library, as they lie',
  help: `Usage: aftercut import PATH… [--data DIR] [options]

Takes videos, captions and what stands beside them (info.json of yt-dlp, NFO of Kodi and Jellyfin) into the library.
Season folders, extras folders and suffixes such as -behindthescenes tell episodes from makings. The same content
twice is once there. Where a server has the library open, it does the import.

Also takes dramas as JSON (our own, or TVmaze's), dramas, episodes and cast as CSV, rankings (Netflix's weekly TSV,
or CSV) and offers (CSV):
docs/formats.md has an example of each; and what 'export' wrote.
What cannot be taken is told, and the rest is taken. Exit 3: nothing could be.

  --data DIR      the library; ./data unless said
  --drama TITLE   the drama that all of it belongs to, where names and folders do not say
  --copy          copy the videos into the object store; otherwise they stay where they lie
  --json          what was taken, as JSON on stdout

Examples:
  aftercut import "~/Videos/Lantern Street" --data /srv/aftercut
  aftercut import making.mp4 --drama "Lantern Street" --copy
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      data: { type: 'string', default: 'data' },
      drama: { type: 'string' },
      copy: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    if (positionals.length === 0) throw new WrongUse('Which folders? Write: aftercut import PATH…')
    const place = placeFrom(process.env, values.data)
    const progress = terminal.progress('Importing')
    const options = {
      ...(values.drama !== undefined && { drama: values.drama }),
      ...(values.copy && { copy: true }),
      signal: terminal.signal,
      onProgress: (fraction: number, file: string) => progress.update(fraction, basename(file)),
    }
    const owner = place.databaseUrl ? undefined : ownerOf(place.dataDir)
    const all: Imported = { videos: [], catalogues: [], problems: [] }
    const keep = ({ videos, catalogues, problems }: Imported) => {
      all.videos.push(...videos)
      all.catalogues.push(...catalogues)
      all.problems.push(...problems)
    }
    // What cannot be taken at all does not hold up the others.
    const attempt = async (path: string, work: () => Promise<Imported>) => {
      try {
        keep(await work())
      } catch (error) {
        if (!(error instanceof UnreadableInput)) throw error
        all.problems.push({ file: path, code: 'not-imported', message: error.message })
      }
    }
    if (owner) {
      terminal.note(
        `The server at ${owner.address ?? `process ${owner.pid}`} has the library open and does the import.`,
      )
      const { drama, copy, signal, onProgress } = options
      for (const path of positionals)
        await attempt(path, () =>
          askServer(
            place.dataDir,
            'import',
            { path: resolve(path), ...(drama !== undefined && { drama }), ...(copy && { copy }) },
            { signal, onProgress },
          ),
        )
    } else {
      const bench = await openWorkbench(place)
      try {
        for (const path of positionals) await attempt(path, () => importPath(path, bench, options))
      } finally {
        await bench.close()
      }
    }
    progress.end()
    terminal.out(values.json ? JSON.stringify(all) : tell(all))
    return all.videos.length === 0 && all.catalogues.every(({ rows }) => rows === 0) ? 3 : 0
  },
}

function tell({ videos, catalogues, problems }: Imported): string {
  const lines = videos.map(({ file, kind, known }) => `${kind.padEnd(7)}  ${file}${known ? '  (there already)' : ''}`)
  const lists = catalogues.map(({ file, what, rows }) => `${what.padEnd(8)} ${file}  (${rows} taken)`)
  // A fault in captions names its line, and not always its file.
  const faults = problems.map(({ file, message }) =>
    message.includes(file) ? `! ${message}` : `! ${file}: ${message}`,
  )
  return [
    ...lines,
    ...lists,
    ...faults,
    ...(videos.length > 1 || faults.length > 1 ? [sum(videos, problems)] : []),
  ].join('\n')
}

/** What a long list comes to. */
function sum(videos: Imported['videos'], problems: Imported['problems']): string {
  const known = videos.filter((video) => video.known).length
  const refused = problems.filter(({ code }) => code === 'not-imported').length
  const other = problems.length - refused
  return [
    `${videos.length - known} taken`,
    `${known} there already`,
    `${refused} not taken`,
    ...(other > 0 ? [`${other} ${other === 1 ? 'remark' : 'remarks'} on what lies beside them`] : []),
  ].join(', ')
}
