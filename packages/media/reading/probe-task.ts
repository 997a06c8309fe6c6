import { factsOf, type MediaFacts } from './media-facts.ts'
import { type FileInput, openMedia } from './open-media.ts'

export async function run(input: FileInput): Promise<MediaFacts> {
  using file = openMedia(input)
  return factsOf(file)
}
