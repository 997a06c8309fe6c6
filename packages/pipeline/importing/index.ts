export { importPath } from './import-path.ts'
export { hashContent } from './content-hash.ts'
export { importFolder, queueWhatIsNew, type Imported, type ImportOptions } from './import-folder.ts'
export { readVideoName, type VideoName } from './video-name.ts'
