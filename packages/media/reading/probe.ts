import { type JobOptions, runTask } from '../process/index.ts'
import type { MediaFacts } from './media-facts.ts'

/** What a media file says of itself: container, length, tracks. Throws `UnreadableMedia`. */
export function probe(path: string, options: JobOptions = {}): Promise<MediaFacts> {
  return runTask('probe', path, {}, options)
}
