import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** A folder that results were to be written into cannot be had. */
export class UnwritableFolder extends Error {
  override name = 'UnwritableFolder'

  constructor(folder: string, why: string, options?: { cause?: unknown }) {
    super(`Cannot write into ${folder}: ${why}. Name another folder.`, options)
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own recursive `mkdir` never ends where the system says that a
 * parent which is there is not (/proc). Throws `UnwritableFolder`.
 */
export async function prepareFolder(folder: string): Promise<void> {
  const facts = await stat(folder).catch(() => undefined)
  if (facts?.isDirectory()) return
  if (facts) throw new UnwritableFolder(folder, 'it is a file')
  const above = dirname(resolve(folder))
  if (above !== resolve(folder)) await prepareFolder(above)
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return
    throw new UnwritableFolder(folder, cause.code ?? cause.message, { cause })
  })
}
