/**
 * Run by `kills.ts`, which kills it: the owner of the library in the folder given works through its jobs, takes in the
 * videos of a folder one by one and saves edits, and writes a line for each that it acknowledges. What a dead process
 * left half done would be seen first here, by whoever opens next: those lines begin with `half`.
 */
import { writeSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { importFolder, queueWhatIsNew } from '@aftercut/pipeline/importing'
import { startWorker } from '@aftercut/pipeline/jobs'
import { openWorkbench } from '@aftercut/pipeline/workbench'
import { halfResults } from './half-results.ts'

const [dataDir = '', videos = '', round = '0', upTo = '1'] = process.argv.slice(2)
const tell = (line: string): void => void writeSync(1, `${line}\n`)

/** An editor's pause: the embedded database does one thing at a time, and imports and jobs want their turn. */
const EDIT_MILLISECONDS = 25

const bench = await openWorkbench({ dataDir })
for (const half of await halfResults(bench)) tell(`half ${half}`)
await startWorker(bench)
await queueWhatIsNew(bench)
tell('ready')
await Promise.all([takeIn(), edit()])

async function takeIn(): Promise<void> {
  for (const name of (await readdir(videos)).toSorted().slice(0, Number(upTo))) {
    const { videos: taken } = await importFolder(join(videos, name), bench, { drama: 'Killed Street' })
    if (taken[0] && !taken[0].known) tell(`video ${taken[0].videoId}`)
  }
}

async function edit(): Promise<void> {
  for (let number = 0; ; number++) {
    await pause(EDIT_MILLISECONDS)
    const title = `Round ${round} edit ${number}`
    const { id } = await bench.library.dramas.save({ titles: { en: title } }, 'editor')
    tell(`made ${id} ${title}`)
    const changed = `${title}, corrected`
    await bench.library.dramas.save({ id, titles: { en: changed } }, 'editor')
    tell(`made ${id} ${changed}`)
  }
}
