import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TextTrack } from '@aftercut/engine/captions'
import { readPrint, UnreadablePrint, type Print } from '@aftercut/engine/print'
import { UnreadableInput, whyUnreadable, type Problem } from '@aftercut/engine/report'
import { readVideo, type JobOptions } from '@aftercut/media/reading'
import { writeWhole } from '../files/index.ts'

export type PrintedVideo = {
  print: Print
  /** The print as it is written to a file. */
  bytes: Uint8Array
  problems: Problem[]
  /** The text tracks inside the video; undefined where they were not read again. */
  texts?: TextTrack[]
}

/** Reads a video and makes its print. Throws `UnreadableMedia`. */
export async function printVideo(path: string, options: JobOptions = {}): Promise<PrintedVideo> {
  const analyser = import.meta.resolve('./print-analyser.ts')
  const { result, problems, texts } = await readVideo<Uint8Array>(path, { ...options, analyser })
  return { print: readPrint(result), bytes: result, problems, texts }
}

/**
 * As `printVideo`, but a video that was printed before, and has not changed since, is not read again: work that was
 * interrupted takes up where it stopped. The prints lie in the user's cache folder and may be deleted at any time.
 */
export async function printVideoOnce(path: string, options: JobOptions = {}): Promise<PrintedVideo> {
  const { size, mtimeMs } = await stat(path)
  const identity = createHash('sha256')
    .update(`${resolve(path)}\n${size}\n${mtimeMs}`)
    .digest('hex')
    .slice(0, 40)
  const kept = join(cacheFolder(), 'prints', `${identity}.print`)
  const keptProblems = join(cacheFolder(), 'prints', `${identity}.problems.json`)
  const bytes = await readFile(kept).catch(() => undefined)
  const print = bytes && readKept(bytes)
  if (bytes && print) return { print, bytes, problems: await readProblems(keptProblems, path) }
  const printed = await printVideo(path, options)
  // Where the cache cannot be written (a read-only home), the work goes on without it.
  try {
    if (printed.problems.length > 0) await writeWhole(keptProblems, JSON.stringify(printed.problems))
    await writeWhole(kept, printed.bytes)
  } catch {}
  return printed
}

/** What was wrong with the video when it was printed is wrong with it still. */
async function readProblems(kept: string, video: string): Promise<Problem[]> {
  const text = await readFile(kept, 'utf8').catch(() => '[]')
  return (JSON.parse(text) as Problem[]).map((problem) => ({ ...problem, file: video }))
}

/** Reads a print file. Throws `UnreadableInput` with what to do. */
export async function readPrintFile(path: string): Promise<Print> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UnreadableInput(path, `Cannot read ${path}: ${whyUnreadable(cause)}.`, { cause })
  })
  try {
    return readPrint(bytes)
  } catch (cause) {
    if (!(cause instanceof UnreadablePrint)) throw cause
    throw new UnreadableInput(path, `Cannot read ${path}: ${cause.message} Make it again with 'aftercut print'.`, {
      cause,
    })
  }
}

/** A kept print of another version, or a damaged one, is as good as none. */
function readKept(bytes: Uint8Array): Print | undefined {
  try {
    return readPrint(bytes)
  } catch {
    return undefined
  }
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'aftercut')
}
