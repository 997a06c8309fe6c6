export { identifyVideo, LEAST_VOTES, nameOfEpisode, type Identified, type IdentifiedEpisode } from './identify-video.ts'
