import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { VIDEO_ENDINGS } from '../watch/index.ts'

const MAX_DEPTH = 8

/**
 * The videos in a folder and those below it. What a link leads to counts as what it is; a folder that was seen already, or
 * lies above, is not gone into by a link.
 */
export async function videosIn(folder: string): Promise<string[]> {
  const seen = new Set<string>()
  for (let above = dirname(await realpath(folder)); !seen.has(above); above = dirname(above)) seen.add(above)
  return videosBelow(folder, 0, seen)
}

async function videosBelow(folder: string, depth: number, seen: Set<string>): Promise<string[]> {
  const real = await realpath(folder)
  if (seen.has(real)) return []
  seen.add(real)
  const entries = await readdir(folder, { withFileTypes: true })
  const files: string[] = []
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    // A link that leads nowhere is nothing.
    const what = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry
    if (what?.isDirectory() && depth < MAX_DEPTH) files.push(...(await videosBelow(path, depth + 1, seen)))
    else if (what?.isFile() && VIDEO_ENDINGS.has(extname(entry.name).toLowerCase())) files.push(path)
  }
  return files
}
