export { EpisodeIndex, type EpisodePrint } from './episode-index.ts'
export { findMatches, Matching } from './find-matches.ts'
export { findPictureLeads, type PictureLead } from './picture-leads.ts'
