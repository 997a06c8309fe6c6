export { PAGE_STILLS, takePageStills, type EpisodeStill, type PageStill } from './page-stills.ts'
export { resultFolder, writeResults, type WrittenResults } from './write-results.ts'
