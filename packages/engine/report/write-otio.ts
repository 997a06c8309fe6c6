import type { Match, Report } from './report.ts'
import type { Span } from './span.ts'
import { segmentTitle } from './segment-title.ts'

export type OtioOptions = {
  /** Of the making-of's picture; every time of the timeline counts in its frames. 25 for sound alone. */
  framesPerSecond?: number | undefined
  /** Where a file lies as seen from the timeline, percent-encoded. The file's own path when not given. */
  locate?: ((file: string) => string) | undefined
}

const ownPath = (file: string): string => encodeURI(file.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent)

/** OpenTimelineIO's colours of markers, told apart by what they mark. */
const COLOURS = {
  call: 'RED',
  moment: 'YELLOW',
  quote: 'CYAN',
  clip: 'PURPLE',
  take: 'GREEN',
  set: 'WHITE',
  interview: 'BLUE',
  card: 'BLACK',
} as const

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Schema = { OTIO_SCHEMA: string; [key: string]: Json }

/** Builds the objects of OpenTimelineIO's file format, with times in frames of one rate. */
class OtioWriter {
  readonly #rate: number
  readonly #locate: (file: string) => string

  constructor({ framesPerSecond, locate }: OtioOptions) {
    this.#rate = framesPerSecond || 25
    this.#locate = locate ?? ownPath
  }

  frame(seconds: number): number {
    return Math.round(seconds * this.#rate)
  }

  time(frames: number): Schema {
    return { OTIO_SCHEMA: 'RationalTime.1', rate: this.#rate, value: frames }
  }

  range(startFrame: number, frames: number): Schema {
    return { OTIO_SCHEMA: 'TimeRange.1', start_time: this.time(startFrame), duration: this.time(frames) }
  }

  marker(name: string, span: Span, color: string, comment: string, metadata: Json): Schema {
    const start = this.frame(span.start)
    const marked_range = this.range(start, Math.max(0, this.frame(span.end) - start))
    return { OTIO_SCHEMA: 'Marker.2', name, color, comment, marked_range, metadata: { aftercut: metadata } }
  }

  clip(
    name: string,
    file: string,
    fileSeconds: number,
    source: Schema,
    metadata: Json,
    effects: Schema[] = [],
  ): Schema {
    const media: Schema = {
      OTIO_SCHEMA: 'ExternalReference.1',
      name: file,
      target_url: this.#locate(file),
      available_range: this.range(0, this.frame(fileSeconds)),
      available_image_bounds: null,
      metadata: {},
    }
    return {
      OTIO_SCHEMA: 'Clip.2',
      name,
      source_range: source,
      active_media_reference_key: 'DEFAULT_MEDIA',
      media_references: { DEFAULT_MEDIA: media },
      effects,
      markers: [],
      enabled: true,
      metadata: { aftercut: metadata },
    }
  }

  gap(frames: number): Schema {
    const source_range = this.range(0, frames)
    return { OTIO_SCHEMA: 'Gap.1', name: '', source_range, effects: [], markers: [], enabled: true, metadata: {} }
  }

  track(name: string, kind: 'Video' | 'Audio', children: Schema[], markers: Schema[] = []): Schema {
    const common = { source_range: null, effects: [], enabled: true, metadata: {} }
    return { OTIO_SCHEMA: 'Track.1', name, kind, children, markers, ...common }
  }
}

/** Lays matches on as few tracks as they need, for two may cover the same second. */
function layTracks(matches: readonly Match[]): Match[][] {
  const tracks: Match[][] = []
  for (const match of matches.toSorted((a, b) => a.making.start - b.making.start)) {
    const free = tracks.find((track) => (track.at(-1)?.making.end ?? 0) <= match.making.start)
    if (free) free.push(match)
    else tracks.push([match])
  }
  return tracks
}

function matchTrack(writer: OtioWriter, report: Report, matches: readonly Match[], name: string): Schema {
  const children: Schema[] = []
  let reached = 0
  for (const match of matches) {
    const episode = report.episodes.find(({ id }) => id === match.episode.id)
    const start = Math.max(reached, writer.frame(match.making.start))
    const frames = writer.frame(match.making.end) - start
    if (!episode || frames <= 0) continue
    if (start > reached) children.push(writer.gap(start - reached))
    const warp: Schema = {
      OTIO_SCHEMA: 'LinearTimeWarp.1',
      name: '',
      effect_name: 'LinearTimeWarp',
      time_scalar: 1 / match.rate,
      metadata: {},
    }
    const source = writer.range(writer.frame(match.episode.start), frames)
    const effects = Math.abs(match.rate - 1) > 0.001 ? [warp] : []
    children.push(writer.clip(match.episode.id, episode.file, episode.durationSeconds, source, { ...match }, effects))
    reached = start + frames
  }
  return writer.track(name, 'Video', children)
}

function findingMarkers(writer: OtioWriter, report: Report): Schema[] {
  const calls = report.calls.map((call) =>
    writer.marker(`call: ${call.call}`, { start: call.at, end: call.at }, COLOURS.call, call.words, { ...call }),
  )
  const moments = report.moments.map((moment) =>
    writer.marker(`moment: ${moment.kind}`, moment, COLOURS.moment, moment.words, { ...moment }),
  )
  const quotes = report.quotes.map((quote) =>
    writer.marker(`quote: ${quote.speaker ?? '?'}`, quote, COLOURS.quote, quote.text, { ...quote }),
  )
  return [...calls, ...moments, ...quotes]
}

/**
 * Writes an OpenTimelineIO timeline: the making-of cut into its shots (segments as markers of that track), its sound,
 * a track or more with the episodes' clips where they match, and calls, moments and quotes as the timeline's markers.
 * A clip that runs slower or faster has a LinearTimeWarp; its length is its length in the making-of.
 */
export function writeOtio(report: Report, options: OtioOptions = {}): string {
  const writer = new OtioWriter(options)
  const { making } = report
  const title = making.title ?? making.file
  const lastFrame = writer.frame(making.durationSeconds)
  const shots = report.shots.map((shot, index) => {
    const start = writer.frame(shot.start)
    const source = writer.range(start, Math.max(0, writer.frame(shot.end) - start))
    return writer.clip(`shot ${index + 1}`, making.file, making.durationSeconds, source, { shot: index })
  })
  const segments = report.segments.map((segment) =>
    writer.marker(segmentTitle(segment), segment, COLOURS[segment.kind], segment.because.join('; '), { ...segment }),
  )
  const sound = writer.clip('sound', making.file, making.durationSeconds, writer.range(0, lastFrame), {})
  const lanes = layTracks(report.matches)
  const tracks = [
    writer.track('making-of', 'Video', shots, segments),
    ...lanes.map((lane, index) => matchTrack(writer, report, lane, `episodes ${index + 1}`)),
    writer.track('making-of sound', 'Audio', [sound]),
  ]
  const common = { source_range: null, effects: [], enabled: true, metadata: {} }
  const stack = { OTIO_SCHEMA: 'Stack.1', name: 'tracks', children: tracks, ...common }
  const timeline: Schema = {
    OTIO_SCHEMA: 'Timeline.1',
    name: title,
    global_start_time: null,
    tracks: { ...stack, markers: findingMarkers(writer, report) },
    metadata: { aftercut: { format: report.format } },
  }
  return `${JSON.stringify(timeline, null, 2)}\n`
}
