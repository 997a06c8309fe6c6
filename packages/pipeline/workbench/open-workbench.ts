import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import { openLibrary } from '@aftercut/library/opening'
import { guardStories } from '../gate/index.ts'
import { openQueue } from '../jobs/job-queue.ts'
import { openStore } from '../store/index.ts'
import type { Workbench } from './workbench.ts'

/** Where the data lie: a folder with everything in it, or a PostgreSQL server and a store that machines share. */
export type WorkbenchPlace = {
  /** Also holds what belongs to one machine alone: the secret of its cookies, the socket of its commands. */
  dataDir: string
  /** postgres://…; the embedded database in `dataDir` unless given. */
  databaseUrl?: string | undefined
  /** s3://… or a folder; `dataDir`/objects unless given. */
  store?: string | undefined
}

/** The place that the environment names: DATABASE_URL and AFTERCUT_STORE, beside a data folder. */
export function placeFrom(environment: NodeJS.ProcessEnv, dataDir: string): WorkbenchPlace {
  return {
    dataDir: resolve(dataDir),
    databaseUrl: environment.DATABASE_URL || undefined,
    store: environment.AFTERCUT_STORE || undefined,
  }
}

/** Opens library, store and queue. Throws `LibraryInUse` where another process has the embedded database open. */
export async function openWorkbench({
  dataDir,
  databaseUrl,
  store,
}: WorkbenchPlace): Promise<Workbench & { close(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true })
  const library = await openLibrary(databaseUrl ? { databaseUrl } : { dataDir })
  // No story is published, by whomever, that the gate does not let through.
  guardStories(library)
  try {
    const queue = await openQueue(library)
    return {
      library,
      queue,
      store: openStore(store ?? join(dataDir, 'objects')),
      async close() {
        await queue.close()
        await library.close()
      },
    }
  } catch (error) {
    await library.close()
    throw error
  }
}

/**
 * Opens what is there already, for what only reads: a misspelt folder is told, instead of a new, empty library being
 * made there and answering. Throws `UnreadableInput` where there is none.
 */
export async function openKnownWorkbench(place: WorkbenchPlace): ReturnType<typeof openWorkbench> {
  if (!place.databaseUrl && !existsSync(join(place.dataDir, 'database')))
    throw new UnreadableInput(
      place.dataDir,
      `There is no library in ${place.dataDir}. Name its folder with --data; 'aftercut import' and 'aftercut serve' make one.`,
    )
  return openWorkbench(place)
}
