export { takeStoryStill, type StoryStill } from './take-story-still.ts'
