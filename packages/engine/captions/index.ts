export type { CaptionFormat, CaptionTrack, Cue, Utterance, Word } from './cue.ts'
