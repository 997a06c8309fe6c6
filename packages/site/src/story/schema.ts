export { storySchema } from '@aftercut/pipeline/story-schema'
