export { readTextTracks } from './read-text-tracks.ts'
