import type { Layer, Report } from '@aftercut/engine/report'
import type { CaptionFormat, Utterance, Word } from '@aftercut/engine/captions'
import type { Problem } from '@aftercut/engine/report'
import type { Generated } from 'kysely'
import type {
  Day,
  InstantWithDefault,
  Json,
  JsonOrNull,
  JsonWithDefault,
  Localized,
  Rights,
  Version,
} from './columns.ts'

export type VideoKind = 'making' | 'episode'
export type VideoState = 'new' | 'reading' | 'ready' | 'failed' | 'missing'
export type MakingState = 'new' | 'finding' | 'found' | 'failed'
export type Visibility = 'desk' | 'public'
export type FindingKind = 'segment' | 'match' | 'call' | 'moment' | 'quote'
/** `open`: changed, and neither confirmed nor rejected. */
export type Standing = 'confirmed' | 'rejected' | 'added' | 'open'

export interface VideoTable {
  id: string
  kind: VideoKind
  episodeId: string | null
  file: string | null
  storeKey: string | null
  sha256: string | null
  bytes: number | null
  durationSeconds: number | null
  width: number | null
  height: number | null
  framesPerSecond: number | null
  printKey: string | null
  posterKey: string | null
  embedUrl: string | null
  rights: Generated<Rights>
  state: Generated<VideoState>
  progress: Generated<number>
  problem: string | null
  sourceId: string | null
  facts: JsonWithDefault<{ [name: string]: unknown }>
  createdAt: InstantWithDefault
  changedAt: InstantWithDefault
  version: Version
}

export interface CaptionTrackTable {
  id: string
  videoId: string
  position: number
  file: string
  format: CaptionFormat
  language: string
  layer: Layer
  automatic: Generated<boolean>
  hash: string
  problems: JsonWithDefault<Problem[]>
  version: Version
}

export interface CueTable {
  trackId: string
  number: number
  startSeconds: number
  endSeconds: number
  words: string
  utterances: Json<Utterance[]>
  sounds: Generated<string[]>
  wordTimes: JsonOrNull<Word[]>
  line: Generated<number>
  version: Version
}

export interface MakingTable {
  id: string
  slug: string
  videoId: string
  dramaId: string | null
  titles: Json<Localized>
  publishedOn: Day | null
  spoilerSeason: number | null
  spoilerEpisode: number | null
  state: Generated<MakingState>
  progress: Generated<number>
  problem: string | null
  visibility: Generated<Visibility>
  runId: string | null
  createdAt: InstantWithDefault
  changedAt: InstantWithDefault
  version: Version
}

/** The episodes that a making is laid against. `name` is the id which the report gives the episode. */
export interface MakingEpisodeTable {
  makingId: string
  episodeId: string
  name: string
}

export interface FindingRunTable {
  id: string
  makingId: string
  number: number
  program: string
  report: Json<Report>
  createdAt: InstantWithDefault
}

/** A finding of a run; its body is `report[kind + 's'][number]`. `label`: the kind of segment or moment, or the call. */
export interface FindingTable {
  id: string
  runId: string
  kind: FindingKind
  label: string
  number: number
  startSeconds: number
  endSeconds: number
}

export interface DecisionTable {
  id: string
  makingId: string
  kind: FindingKind
  label: string
  startSeconds: number
  endSeconds: number
  standing: Standing
  change: JsonWithDefault<{ [field: string]: unknown }>
  original: Json<{ [field: string]: unknown }>
  findingId: string | null
  by: string
  decidedAt: InstantWithDefault
  version: Version
}
