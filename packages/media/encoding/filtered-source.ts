import { AVSEEK_FLAG_BACKWARD, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { avChannelLayoutDescribe, type FilterContext, FilterGraph, Frame, type Stream } from 'node-av/lib'
import { MediaFile, StreamDecoder, isEnd, must, startOf } from '../decoding/index.ts'

export type SourceInput = {
  path: string
  /** Where to begin, in seconds of the file; 0 unless said. Frames from here on count from 0 in the filters. */
  startSeconds?: number
  /** How much to take; the whole rest unless said. */
  durationSeconds?: number
  /** Number of the sound stream; FFmpeg's best one unless said. */
  soundStream?: number
}

/** What a filter graph gives back: a picture or a run of sound. The frame is reused at the next step. */
export type SourceFrame = { kind: 'picture' | 'sound'; frame: Frame; timeSeconds: number }

type Feed<Source> = {
  kind: 'picture' | 'sound'
  /** As the filters call it: '0:v'. */
  label: string
  decoder: StreamDecoder
  source: Source
  /** Time of the file that counts as 0. */
  offsetSeconds: number
  fedSeconds: number
  ended: boolean
}
type Opening = { file: MediaFile; feeds: Feed<string>[]; endSeconds: number }
type Intake = { file: MediaFile; feeds: Feed<FilterContext>[]; endSeconds: number; ended: boolean }

/**
 * Decodes the inputs through one FFmpeg filter graph. `filters` is a graph as for `-filter_complex`: `[0:v]` and `[1:a]`
 * are the inputs' pictures and sounds, `[v]` and `[a]` what comes out of it (one or both). Yields in the graph's order.
 */
export function* filteredFrames(inputs: readonly SourceInput[], filters: string): Generator<SourceFrame, void, void> {
  const scope = new DisposableStack()
  try {
    const graph = scope.adopt(new FilterGraph(), (g) => g.free())
    graph.alloc()
    const openings = inputs.map((input, n) => openInput(scope, input, n, filters))
    const kinds = (['picture', 'sound'] as const).filter((kind) => filters.includes(`[${LABELS[kind]}]`))
    const sources = openings.flatMap((o) => o.feeds.map((f) => `${f.source}[${f.label}]`))
    const ends = kinds.map((kind) => `[${LABELS[kind]}]${kind === 'picture' ? 'buffersink' : 'abuffersink'}@out`)
    const text = [...sources, filters, ...ends].join(';')
    must(graph.parse2(text), `Filters '${text}'`)
    must(graph.configSync(), `Filters '${text}'`)
    const sinks = kinds.map((kind) => ({ kind, context: end(graph, `${kind === 'picture' ? '' : 'a'}buffersink@out`) }))
    const intakes = openings.map(({ feeds, ...intake }) => ({
      ...intake,
      feeds: feeds.map((f) => ({ ...f, source: end(graph, f.source.slice(0, f.source.indexOf('='))) })),
      ended: false,
    }))
    const out = scope.adopt(new Frame(), (f) => f.free())
    out.alloc()
    for (;;) {
      for (const { kind, context } of sinks) {
        const timeBase = context.buffersinkGetTimeBase()
        for (;;) {
          if (context.buffersinkGetFrameSync(out) < 0) break
          yield { kind, frame: out, timeSeconds: Number(out.pts) * timeBase.toDouble() }
          out.unref()
        }
      }
      const next = intakes.filter((i) => !i.ended).toSorted((a, b) => fed(a) - fed(b))[0]
      if (!next) break
      feedOnce(next)
    }
  } finally {
    scope.dispose()
  }
}

const LABELS = { picture: 'v', sound: 'a' } as const

const fed = (intake: Intake): number => Math.min(...intake.feeds.filter((f) => !f.ended).map((f) => f.fedSeconds))

/** Opens what the filters take of an input. A feed's `source` is still the text of its filter here. */
function openInput(scope: DisposableStack, input: SourceInput, n: number, filters: string): Opening {
  const file = scope.use(new MediaFile(input.path))
  const startSeconds = input.startSeconds ?? 0
  const feeds: Opening['feeds'] = []
  for (const [kind, type] of [
    ['picture', AVMEDIA_TYPE_VIDEO],
    ['sound', AVMEDIA_TYPE_AUDIO],
  ] as const) {
    const label = `${n}:${LABELS[kind]}`
    if (!filters.includes(`[${label}]`)) continue
    const best = must(file.context.findBestStream(type), `${input.path}: nothing for [${label}]`)
    const stream = file.streams[kind === 'sound' ? (input.soundStream ?? best) : best]
    if (!stream) throw new Error(`${input.path}: nothing for [${label}].`)
    const decoder = scope.use(new StreamDecoder(stream))
    const source = `${kind === 'picture' ? 'buffer' : 'abuffer'}@in${n}=${sourceArguments(stream, kind)}`
    const offsetSeconds = startOf(file.context) + startSeconds
    feeds.push({ kind, label, decoder, source, offsetSeconds, fedSeconds: 0, ended: false })
  }
  file.keepOnly(feeds.map((f) => f.decoder.stream))
  if (startSeconds > 0) {
    const target = BigInt(Math.round((startOf(file.context) + startSeconds) * 1_000_000))
    file.context.seekFrameSync(-1, target, AVSEEK_FLAG_BACKWARD)
  }
  return { file, feeds, endSeconds: input.durationSeconds ?? Infinity }
}

function sourceArguments(stream: Stream, kind: 'picture' | 'sound'): string {
  const { codecpar, timeBase } = stream
  const base = `time_base=${timeBase.num}/${timeBase.den}`
  if (kind === 'picture') {
    const { num, den } = stream.sampleAspectRatio
    const rate = stream.avgFrameRate.num > 0 ? `:frame_rate=${stream.avgFrameRate.num}/${stream.avgFrameRate.den}` : ''
    const range = codecpar.colorRange > 0 ? `:range=${codecpar.colorRange}` : ''
    const space = codecpar.colorSpace >= 0 ? `:colorspace=${codecpar.colorSpace}` : ''
    return `video_size=${codecpar.width}x${codecpar.height}:pix_fmt=${codecpar.format}:${base}:pixel_aspect=${num}/${Math.max(1, den)}${rate}${range}${space}`
  }
  const layout = avChannelLayoutDescribe(codecpar.channelLayout) ?? 'stereo'
  return `sample_rate=${codecpar.sampleRate}:sample_fmt=${codecpar.format}:channel_layout=${layout}:${base}`
}

/** Reads packets of one input until something has been fed, or it has ended. */
function feedOnce(intake: Intake): void {
  for (;;) {
    const packet = intake.file.read()
    if (typeof packet === 'number') {
      for (const feed of intake.feeds) endFeed(intake, feed)
      intake.ended = true
      return
    }
    const feed = intake.feeds.find((f) => f.decoder.stream.index === packet.streamIndex)
    if (!feed || feed.ended) continue
    const before = feed.fedSeconds
    feed.decoder.decode(packet, (frame) => pass(intake, feed, frame))
    if (intake.feeds.every((f) => f.ended)) {
      intake.ended = true
      return
    }
    if (feed.ended || feed.fedSeconds > before) return
  }
}

function pass(intake: Intake, feed: Feed<FilterContext>, frame: Frame): void {
  if (feed.ended) return
  const { num, den } = feed.decoder.stream.timeBase
  const seconds = (Number(frame.bestEffortTimestamp) * num) / den - feed.offsetSeconds
  if (seconds >= intake.endSeconds - 1e-6) return endFeed(intake, feed, false)
  // Half a frame of grace: a start that names a frame's time takes that frame.
  if (seconds < -1e-3) return
  frame.pts = BigInt(Math.round((seconds * den) / num))
  frame.timeBase = feed.decoder.stream.timeBase
  const code = feed.source.buffersrcAddFrameSync(frame)
  // A filter that has all it wants (trim) closes its input.
  if (isEnd(code)) {
    feed.ended = true
    return
  }
  must(code, `${intake.file.path}: filters`)
  feed.fedSeconds = Math.max(feed.fedSeconds, seconds)
}

function endFeed(intake: Intake, feed: Feed<FilterContext>, drain = true): void {
  if (feed.ended) return
  if (drain) feed.decoder.decode(null, (frame) => pass(intake, feed, frame))
  if (feed.ended) return
  feed.ended = true
  feed.source.buffersrcAddFrameSync(null)
}

function end(graph: FilterGraph, name: string): FilterContext {
  const context = graph.getFilter(name)
  if (!context) throw new Error(`The filters have no end '${name}'.`)
  return context
}

/** Writes a text as the value of a filter's option: FFmpeg unescapes it twice, for the filter and for the graph. */
export function filterValue(text: string): string {
  return text.replaceAll(/[\\':]/g, '\\$&').replaceAll(/[\\'[\],;]/g, '\\$&')
}
