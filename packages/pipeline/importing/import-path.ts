import type { Workbench } from '../workbench/index.ts'
import { importCatalogue, isCatalogue } from './catalogues/index.ts'
import { importFolder, queueWhatIsNew, type Imported, type ImportOptions } from './import-folder.ts'

/** Takes whatever a path names: a folder or a video, or a file of dramas, rankings or offers, or an export. */
export async function importPath(path: string, bench: Workbench, options: ImportOptions = {}): Promise<Imported> {
  if (!isCatalogue(path)) return importFolder(path, bench, options)
  const { file, what, rows, problems } = await importCatalogue(path, bench.library, options)
  // An export may bring videos that lie within reach.
  if (what === 'export') await queueWhatIsNew(bench)
  return { videos: [], catalogues: [{ file, what, rows }], problems }
}
