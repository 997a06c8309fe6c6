export { writeWhole } from './write-whole.ts'
export { prepareFolder, UnwritableFolder } from './prepare-folder.ts'
