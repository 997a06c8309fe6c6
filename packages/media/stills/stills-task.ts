import { type TaskContext, UnreadableMedia } from '../process/index.ts'
import { factsOf } from '../reading/media-facts.ts'
import { type FileInput, openMedia } from '../reading/open-media.ts'
import { JpegMaker } from './jpeg-maker.ts'
import { SeekingDecoder } from './seeking-decoder.ts'
import type { Still } from './take-stills.ts'

export type StillsInput = FileInput & {
  times: readonly number[]
  width: number
  quality: number
  precision: 'exact' | 'key'
}

export async function run(input: StillsInput, context: TaskContext): Promise<Still[]> {
  using file = openMedia(input)
  const track = factsOf(file).pictures[0]
  const stream = track && file.streams[track.index]
  if (!stream)
    throw new UnreadableMedia(input.path, 'no-tracks', `Cannot take stills of ${input.path}: it has no picture.`)
  const maxPixels = input.limits.picturePixels
  if (stream.codecpar.width * stream.codecpar.height > maxPixels) {
    const message = `Cannot take stills of ${input.path}: its picture is larger than ${maxPixels} pixels, the limit.`
    throw new UnreadableMedia(input.path, 'over-limit', message)
  }
  file.keepOnly([stream])
  using decoder = new SeekingDecoder(file, stream, { maxPixels, keysOnly: input.precision === 'key' })
  using jpegs = new JpegMaker(track, input.width, input.quality)
  const order = input.times
    .map((timeSeconds, n) => ({ timeSeconds, n }))
    .toSorted((a, b) => a.timeSeconds - b.timeSeconds)
  const stills: Still[] = []
  for (const [done, { timeSeconds, n }] of order.entries()) {
    const found = decoder.frameAt(timeSeconds)
    if (found) stills[n] = { timeSeconds, frameSeconds: found.timeSeconds, ...jpegs.make(found.frame) }
    const waited = context.progress((done + 1) / order.length)
    if (waited) await waited
  }
  return stills.filter((still) => still !== undefined)
}
