import { FormatContext, type Packet, type Stream } from 'node-av/lib'
import { MediaFile, must } from '../../decoding/index.ts'

/** Copies a file's packets into another, each first given to `change`: true keeps it. */
export function remux(from: string, to: string, change: (packet: Packet, n: number) => boolean): void {
  using source = new MediaFile(from)
  const output = new FormatContext()
  must(output.allocOutputContext2(null, null, to), to)
  const streams: Stream[] = source.streams.map((stream) => {
    const copy = output.newStream(null)
    must(stream.codecpar.copy(copy.codecpar), to)
    copy.codecpar.codecTag = 0
    copy.timeBase = stream.timeBase
    return copy
  })
  must(output.openOutputSync(), to)
  must(output.writeHeaderSync(null), to)
  for (let n = 0; ; n++) {
    const packet = source.read()
    if (typeof packet === 'number') break
    if (!change(packet, n)) continue
    const [before, after] = [source.streams[packet.streamIndex]!, streams[packet.streamIndex]!]
    packet.rescaleTs(before.timeBase, after.timeBase)
    must(output.interleavedWriteFrameSync(packet), to)
  }
  must(output.writeTrailerSync(), to)
  output.closeOutputSync()
  output.freeContext()
}
