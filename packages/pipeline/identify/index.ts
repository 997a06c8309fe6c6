export { identifyVideo, LEAST_VOTES, MOST_EPISODES } from './identify-video.ts'
export { nameOfEpisode, type Identified, type IdentifiedEpisode } from './identify-video.ts'
