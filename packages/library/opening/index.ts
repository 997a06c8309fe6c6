export { openLibrary, type Library, type LibraryOptions } from './open-library.ts'
export type { Database, Place } from './database.ts'
export {
  Conflict,
  isDatabaseAway,
  LibraryInUse,
  LibraryUnreachable,
  NotFound,
  Refused,
  SchemaMismatch,
} from './errors.ts'
export { newId } from './ids.ts'
export type { MigrationSet } from './migrate.ts'
export { ownerOf, type Owner } from './owner-lock.ts'
export { slugOf } from './slugs.ts'
export type { Change, Tx, Writing } from './writing.ts'
export type { Migration } from '../schema/migrations/index.ts'
