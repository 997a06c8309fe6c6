import { storySchema } from './schema.ts'

/** What is wrong with a body's shape, in ProseMirror's words; undefined for one that the schema allows. */
export function checkBody(body: unknown): string | undefined {
  try {
    storySchema.nodeFromJSON(body).check()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
