export { draftStory, writeDraft, type Draft } from './draft-story.ts'
export { readMaterial, type DraftMaterial, type DraftNote } from './material.ts'
export { phrasingFrom, plainWords, type PhrasingEndpoint } from './phrase.ts'
export { endsClosed, koreanList, withParticle } from './particles.ts'
