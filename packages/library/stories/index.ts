export {
  createStories,
  type NewStory,
  type RevisionLine,
  type Story,
  type StoryAbout,
  type StoryRevision,
} from './stories.ts'
export type { Publication, PublishGuard, PublishStep, Step } from './life.ts'
export { countsOf, createReactions, type ReactionCount } from './reactions.ts'
export { wordsOfBody } from './body.ts'
export type { CuesAsked, QuotingStory } from './quoting.ts'
