export type { EpisodeStill, Still, WatchPageInput } from './input.ts'
export { stillTimes } from './still-times.ts'
export type { StillRequest, StillTimes } from './still-times.ts'
export { writeWatchPage } from './write-watch-page.ts'
