import { basename, relative } from 'node:path'
import type { Imported } from '@aftercut/pipeline/importing'

/** What an import came to, as the desk shows it. */
export type Taken = {
  taken: number
  known: number
  catalogues: { file: string; rows: number }[]
  problems: { file: string; message: string }[]
}

/** As many problems are listed: the first of a thousand alike say enough. */
const MAX_PROBLEMS = 100

/** `folder`: what the paths are told from; where things lie on the server is the house's own affair. */
export function takenOf(imported: Imported, folder: string): Taken {
  const shown = (path: string): string => relative(folder, path) || basename(path)
  return {
    taken: imported.videos.filter(({ known }) => !known).length,
    known: imported.videos.filter(({ known }) => known).length,
    catalogues: imported.catalogues.map(({ file, rows }) => ({ file: shown(file), rows })),
    problems: imported.problems
      .slice(0, MAX_PROBLEMS)
      .map(({ file, message }) => ({ file: shown(file), message: message.replaceAll(`${folder}/`, '') })),
  }
}
