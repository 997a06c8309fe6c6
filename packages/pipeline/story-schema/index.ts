export { storySchema } from './schema.ts'
export { checkBody } from './check-body.ts'
