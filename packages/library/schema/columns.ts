import type { ColumnType, Generated } from 'kysely'

/** Words in several languages: BCP 47 tag to text. */
export type Localized = { [language: string]: string }

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string

/** Rights in a video, a picture or a source's material: what the publishing gate reads. */
export type Rights = 'own' | 'licensed' | 'embed' | 'none' | 'unknown'

/** A picture and what may be done with it. `key` names it in the object store. */
export type Picture = { key?: string; url?: string; alt: Localized; credit?: string; rights: Rights; sourceId?: string }

/** A jsonb column: read as its value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>
export type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>

export type Instant = ColumnType<Date, Date | string, Date | string>
export type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
export type InstantWithDefault = ColumnType<Date, Date | string | undefined, Date | string>
export type Version = Generated<number>
