import type { Generated } from 'kysely'
import type { InstantOrNull, InstantWithDefault, Json, JsonWithDefault, Picture, Version } from './columns.ts'

export type StoryState = 'draft' | 'review' | 'scheduled' | 'published' | 'withdrawn'
export type StorySubjectKind = 'drama' | 'person' | 'episode' | 'making'

/** ProseMirror's JSON of a document: its schema is the site's. */
export type Body = { type: string; content?: unknown[]; [field: string]: unknown }

/** All that an editor writes; a revision is one of these, frozen. */
export type StoryContent = {
  headline: string
  /** Shown where the headline would tell too much. */
  teaser?: string
  standfirst: string
  body: Body
  byline: string
  picture?: Picture
  tags: string[]
  /** The last episode that the story gives away; null: none. */
  spoiler: { season: number; episode: number } | null
  /** A person has judged that the story gives nothing away, though what it shows is of an episode. */
  spoilerFree?: boolean
  /** What the story is about, beside its drama and making: people and episodes, by id. */
  personIds: string[]
  episodeIds: string[]
}

export interface StoryTable {
  id: string
  slug: string
  language: string
  groupId: string
  state: Generated<StoryState>
  dramaId: string | null
  makingId: string | null
  draft: Json<StoryContent>
  draftBy: string
  draftAt: InstantWithDefault
  publishedRevisionId: string | null
  scheduledRevisionId: string | null
  scheduledFor: InstantOrNull
  firstPublishedAt: InstantOrNull
  publishedAt: InstantOrNull
  withdrawnAt: InstantOrNull
  withdrawnReason: string | null
  createdAt: InstantWithDefault
  version: Version
}

export interface StoryRevisionTable {
  id: string
  storyId: string
  number: number
  content: Json<StoryContent>
  by: string
  reason: string | null
  createdAt: InstantWithDefault
}

export interface StorySubjectTable {
  storyId: string
  kind: StorySubjectKind
  subjectId: string
}

export interface StoryTagTable {
  storyId: string
  tag: string
}

export type SlugKind = 'story' | 'drama' | 'person' | 'making' | 'ranking'

/** Every address that a thing ever had; the one it has stands in its own row. */
export interface SlugTable {
  kind: SlugKind
  slug: string
  subjectId: string
  since: InstantWithDefault
}

export interface CorrectionTable {
  id: string
  storyId: string
  at: InstantWithDefault
  words: string
  by: string
}

export interface ReactionTable {
  storyId: string
  reader: string
  feeling: string
  address: string | null
  at: InstantWithDefault
}

export interface AuditTable {
  id: string
  at: InstantWithDefault
  who: string
  action: string
  subjectKind: string
  subjectId: string | null
  detail: JsonWithDefault<{ [field: string]: unknown }>
}

export interface SettingTable {
  key: string
  value: Json<unknown>
  changedAt: InstantWithDefault
  version: Version
}
