import { watch as watchNatively } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Problem } from '@aftercut/engine/report'
import type { Workbench } from '../workbench/index.ts'
import { importFolder, type Imported } from './import-folder.ts'
import { videosIn } from './videos-in.ts'

export type WatchedFolder = {
  /** Absolute. */
  folder: string
  /** The drama that all of it belongs to, where names and folders do not say. */
  drama?: string
  /** Copy the videos into the object store. */
  copy?: boolean
}

/** How a watched folder stands. `waiting`: files that still grow, or were not the same twice yet. */
export type FolderState = WatchedFolder & { lookedAt?: Date; waiting: number; problems: Problem[] }

export type FolderWatch = { state(): FolderState; stop(): Promise<void> }

/** Looks this often, whatever the system tells: a network mount tells nothing. */
const LOOK_MILLISECONDS = 10_000
/** After the system told of a change, so long is waited for more of them. */
const TOLD_MILLISECONDS = 500
/** A file that is the same after this time has stopped growing. */
const SETTLED_MILLISECONDS = 2000

/** What a look saw of a file: when it first looked like this. */
type Seen = { mark: string; since: number }

/**
 * Watches a folder: a new video is taken when it has stopped growing, with what lies beside it; when that changes, again.
 * Where the folder cannot be read (a mount that is away), it is tried again for ever.
 */
export function watchFolder(
  watched: WatchedFolder,
  bench: Workbench,
  {
    lookMilliseconds = LOOK_MILLISECONDS,
    onImported,
    onAway,
  }: {
    lookMilliseconds?: number
    onImported?: (imported: Imported) => void
    /** The folder cannot be read, with why; told once until it can. */
    onAway?: (message: string) => void
  } = {},
): FolderWatch {
  const folder = resolve(watched.folder)
  const stopping = new AbortController()
  const seen = new Map<string, Seen>()
  const taken = new Map<string, string>()
  const state: FolderState = { ...watched, folder, waiting: 0, problems: [] }
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let dueAt = Infinity
  let remembered = false
  const stopNative = hear(folder, () => lookIn(TOLD_MILLISECONDS))
  lookIn(0)
  return {
    state: () => ({ ...state }),
    async stop() {
      stopping.abort(new Error('The folder is not watched any more.'))
      clearTimeout(timer)
      stopNative()
      await looking
    },
  }

  function lookIn(milliseconds: number): void {
    const at = performance.now() + milliseconds
    // A file that is being written tells so again and again: that must not put off the look.
    if (stopping.signal.aborted || looking || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => {
      dueAt = Infinity
      looking = look().then(
        () => again(),
        (error: unknown) => again(error),
      )
    }, milliseconds).unref()
  }

  function again(error?: unknown): void {
    looking = undefined
    if (error instanceof Error && !stopping.signal.aborted) {
      const message = `Cannot look into ${folder}: ${error.message}. It is looked for again and again.`
      if (!state.problems.some(({ code }) => code === 'not-watched')) onAway?.(message)
      state.problems = [{ file: folder, code: 'not-watched', message }]
    }
    lookIn(state.waiting > 0 ? Math.min(lookMilliseconds, SETTLED_MILLISECONDS) : lookMilliseconds)
  }

  async function look(): Promise<void> {
    const files = await videosIn(folder)
    if (!remembered) await rememberKnown(files)
    remembered = true
    const now = performance.now()
    const settled: string[] = []
    state.waiting = 0
    for (const file of files) {
      const mark = await markOf(file)
      if (mark === undefined || taken.get(file) === mark) continue
      const before = seen.get(file)
      if (before?.mark !== mark) seen.set(file, { mark, since: now })
      if (before?.mark === mark && now - before.since >= SETTLED_MILLISECONDS) settled.push(file)
      else state.waiting++
    }
    state.lookedAt = new Date()
    if (settled.length === 0) return void (state.problems = state.problems.filter(({ code }) => code !== 'not-watched'))
    const { drama, copy } = watched
    const imported = await importFolder(folder, bench, {
      only: settled,
      signal: stopping.signal,
      ...(drama !== undefined && { drama }),
      ...(copy && { copy }),
    })
    for (const file of settled) taken.set(file, seen.get(file)?.mark ?? '')
    const again = new Set(settled)
    state.problems = [
      ...state.problems.filter(({ file, code }) => code !== 'not-watched' && !again.has(file)),
      ...imported.problems,
    ]
    onImported?.(imported)
  }

  /** What the library points at already, with as many bytes, is not read through again at each start. */
  async function rememberKnown(files: readonly string[]): Promise<void> {
    const known = await bench.library.videos.files()
    for (const file of files) {
      const bytes = known.get(file)
      if (bytes === undefined || (await stat(file).catch(() => undefined))?.size !== bytes) continue
      const mark = await markOf(file)
      if (mark !== undefined) taken.set(file, mark)
    }
  }
}

/** What changes when a video, or what lies beside it under its name, does; undefined when it is gone. */
async function markOf(file: string): Promise<string | undefined> {
  const [folder, stem] = [dirname(file), basename(file, extname(file))]
  try {
    const beside = (await readdir(folder)).filter((name) => name.startsWith(`${stem}.`)).toSorted()
    const marks = beside.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
    return (await Promise.all(marks)).join('\n')
  } catch {
    return undefined
  }
}

/** Hears of changes where the system tells them; where it does not, looking from time to time must do. */
function hear(folder: string, changed: () => void): () => void {
  try {
    const watcher = watchNatively(folder, { recursive: true, persistent: false }, changed)
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}
