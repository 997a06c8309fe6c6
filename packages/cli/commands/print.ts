import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import { writeWhole } from '@aftercut/pipeline/files'
import { printVideo, readPrintFile } from '@aftercut/pipeline/printing'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command, type ExitCode } from '../command.ts'

type Outcome = { video: string; print?: string; bytes?: number; kept?: boolean; error?: string }

export const print: Command = {
  name: 'print',
  summary: 'write the print of videos: enough to recognise them, never enough to watch them',
  help: `Usage: aftercut print VIDEO… [options]

Writes NAME.print for each video, beside it or into --out. A print serves as an episode in 'watch'.

  --out DIR   where to write
  --force     print again what was printed since it changed
  --json      one line of JSON on stdout for each video

A print that is newer than its video is kept, so that work that was interrupted takes up where it stopped.
A video that cannot be read does not hold up the others; the exit code is then 3.

Examples:
  aftercut print "Season 01"/*.mkv --out prints
  aftercut watch making.mp4 --episodes prints
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      force: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    if (positionals.length === 0) throw new WrongUse('Which videos? Write: aftercut print VIDEO…')
    const targets = new Map<string, string>()
    let code: ExitCode = 0
    for (const video of positionals) {
      const progress = terminal.progress(`Printing ${basename(video)}`)
      const outcome = await printOne(video, values.out, values.force ?? false, targets, {
        signal: terminal.signal,
        onProgress: (fraction) => progress.update(fraction),
      }).finally(() => progress.end())
      if (outcome.error) {
        code = 3
        terminal.note(`aftercut: ${outcome.error}`)
      }
      if (values.json) terminal.out(JSON.stringify(outcome))
      else if (outcome.print) terminal.out(outcome.print)
    }
    return code
  },
}

async function printOne(
  video: string,
  folder: string | undefined,
  force: boolean,
  targets: Map<string, string>,
  options: { signal: AbortSignal; onProgress: (fraction: number) => void },
): Promise<Outcome> {
  const target = join(folder ?? dirname(video), `${basename(video, extname(video))}.print`)
  const other = targets.get(target)
  if (other !== undefined && other !== video)
    return { video, error: `${video} and ${other} would both be written to ${target}. Print them into two folders.` }
  targets.set(target, video)
  if (!force && (await isPrinted(video, target))) return { video, print: target, kept: true }
  try {
    const { bytes } = await printVideo(video, options)
    await writeWhole(target, bytes)
    return { video, print: target, bytes: bytes.byteLength }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return { video, error: error.message }
  }
}

async function isPrinted(video: string, target: string): Promise<boolean> {
  const [source, made] = await Promise.all([stat(video), stat(target)].map((facts) => facts.catch(() => undefined)))
  if (!source || !made || made.mtimeMs < source.mtimeMs) return false
  return readPrintFile(target).then(
    () => true,
    () => false,
  )
}
