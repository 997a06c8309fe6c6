import { isAbsolute } from 'node:path'
import { Refused, type Library } from '@aftercut/library/opening'
import type { Workbench } from '../workbench/index.ts'
import type { Imported } from './import-folder.ts'
import { watchFolder, type FolderState, type FolderWatch, type WatchedFolder } from './watch-folder.ts'

const SETTING = 'watchedFolders'

/** The folders that the house watches, by its settings; `version` to hand back when they are set. */
export async function watchedFolders(library: Library): Promise<{ folders: WatchedFolder[]; version: number }> {
  const setting = await library.settings.get<WatchedFolder[]>(SETTING)
  return { folders: setting?.value ?? [], version: setting?.version ?? 0 }
}

/** Sets them; servers that run take it up at once. Throws `Refused`, and `Conflict` where somebody else has set them since. */
export async function setWatchedFolders(
  library: Library,
  folders: readonly WatchedFolder[],
  who: string,
  version?: number,
): Promise<number> {
  for (const { folder } of folders)
    if (!isAbsolute(folder))
      throw new Refused(`'${folder}' is no whole path: begin it at the root.`, {
        code: 'folder-not-whole',
        values: { folder },
      })
  return library.settings.set(SETTING, folders, who, version)
}

export type FolderWatches = { states(): FolderState[]; stop(): Promise<void> }

/** Watches the folders of the settings, as they change, and `always` beside them. */
export async function watchFolders(
  bench: Workbench,
  always: readonly WatchedFolder[] = [],
  tell: { onImported?: (imported: Imported) => void; onAway?: (message: string) => void } = {},
): Promise<FolderWatches> {
  const { library } = bench
  const running = new Map<string, FolderWatch>()
  let following = Promise.resolve()
  let stopped = false
  const keyOf = (watched: WatchedFolder): string =>
    JSON.stringify([watched.folder, watched.drama, watched.copy ?? false])
  const follow = async (): Promise<void> => {
    if (stopped) return
    const wanted = new Map([...always, ...(await watchedFolders(library)).folders].map((one) => [keyOf(one), one]))
    for (const [key, watch] of running)
      if (!wanted.has(key)) {
        running.delete(key)
        await watch.stop()
      }
    for (const [key, one] of wanted) if (!running.has(key)) running.set(key, watchFolder(one, bench, tell))
  }
  await follow()
  const stopListening = library.onChange(({ kind }) => {
    // What cannot be read now (a database that is away) is told again when it is back.
    if (kind === 'setting' || kind === 'everything') following = following.then(follow).catch(() => undefined)
  })
  return {
    states: () => [...running.values()].map((watch) => watch.state()),
    async stop() {
      stopped = true
      stopListening()
      await following
      await Promise.all([...running.values()].map((watch) => watch.stop()))
    },
  }
}
