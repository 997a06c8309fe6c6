export { clockTime, episodeCode, minutesOf, type DramaFile } from './drama-file.ts'
export { importDrama } from './import-drama.ts'
export { checkDramaFile, readDramaFile } from './read-drama-file.ts'
