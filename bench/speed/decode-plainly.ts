import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { MediaFile, StreamDecoder } from '@aftercut/media/decoding'

/*
 * What reading is measured against: FFmpeg at its own settings decodes a file's picture and sound, and does nothing with
 * them. `node decode-plainly.ts FILE`.
 */
using file = new MediaFile(process.argv[2] ?? '')
const streams = [AVMEDIA_TYPE_VIDEO, AVMEDIA_TYPE_AUDIO].flatMap(
  (type) => file.streams[file.context.findBestStream(type)] ?? [],
)
const decoders = streams.map((stream) => new StreamDecoder(stream))
let frames = 0
for (;;) {
  const packet = file.read()
  const end = typeof packet === 'number'
  for (const decoder of decoders) {
    if (end) decoder.decode(null, () => frames++)
    else if (decoder.stream.index === packet.streamIndex) decoder.decode(packet, () => frames++)
  }
  if (end) break
}
for (const decoder of decoders) decoder[Symbol.dispose]()
console.log(frames)
