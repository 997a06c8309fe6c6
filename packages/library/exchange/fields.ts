import type { Schema } from '../schema/schema.ts'

/** What a field may hold, as a JSON Schema. */
export type Field = { readonly [keyword: string]: unknown }

export const orNull = (field: Field): Field => ({ anyOf: [field, { type: 'null' }] })
export const one = (...words: string[]): Field => ({ enum: words })

export const ID: Field = { type: 'string', format: 'uuid' }
export const TEXT: Field = { type: 'string' }
export const WHOLE: Field = { type: 'integer' }
export const NUMBER: Field = { type: 'number' }
export const YES: Field = { type: 'boolean' }
export const DAY: Field = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
export const INSTANT: Field = { type: 'string', format: 'date-time' }
export const ZONE: Field = { type: 'string', format: 'iana-zone' }
export const LOCALIZED: Field = { type: 'object', additionalProperties: TEXT }
export const OBJECT: Field = { type: 'object' }
export const listOf = (items: Field): Field => ({ type: 'array', items })
export const RIGHTS = one('own', 'licensed', 'embed', 'none', 'unknown')

/**
 * A table's part in an export: a thing with its fields, and what belongs to it nested in it. Fields are columns in camel
 * case; what the library makes of the rest (search, versions, hashes), and what is of one machine alone (states, keys of
 * the store), is left out.
 */
export type Shape = {
  table: keyof Schema
  /** The column that refers to the thing above. */
  by?: string
  /** Columns that are the same in all rows of this part. */
  fixed?: { [column: string]: string }
  /** Whose rows: those that refer by `by` to a row of this table which refers to the thing above by that column. */
  through?: { table: keyof Schema; by: string }
  fields: { [column: string]: Field }
  /** Columns that tell rows of one thing above apart, beside their ids. */
  key: readonly string[]
  /** The order of the rows in the file. */
  order: readonly string[]
  /**
   * `kept`: a row is the thing of its id or key, what the file does not mention stays. `whole`: the rows of the file take
   * the place of all. `added`: rows are added, and those that are there already stay as they are.
   */
  mode: 'kept' | 'whole' | 'added'
  parts?: { [field: string]: Shape }
}

export const notesOn = (subjectKind: string): Shape => ({
  table: 'note',
  by: 'subjectId',
  fixed: { subjectKind },
  fields: {
    id: ID,
    kind: TEXT,
    words: TEXT,
    language: TEXT,
    fromOn: orNull(DAY),
    toOn: orNull(DAY),
    sourceId: orNull(ID),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
})

/** Every address that a thing ever had. */
export const addressesOf = (kind: string): Shape => ({
  table: 'slug',
  by: 'subjectId',
  fixed: { kind },
  fields: { slug: TEXT, since: INSTANT },
  key: ['slug'],
  order: ['slug'],
  mode: 'added',
})
