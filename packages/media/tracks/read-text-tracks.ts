import type { TextTrack } from '@aftercut/engine/captions'
import { type JobOptions, runTask } from '../process/index.ts'

/**
 * The caption tracks inside a media file, for `captionsOfTrack`; only text ones. Nothing is decoded. `readVideo` gives
 * them too, in its one pass. Throws `UnreadableMedia`.
 */
export function readTextTracks(path: string, options: JobOptions = {}): Promise<TextTrack[]> {
  return runTask('text', path, {}, options)
}
