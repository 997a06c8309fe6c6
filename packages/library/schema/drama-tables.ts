import type { Generated } from 'kysely'
import type {
  Day,
  Instant,
  InstantWithDefault,
  Json,
  JsonOrNull,
  JsonWithDefault,
  Localized,
  Picture,
  Rights,
  Version,
} from './columns.ts'

export type SourceKind = 'channel' | 'article' | 'database' | 'document' | 'person'
export type DramaStatus = 'announced' | 'airing' | 'hiatus' | 'ended' | 'cancelled'
export type SeasonStatus = DramaStatus | 'possible'
export type ExceptionKind = 'off' | 'moved' | 'special'
export type AiringKind = 'first' | 'rerun' | 'special'
export type NameKind = 'main' | 'alias' | 'stage' | 'birth' | 'romanised'
export type Billing = 'lead' | 'main' | 'support' | 'guest' | 'cameo'
export type OfferKind = 'stream' | 'free' | 'rent' | 'buy'
export type Period = 'day' | 'week' | 'month' | 'season' | 'year' | 'other'

export interface SourceTable {
  id: string
  kind: SourceKind
  name: string
  channel: string | null
  url: string | null
  licence: string | null
  rights: Generated<Rights>
  publishedOn: Day | null
  retrievedOn: Day | null
  note: string | null
  version: Version
}

export interface DramaTable {
  id: string
  slug: string
  titles: Json<Localized>
  aliases: Generated<string[]>
  originalLanguage: Generated<string>
  network: string | null
  status: Generated<DramaStatus>
  picture: JsonOrNull<Picture>
  external: JsonWithDefault<{ [catalogue: string]: string }>
  createdAt: InstantWithDefault
  changedAt: InstantWithDefault
  version: Version
}

export interface SynopsisTable {
  dramaId: string
  language: string
  words: string
  sourceId: string | null
}

export interface SeasonTable {
  id: string
  dramaId: string
  number: number
  titles: JsonWithDefault<Localized>
  status: Generated<SeasonStatus>
  plannedEpisodes: number | null
}

export interface EpisodeTable {
  id: string
  seasonId: string
  number: number
  titles: JsonWithDefault<Localized>
  runtimeSeconds: number | null
}

export interface AiringPatternTable {
  id: string
  seasonId: string
  network: string
  zone: string
  weekdays: number[]
  minutes: number
  startsOn: Day
  endsOn: Day | null
  episodesPerDay: Generated<number>
  firstEpisode: Generated<number>
  runtimeMinutes: number | null
}

export interface AiringExceptionTable {
  id: string
  patternId: string
  onDate: Day
  kind: ExceptionKind
  toDate: Day | null
  toMinutes: number | null
  words: string | null
  sourceId: string | null
}

export interface AiringTable {
  id: string
  episodeId: string | null
  seasonId: string
  patternId: string | null
  network: string
  at: Instant
  zone: string
  localDate: Day
  localMinutes: number
  kind: Generated<AiringKind>
  words: string | null
}

export interface PersonTable {
  id: string
  slug: string
  names: Json<Localized>
  bornOn: Day | null
  picture: JsonOrNull<Picture>
  external: JsonWithDefault<{ [catalogue: string]: string }>
  createdAt: InstantWithDefault
  changedAt: InstantWithDefault
  version: Version
}

export interface PersonNameTable {
  id: string
  personId: string
  name: string
  language: string | null
  kind: Generated<NameKind>
}

export interface RoleTable {
  id: string
  dramaId: string
  names: Json<Localized>
  aliases: Generated<string[]>
  description: JsonWithDefault<Localized>
  position: Generated<number>
}

export interface PortrayalTable {
  id: string
  roleId: string
  personId: string
  variant: string | null
  billing: Generated<Billing>
}

/** No rows for a portrayal: it holds in every episode. */
export interface PortrayalEpisodeTable {
  portrayalId: string
  episodeId: string
}

export interface RelationTable {
  id: string
  fromRoleId: string
  toRoleId: string
  kind: string
  fromEpisode: number | null
  toEpisode: number | null
  words: string | null
}

export interface OfferTable {
  id: string
  dramaId: string
  provider: string
  url: string | null
  kind: Generated<OfferKind>
  territory: string
  fromOn: Day | null
  toOn: Day | null
  sourceId: string | null
}

export interface RankingSeriesTable {
  id: string
  slug: string
  titles: Json<Localized>
  sourceId: string
  metric: string
  territory: string
  period: Period
  version: Version
}

export interface RankingTable {
  id: string
  seriesId: string
  fromOn: Day
  toOn: Day
  asOf: Day | null
}

export interface RankingEntryTable {
  rankingId: string
  number: number
  rank: number
  label: string
  dramaId: string | null
  value: number | null
}

export interface NoteTable {
  id: string
  subjectKind: string
  subjectId: string
  kind: string
  words: string
  language: Generated<string>
  fromOn: Day | null
  toOn: Day | null
  sourceId: string | null
  createdAt: InstantWithDefault
  version: Version
}
