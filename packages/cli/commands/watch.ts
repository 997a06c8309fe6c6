import { prepareFolder } from '@aftercut/pipeline/files'
import { PAGE_STILLS, resultFolder, writeResults } from '@aftercut/pipeline/results'
import { watch as watchMaking, type WatchStage } from '@aftercut/pipeline/watch'
import { readArguments, spreadOptions } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'
import { summarise } from '../summary/index.ts'
import type { Terminal } from '../terminal/index.ts'

const STAGES: Record<WatchStage, string> = {
  making: 'Reading the making-of',
  episodes: 'Episodes',
  speech: 'Hearing speech',
  finding: 'Finding',
  stills: 'Taking stills',
}

export const watch: Command = {
  name: 'watch',
  summary: 'read a making-of against its episodes: scenes, takes, calls, moments, quotes',
  help: `Usage: aftercut watch MAKING --episodes PATH… [options]

Reads the making-of, finds which scenes of which episodes it shows, and writes into a folder
  watch.json     everything that was found, with what it rests on
  watch.html     the same to look at: one page that needs no network
  chapters.vtt   chapters for a player
  watch.otio     a timeline for OpenTimelineIO

  --episodes PATH…     videos, prints or folders of them
  --captions FILE…     caption files of the making-of, beside those found by name
                       (X.srt, X.ko.vtt, X.smi, … beside X.mp4, and tracks inside it)
  --cast FILE          CSV of person, role, variant, episodes
  --scenes FILE        CSV of episode, start, end: the scenes of the episodes, where they are known
  --speech-model FILE  a whisper model, for a making-of without captions
  --out DIR            where to write; NAME.watch unless said
  --json               print watch.json on stdout

An episode is read once: its print is kept in the user's cache folder. Work that was interrupted takes up there.

Examples:
  aftercut watch making.mp4 --episodes "Season 01"
  aftercut watch making.mp4 --episodes e11.print e12.mp4 --captions making.ko.srt --cast cast.csv
  aftercut watch making.mp4 --episodes . --json | jq '.moments[] | select(.kind == "hug")'
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(spreadOptions(args, ['--episodes', '--captions']), {
      episodes: { type: 'string', multiple: true },
      captions: { type: 'string', multiple: true },
      cast: { type: 'string' },
      scenes: { type: 'string' },
      'speech-model': { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [making, ...more] = positionals
    if (!making) throw new WrongUse('Which making-of? Write: aftercut watch MAKING --episodes PATH…')
    if (more.length > 0) throw new WrongUse(`One making-of at a time; '${more[0]}' is one too many.`)
    if (!values.episodes) throw new WrongUse('Which episodes? Add: --episodes PATH…')
    const { captions, cast, scenes, out } = values
    const speechModel = values['speech-model']
    const folder = out ?? resultFolder(making)
    // Before the work, not after it.
    if (out !== undefined) await prepareFolder(folder)
    const progress = createStages(terminal)
    const watched = await watchMaking(
      {
        making,
        episodes: values.episodes,
        stills: PAGE_STILLS,
        ...(captions && { captions }),
        ...(cast && { cast }),
        ...(scenes && { scenes }),
        ...(speechModel && { speechModel }),
      },
      { signal: terminal.signal, onProgress: progress.update },
    )
    progress.update('stills', 0)
    const written = await writeResults(watched, folder, terminal.signal)
    progress.end()
    if (values.json) terminal.out(JSON.stringify(watched.report))
    else terminal.out(summarise(watched.report, written))
    return 0
  },
}

/** One bar at a time: a stage that begins takes the place of the one before. */
function createStages(terminal: Terminal) {
  let stage: WatchStage | undefined
  let bar: ReturnType<Terminal['progress']> | undefined
  return {
    update: (next: WatchStage, fraction: number, detail?: string) => {
      if (next !== stage) {
        bar?.end()
        bar = terminal.progress(STAGES[next])
        stage = next
      }
      bar?.update(fraction, detail)
    },
    end: () => bar?.end(),
  }
}
