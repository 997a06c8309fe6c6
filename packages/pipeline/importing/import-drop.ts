import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import type { Workbench } from '../workbench/index.ts'
import { importFolder, type Imported, type ImportOptions } from './import-folder.ts'
import { importPath } from './import-path.ts'

/**
 * Takes in what someone sent together: first the files of dramas, rankings and offers, as they say under which titles a
 * drama goes, then the videos with what stands beside them. A file that cannot be taken is a problem, and the others go on.
 */
export async function importDrop(folder: string, bench: Workbench, options: ImportOptions = {}): Promise<Imported> {
  const catalogues: Imported['catalogues'] = []
  const problems: Imported['problems'] = []
  for (const name of (await readdir(folder)).filter(isFacts)) {
    const file = join(folder, name)
    try {
      const taken = await importPath(file, bench, options)
      catalogues.push(...taken.catalogues)
      problems.push(...taken.problems)
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      problems.push({ file, code: 'not-imported', message: error.message })
    }
  }
  const videos = await importFolder(folder, bench, { ...options, copy: true, nameless: true })
  const told = catalogues.length > 0 ? videos.problems.filter(({ code }) => code !== 'no-videos') : videos.problems
  return { videos: videos.videos, catalogues, problems: [...problems, ...told] }
}

/** `X.info.json` is told with its video. */
const isFacts = (name: string): boolean => /\.[ct]sv$/i.test(name) || /(?<!\.info)\.json$/i.test(name)
