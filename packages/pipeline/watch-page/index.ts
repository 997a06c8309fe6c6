export type { EpisodeStill, Still, WatchPageInput } from './input.ts'
export { middleOf, PAIR_WIDTH, stillTimes, STRIP_WIDTH } from './still-times.ts'
export type { StillRequest, StillTimes } from './still-times.ts'
export { writeWatchPage } from './write-watch-page.ts'
