import type { TextTrack } from '@aftercut/engine/captions'
import { isEnd, startOf } from '../decoding/index.ts'
import type { TaskContext } from '../process/index.ts'
import { factsOf } from '../reading/media-facts.ts'
import { type FileInput, openMedia } from '../reading/open-media.ts'
import { TextPackets } from '../reading/text-packets.ts'

/** Errors in a row after which the rest of a broken file is let go. */
const MOST_ERRORS = 100

export async function run(input: FileInput, context: TaskContext): Promise<TextTrack[]> {
  using file = openMedia(input)
  const { texts, durationSeconds } = factsOf(file)
  const startSeconds = startOf(file.context)
  const tracks = texts.flatMap((facts) => {
    const stream = file.streams[facts.index]
    return stream && TextPackets.readable(facts) ? [new TextPackets(input.path, stream, facts, startSeconds)] : []
  })
  if (tracks.length === 0) return []
  file.keepOnly(tracks.map((t) => t.stream))
  for (let errors = 0; errors < MOST_ERRORS;) {
    const packet = file.read()
    if (typeof packet === 'number') {
      if (isEnd(packet)) break
      errors++
      continue
    }
    errors = 0
    const track = tracks.find((t) => t.stream.index === packet.streamIndex)
    const at = track?.add(packet)
    const waited = context.progress(at !== undefined && durationSeconds ? Math.min(1, at / durationSeconds) : 0)
    if (waited) await waited
  }
  return tracks.map((t) => t.track())
}
