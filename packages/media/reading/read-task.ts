import type { TextTrack } from '@aftercut/engine/captions'
import { type Analyser, ANALYSIS_PICTURE_SIDE, ANALYSIS_SAMPLE_RATE, type VideoFacts } from '@aftercut/engine/readings'
import type { Problem } from '@aftercut/engine/report'
import type { TaskContext } from '../process/index.ts'
import { isEnd, MediaFile, startOf } from '../decoding/index.ts'
import { UnreadableMedia } from '../process/index.ts'
import type { Still } from '../stills/take-stills.ts'
import { FaultLog } from './fault-log.ts'
import { chooseSound, factsOf, type MediaFacts } from './media-facts.ts'
import { type FileInput, openMedia } from './open-media.ts'
import { PacketClock } from './packet-clock.ts'
import { PictureReader, type ShownFrame } from './picture-reader.ts'
import { SoundReader } from './sound-reader.ts'
import { StillKeeper, type StillsWanted } from './still-keeper.ts'
import { TextPackets } from './text-packets.ts'

export type ReadInput = FileInput & {
  audioLanguage?: string | undefined
  /** Module that exports `createAnalyser(facts)`. */
  analyser: string
  decoderOptions: Readonly<Record<string, string>>
  everyFrame: boolean
  stills: readonly StillsWanted[]
}

export type ReadOutput = {
  media: MediaFacts
  facts: VideoFacts
  result: unknown
  problems: Problem[]
  texts: TextTrack[]
  stills: Still[]
}

/** What a module with an analyser exports. */
export type AnalyserModule = { createAnalyser: (this: void, facts: VideoFacts) => Analyser<unknown> }

/** A broken file may give errors without end: after so many in a row the rest is let go. */
const MOST_ERRORS = 100
/** A file that ends by this much before its stated end has been cut off. */
const CUT_OFF_SECONDS = 2

export async function run(input: ReadInput, context: TaskContext): Promise<ReadOutput> {
  using file = openMedia(input)
  const media = factsOf(file)
  const faults = new FaultLog(input.path)
  using scope = new DisposableStack()
  const startSeconds = startOf(file.context)
  let analyser: Analyser<unknown> | undefined

  const track = media.pictures[0]
  const keepers: StillKeeper[] = []
  const picture = openPicture(file, media, input, faults, startSeconds, scope, keepers, (p) => analyser?.picture(p))
  if (track && picture) keepers.push(...input.stills.map((wanted) => scope.use(new StillKeeper(track, wanted))))
  const chosen = chooseSound(media.sounds, input.audioLanguage)
  const sound = attempt(faults, 'sound', () => {
    const stream = chosen && file.streams[chosen.index]
    if (!stream) return undefined
    const take = (samples: Float32Array) => analyser?.sound(samples)
    return scope.use(new SoundReader(stream, { sampleRate: ANALYSIS_SAMPLE_RATE, startSeconds, faults, take }))
  })
  if (!picture && !sound) {
    const message = `Cannot read ${input.path}: it holds neither a picture nor a sound that can be decoded.`
    throw new UnreadableMedia(input.path, 'no-tracks', message)
  }
  const texts = media.texts.flatMap((facts) => {
    const stream = file.streams[facts.index]
    return stream && TextPackets.readable(facts) ? [new TextPackets(input.path, stream, facts, startSeconds)] : []
  })
  file.keepOnly([picture?.stream, sound?.stream, ...texts.map((t) => t.stream)].filter((s) => s !== undefined))

  const facts: VideoFacts = {
    durationSeconds: media.durationSeconds ?? 0,
    ...(picture && media.pictures[0] && { picture: pictureFacts(media.pictures[0], picture) }),
    ...(sound && { sound: { sampleRate: ANALYSIS_SAMPLE_RATE } }),
  }
  const { createAnalyser } = (await import(input.analyser)) as AnalyserModule
  analyser = createAnalyser(facts)

  const clock = new PacketClock(file, media.durationSeconds, (at, by) => {
    const message = `At ${at.toFixed(1)} s the file's clock jumps by ${by.toFixed(1)} s; time is counted on from there.`
    faults.add('clock-jump', message, at)
  })
  const timeBases = file.streams.map((stream) => stream.timeBase)
  let seconds = 0
  let errors = 0
  for (;;) {
    const packet = file.read()
    if (typeof packet === 'number') {
      if (isEnd(packet)) break
      faults.count('damaged-file', 'pieces of the file are damaged', seconds)
      if (++errors >= MOST_ERRORS) break
      continue
    }
    errors = 0
    const timeBase = timeBases[packet.streamIndex]
    if (!timeBase) continue
    seconds = Math.max(seconds, clock.admit(packet, timeBase))
    if (seconds > input.limits.durationSeconds) {
      const message = `Only the first ${input.limits.durationSeconds} s are read, the limit. Cut the file, or raise the limit.`
      faults.add('over-limit', message, input.limits.durationSeconds)
      break
    }
    if (packet.streamIndex === picture?.stream.index) picture.add(packet, seconds)
    else if (packet.streamIndex === sound?.stream.index) sound.add(packet, seconds)
    else texts.find((t) => t.stream.index === packet.streamIndex)?.add(packet)
    const waited = context.progress(media.durationSeconds ? Math.min(1, seconds / media.durationSeconds) : 0)
    if (waited) await waited
  }
  picture?.add(null, seconds)
  sound?.add(null, seconds)

  const durationSeconds = Math.max(picture?.endSeconds ?? 0, sound?.endSeconds ?? 0)
  tellCutOff(file, media, durationSeconds, input, faults)
  if (durationSeconds === 0) {
    const message = `Cannot read ${input.path}: nothing in it could be decoded. Make a new copy of it.`
    throw new UnreadableMedia(input.path, 'not-media', message)
  }
  return {
    media,
    facts: { ...facts, durationSeconds },
    result: analyser.finish(durationSeconds),
    problems: faults.problems(),
    texts: texts.map((t) => t.track()),
    stills: keepers.flatMap((keeper) => keeper.stills),
  }
}

function openPicture(
  file: MediaFile,
  media: MediaFacts,
  input: ReadInput,
  faults: FaultLog,
  startSeconds: number,
  scope: DisposableStack,
  keepers: readonly StillKeeper[],
  take: (picture: Parameters<Analyser<unknown>['picture']>[0]) => void,
): PictureReader | undefined {
  const track = media.pictures[0]
  const stream = track && file.streams[track.index]
  if (!stream) return undefined
  const maxPixels = input.limits.picturePixels
  const { width, height } = stream.codecpar
  if (width <= 0 || height <= 0 || width * height > maxPixels) {
    const message = `The picture is declared as ${width} × ${height}, which is not read (the limit is ${maxPixels} pixels); the sound is.`
    faults.add('picture-size', message)
    return undefined
  }
  const { decoderOptions } = input
  const thin = !input.everyFrame
  const watch = (shown: ShownFrame) => {
    for (const keeper of keepers) keeper.see(shown)
  }
  const longerSide = ANALYSIS_PICTURE_SIDE
  return attempt(faults, 'picture', () =>
    scope.use(
      new PictureReader(stream, track, {
        longerSide,
        maxPixels,
        startSeconds,
        decoderOptions,
        thin,
        faults,
        take,
        watch,
      }),
    ),
  )
}

/** A track that cannot be opened is told, and the rest is read without it. */
function attempt<T>(faults: FaultLog, what: string, open: () => T): T | undefined {
  try {
    return open()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    faults.add(`no-${what}`, `The ${what} cannot be decoded (${why}). Convert the file to a common codec.`)
    return undefined
  }
}

function pictureFacts(
  track: MediaFacts['pictures'][number],
  { width, height }: PictureReader,
): NonNullable<VideoFacts['picture']> {
  return {
    width: track.width,
    height: track.height,
    framesPerSecond: track.framesPerSecond,
    analysisWidth: width,
    analysisHeight: height,
  }
}

function tellCutOff(file: MediaFile, media: MediaFacts, seconds: number, input: ReadInput, faults: FaultLog): void {
  const stated = media.durationSeconds
  // Only these say their length in their head; of others FFmpeg guesses it.
  const states = /\b(mov|matroska|avi|flv|asf|mxf)\b/.test(file.context.iformat?.name ?? '')
  if (!states || stated === undefined || stated > input.limits.durationSeconds) return
  if (stated - seconds <= Math.max(CUT_OFF_SECONDS, stated * 0.01)) return
  const message = `The file says that it is ${stated.toFixed(1)} s long, and ends at ${seconds.toFixed(1)} s. It may have been cut off: download or copy it again.`
  faults.add('cut-off', message, seconds)
}
