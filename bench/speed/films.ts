import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { transcode, type Part } from '@aftercut/media/encoding'
import { must, MediaFile } from '@aftercut/media/decoding'
import { FormatContext, type Stream } from 'node-av/lib'

const WORK = join(import.meta.dirname, '..', 'work', 'speed')
/** Footage that may lie beside the checkout; without it the sample drama is used. */
const MEDIA = join(import.meta.dirname, '..', '..', '..', 'shared', 'media')
const SAMPLE = join(import.meta.dirname, '..', '..', 'sample', 'drama')

/** A film of the benchmark, made once and kept outside the repository. */
function kept(name: string, make: (path: string) => void): string {
  const path = join(WORK, name)
  if (existsSync(path)) return path
  mkdirSync(WORK, { recursive: true })
  const unfinished = join(WORK, `unfinished-${name}`)
  make(unfinished)
  renameSync(unfinished, path)
  return path
}

const live = (file: string): string => join(MEDIA, 'tears-of-steel', file)
const hasFootage = existsSync(live('opening-08-36s-1920x1080-silent.mp4'))

/** The episode that the making-of shows clips of. */
export const EPISODE = hasFootage ? live('opening-640x360.mp4') : join(SAMPLE, 'Open.When.It.Rains.S01E02.mp4')

/**
 * Three minutes of 720p H.264 at x264's defaults, as a video site delivers it: clips of the episode (from a 1080p
 * master), and other footage between them.
 */
export function making720p(): string {
  return kept(hasFootage ? 'making-720p.mp4' : 'sample-720p.mp4', (path) => {
    const clip = (start: number, seconds: number): Part => ({
      inputs: [
        { path: live('opening-08-36s-1920x1080-silent.mp4'), startSeconds: start - 8, durationSeconds: seconds },
        { path: EPISODE, startSeconds: start, durationSeconds: seconds },
      ],
      filters: '[0:v]null[v];[1:a]anull[a]',
      durationSeconds: seconds,
    })
    const other: Part = { inputs: [join(MEDIA, 'sintel', 'trailer.mp4')] }
    const phone: Part = {
      inputs: [join(MEDIA, 'phone-clips', 'pattern-longer-no-bar.mp4')],
      filters: '[0:v]null[v];anullsrc=r=44100:cl=stereo,atrim=duration=7[a]',
      durationSeconds: 7,
    }
    const parts = hasFootage
      ? [clip(9, 11), other, clip(20, 15), phone, clip(12, 9), other, clip(24, 11), phone]
      : [{ inputs: [join(SAMPLE, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')] }]
    transcode(path, {
      parts,
      picture: { encoder: 'libx264', width: 1280, height: 720, framesPerSecond: 30, options: { crf: '21' } },
      sound: { encoder: 'aac', sampleRate: 44_100, channels: 2 },
    })
  })
}

/** A copy of the making-of as a phone would get it: 240p, 200 kbit/s. */
export function making240p(): string {
  return kept('making-240p.mp4', (path) => {
    transcode(path, {
      parts: [{ inputs: [making720p()] }],
      picture: { encoder: 'libx264', width: 426, height: 240, framesPerSecond: 30, options: { b: '200k' } },
      sound: { encoder: 'aac', sampleRate: 44_100, channels: 2, options: { b: '48k' } },
    })
  })
}

/** Two hours: the small copy, its packets written over and over. */
export function twoHours(): string {
  return kept('two-hours.mkv', (path) => loop(making240p(), path, 7200))
}

function loop(from: string, to: string, seconds: number): void {
  const output = new FormatContext()
  must(output.allocOutputContext2(null, null, to), to)
  let streams: Stream[] = []
  for (let offset = 0; offset < seconds;) {
    using source = new MediaFile(from)
    if (streams.length === 0) {
      streams = source.streams.map(({ codecpar, timeBase }) => {
        const stream = output.newStream(null)
        must(codecpar.copy(stream.codecpar), to)
        stream.codecpar.codecTag = 0
        stream.timeBase = timeBase
        return stream
      })
      must(output.openOutputSync(), to)
      must(output.writeHeaderSync(null), to)
    }
    for (;;) {
      const packet = source.read()
      if (typeof packet === 'number') break
      const [before, after] = [source.streams[packet.streamIndex], streams[packet.streamIndex]]
      if (!before || !after) continue
      const ticks = BigInt(Math.round((offset * before.timeBase.den) / before.timeBase.num))
      packet.pts += ticks
      packet.dts += ticks
      packet.rescaleTs(before.timeBase, after.timeBase)
      must(output.interleavedWriteFrameSync(packet), to)
    }
    offset += Number(source.context.duration) / 1_000_000 + 0.1
  }
  must(output.writeTrailerSync(), to)
  output.closeOutputSync()
  output.freeContext()
}
