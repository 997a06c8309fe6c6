export * from './body.ts'
export { storySchema } from './schema.ts'
