import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, delimiter, extname, join, relative, sep } from 'node:path'
import { VIDEO_ENDINGS } from '@aftercut/pipeline/watch'

/** A place of the server below which folders may be taken in. `name`: how the desk speaks of it. */
export type Root = { name: string; folder: string }

/** What lies in a folder that may be taken in. `path` is below the root, with '/'. */
export type Listing = { root: string; path: string; folders: string[]; videos: number }

/**
 * The places that whoever runs the server has named (AFTERCUT_IMPORT_ROOTS, parted as PATH is), and `incoming` in the
 * data folder. Nothing else of the server is shown or taken, whoever asks.
 */
export async function importRoots(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<Root[]> {
  const named = (env['AFTERCUT_IMPORT_ROOTS'] ?? '').split(delimiter).filter((each) => each !== '')
  const roots: Root[] = []
  for (const folder of [...named, join(dataDir, 'incoming')]) {
    const real = await realpath(folder).catch(() => undefined)
    if (real === undefined || !(await stat(real)).isDirectory()) continue
    const name = basename(real) || real
    roots.push({
      name: roots.some((root) => root.name === name) ? `${name} (${roots.length + 1})` : name,
      folder: real,
    })
  }
  return roots
}

/** The folder that is meant, by its real path; undefined where it lies outside of its root, by '..' or by a link. */
export async function folderIn(roots: readonly Root[], name: string, path: string): Promise<string | undefined> {
  const root = roots.find((each) => each.name === name)
  if (root === undefined || path.includes('\0')) return undefined
  const real = await realpath(join(root.folder, path)).catch(() => undefined)
  if (real === undefined || !(await stat(real)).isDirectory()) return undefined
  const below = relative(root.folder, real)
  return below === '' || (below !== '..' && !below.startsWith(`..${sep}`)) ? real : undefined
}

export async function listFolder(roots: readonly Root[], name: string, path: string): Promise<Listing | undefined> {
  const root = roots.find((each) => each.name === name)
  const folder = await folderIn(roots, name, path)
  if (root === undefined || folder === undefined) return undefined
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const collator = new Intl.Collator('en', { numeric: true })
  return {
    root: name,
    path: relative(root.folder, folder).split(sep).join('/'),
    folders: entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .toSorted(collator.compare),
    videos: entries.filter((entry) => entry.isFile() && VIDEO_ENDINGS.has(extname(entry.name).toLowerCase())).length,
  }
}
