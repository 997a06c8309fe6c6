import type { FindingBody, MergedFinding } from '@aftercut/library/findings'

export type FindingKind = MergedFinding['kind']

/** A finding at the desk: as it stands after people decided. Seconds of the making-of. */
export type Finding = Pick<
  MergedFinding,
  'id' | 'kind' | 'label' | 'start' | 'end' | 'standing' | 'version' | 'moved' | 'renamed' | 'orphaned' | 'by'
> & { body: FindingBody }

/** Words of one speaker within a cue. */
export type Said = { speaker?: string; text: string }

export type RoomCue = {
  number: number
  version: number
  start: number
  end: number
  text: string
  utterances: Said[]
  /** Sounds are described here and nobody speaks. */
  isSound: boolean
}

export type RoomTrack = {
  id: string
  position: number
  file: string
  language: string
  layer: 'original' | 'translation'
  automatic: boolean
  /** Changes when any word, speaker or time of it does. */
  hash: string
  cues: RoomCue[]
}

/** A video that the room can show: a making-of's own, or an episode's. */
export type RoomVideo = { src: string; type: string; width: number; height: number; durationSeconds: number }

/** An episode that the making is laid against. `name`: as findings name it. */
export type RoomEpisode = {
  name: string
  season: number
  number: number
  video: RoomVideo | undefined
  /** Why there is none: no file was given (a print alone), or it is one that browsers do not play. */
  without: 'file' | 'player' | undefined
}

/** Somebody who may be speaking: a member of the cast, or a name that the captions know. */
export type CastName = { name: string; role: string | undefined }

/** A quote whose captions were corrected: whether its words still stand, and the words that come nearest. */
export type OpenQuote = { holds: boolean; nearest: string | undefined }

export type RoomData = {
  runId: string | null
  /** Of the making-of's own entry in the library. */
  videoId?: string
  durationSeconds: number
  framesPerSecond: number
  findings: Finding[]
  /** Where shots begin, in order. Seconds. */
  shots: number[]
  tracks: RoomTrack[]
  episodes: RoomEpisode[]
  cast: CastName[]
  video: RoomVideo | undefined
  without: 'file' | 'player' | undefined
  /** Of the strip of stills: how many, one every so many seconds. */
  strip: { count: number; everySeconds: number } | undefined
  openQuotes: { [findingId: string]: OpenQuote }
}

/** What others decided since: all findings with a decision, as they stand. */
export type Decided = { runId: string | null; findings: Finding[]; openQuotes: RoomData['openQuotes'] }

/** Words of a take beside those of what it is compared with. */
export type ComparedWord = { text: string; in: 'both' | 'first' | 'second' }

/** The takes and clips of one scene, with the words that differ from `reference` marked. */
export type SceneTakes = {
  scene: { episode: string; start: number; end: number }
  /** What is compared with: the broadcast's own captions, else the first take that has any words. */
  reference: { from: 'broadcast' | 'take'; text: string; language: string } | undefined
  takes: {
    id: string
    kind: 'take' | 'clip'
    number: number | undefined
    day: number | undefined
    start: number
    end: number
    words: ComparedWord[]
  }[]
}

/** Two people changed the same thing: what stands now. */
export type Clash = { conflict: { finding?: Finding | undefined; cue?: (RoomCue & { trackId: string }) | undefined } }

export const SEGMENT_KINDS = ['clip', 'take', 'set', 'interview', 'card'] as const
export const CALL_KINDS = ['action', 'cut', 'ng', 'okay', 'again'] as const
/** Kinds of moment that are offered; more may come (the watch report's promise). */
export const MOMENT_KINDS = [
  'after-cut',
  'laughter',
  'tears',
  'hug',
  'high-five',
  'applause',
  'slip',
  'ad-lib',
  'approach',
  'joke',
] as const

/** Whether somebody has judged it. A moved or renamed one is still to be confirmed. */
export const isJudged = ({ standing }: Pick<Finding, 'standing'>): boolean =>
  standing === 'confirmed' || standing === 'rejected' || standing === 'added'

/** A story that quotes words which were just corrected. */
export type OpenedStory = { id: string; slug: string; headline: string; published: boolean }
