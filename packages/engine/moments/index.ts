export { findApplauseInSound } from './applause-in-sound.ts'
export { findMoments } from './find-moments.ts'
export type { MomentInput } from './find-moments.ts'
export { findLaughterInSound } from './laughter-in-sound.ts'
