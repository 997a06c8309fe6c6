import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { prepareFolder } from './prepare-folder.ts'

/** Writes beside, then renames: a reader sees the whole file or none. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  await prepareFolder(dirname(path))
  const incoming = `${path}.${process.pid}.incoming`
  const file = await open(incoming, 'w')
  try {
    await file.writeFile(data)
  } finally {
    await file.close()
  }
  await rename(incoming, path)
}
