import type { Generated, GeneratedAlways, RawBuilder, ColumnType } from 'kysely'

export type EntryKind = 'story' | 'cue' | 'drama' | 'person' | 'moment' | 'making'

export interface SearchEntryTable {
  id: GeneratedAlways<number>
  kind: EntryKind
  /** What is indexed as a whole: the story, making, drama or person. */
  ownerId: string
  /** What the hit points to: the caption track for a cue, else the owner. */
  subjectId: string
  number: number
  atSeconds: number | null
  endSeconds: number | null
  language: string
  title: string
  words: string
  label: string | null
  public: Generated<boolean>
  terms: ColumnType<string, RawBuilder<unknown>, RawBuilder<unknown>>
}

export interface SearchWordTable {
  word: string
}

/** `key`: a whole name without spaces and marks after '=', or how a person's name sounds after '~'. */
export interface NameKeyTable {
  key: string
  kind: 'drama' | 'person'
  subjectId: string
}
