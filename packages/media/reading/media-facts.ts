import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_DISPOSITION_DEFAULT,
  AV_DISPOSITION_FORCED,
  AV_DISPOSITION_HEARING_IMPAIRED,
  AV_DISPOSITION_VISUAL_IMPAIRED,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import { avGetCodecName, avGetPixFmtName, type Stream } from 'node-av/lib'
import { type MediaFile, statedDuration } from '../decoding/index.ts'

type TrackFacts = {
  /** The stream's number in the file. */
  index: number
  /** FFmpeg's name: 'h264', 'aac', 'mov_text'. */
  codec: string
  /** BCP 47, where the file says. */
  language?: string
  title?: string
  isDefault: boolean
}

export type PictureTrackFacts = TrackFacts & {
  /** As displayed: pixel aspect and rotation applied, rounded. */
  width: number
  height: number
  /** Degrees clockwise by which the stored picture is turned for display. */
  rotation: 0 | 90 | 180 | 270
  framesPerSecond: number
  /** FFmpeg's name of the pixel format: 'yuv420p', 'yuv420p10le'. */
  pixels: string
}
export type SoundTrackFacts = TrackFacts & { sampleRate: number; channels: number; forTheBlind: boolean }
export type TextTrackFacts = TrackFacts & { forced: boolean; forTheDeaf: boolean }

/** What a media file says of itself. */
export type MediaFacts = {
  /** FFmpeg's names of the container: 'mov,mp4,m4a,3gp,3g2,mj2'. */
  container: string
  /** As stated; a damaged file may hold less. */
  durationSeconds?: number
  title?: string
  /** Cover pictures and the like are no picture track. The first is the one that is read. */
  pictures: PictureTrackFacts[]
  sounds: SoundTrackFacts[]
  texts: TextTrackFacts[]
}

export function factsOf(file: MediaFile): MediaFacts {
  const { streams, context } = file
  const duration = statedDuration(context)
  const title = context.metadata?.get('title')
  const best = context.findBestStream(AVMEDIA_TYPE_VIDEO)
  return {
    container: context.iformat?.name ?? 'unknown',
    ...(duration !== undefined && { durationSeconds: duration }),
    ...(title && { title }),
    pictures: ofType(streams, AVMEDIA_TYPE_VIDEO)
      .filter((stream) => !stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC))
      .toSorted((a, b) => Number(b.index === best) - Number(a.index === best))
      .map(pictureFacts),
    sounds: ofType(streams, AVMEDIA_TYPE_AUDIO).map((stream) => ({
      ...trackFacts(stream),
      sampleRate: stream.codecpar.sampleRate,
      channels: stream.codecpar.channels,
      forTheBlind: stream.hasDisposition(AV_DISPOSITION_VISUAL_IMPAIRED),
    })),
    texts: ofType(streams, AVMEDIA_TYPE_SUBTITLE).map((stream) => ({
      ...trackFacts(stream),
      forced: stream.hasDisposition(AV_DISPOSITION_FORCED),
      forTheDeaf: stream.hasDisposition(AV_DISPOSITION_HEARING_IMPAIRED),
    })),
  }
}

/**
 * The sound track to read: the first in the language asked for; else the default one; else the first that is no
 * description for the blind.
 */
export function chooseSound(sounds: readonly SoundTrackFacts[], language?: string): SoundTrackFacts | undefined {
  const wanted = language === undefined ? undefined : languageTag(language)?.split('-')[0]
  const plain = sounds.filter((s) => !s.forTheBlind)
  return (
    (wanted && plain.find((s) => s.language?.split('-')[0] === wanted)) ||
    plain.find((s) => s.isDefault) ||
    plain[0] ||
    sounds[0]
  )
}

/** BCP 47 of a container's tag ('kor', 'chi', 'pt-BR'); undefined for none. */
export function languageTag(tag: string | null | undefined): string | undefined {
  if (!tag || /^(und|mul|zxx|mis)$/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

function ofType(streams: readonly Stream[], type: Stream['codecpar']['codecType']): Stream[] {
  return streams.filter((stream) => stream.codecpar.codecType === type)
}

function trackFacts(stream: Stream): TrackFacts {
  const tags = stream.metadata
  const language = languageTag(tags?.get('language'))
  const title = tags?.get('title')
  return {
    index: stream.index,
    codec: avGetCodecName(stream.codecpar.codecId) ?? 'unknown',
    ...(language && { language }),
    ...(title && { title }),
    isDefault: stream.hasDisposition(AV_DISPOSITION_DEFAULT),
  }
}

function pictureFacts(stream: Stream): PictureTrackFacts {
  const { codecpar } = stream
  const rotation = rotationOf(codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX))
  const size = displaySize(codecpar.width, codecpar.height, pixelAspect(stream), rotation)
  return {
    ...trackFacts(stream),
    ...size,
    rotation,
    framesPerSecond: framesPerSecond(stream),
    pixels: avGetPixFmtName(codecpar.format as Parameters<typeof avGetPixFmtName>[0]) ?? 'unknown',
  }
}

/** Width over height of one stored pixel. The container's word goes before the codec's, as players hold it. */
export function pixelAspect(stream: Stream): number {
  for (const { num, den } of [stream.sampleAspectRatio, stream.codecpar.sampleAspectRatio]) {
    if (num > 0 && den > 0) return num / den
  }
  return 1
}

export function displaySize(
  width: number,
  height: number,
  aspect: number,
  rotation: PictureTrackFacts['rotation'],
): { width: number; height: number } {
  const wide = Math.max(1, Math.round(width * aspect))
  return rotation % 180 === 0 ? { width: wide, height } : { width: height, height: wide }
}

/** From ISO 14496-12's display matrix, to the nearest quarter turn; a mirrored picture is left as it is. */
export function rotationOf(matrix: Buffer | null): PictureTrackFacts['rotation'] {
  if (!matrix || matrix.length < 36) return 0
  const a = matrix.readInt32LE(0)
  const b = matrix.readInt32LE(4)
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  return ((((Math.round(degrees / 90) * 90) % 360) + 360) % 360) as PictureTrackFacts['rotation']
}

/** The mean rate; where the file gives none that makes sense, 25. */
function framesPerSecond(stream: Stream): number {
  for (const { num, den } of [stream.avgFrameRate, stream.rFrameRate]) {
    if (num > 0 && den > 0 && num / den <= 1000) return num / den
  }
  return 25
}
