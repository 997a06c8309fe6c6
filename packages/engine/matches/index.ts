export { findMatches, type EpisodePrint } from './find-matches.ts'
