export { createVideos, type Video, type VideoDraft } from './videos.ts'
export {
  createCaptions,
  cuesOf,
  hashOfCues,
  tracksOf,
  type CueEdit,
  type CueRecut,
  type StoredCue,
  type StoredTrack,
} from './captions.ts'
export { createMakings, type Making, type MakingDraft, type MakingLine } from './makings.ts'
