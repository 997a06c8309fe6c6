import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Migration } from '../schema/migrations/index.ts'
import { SchemaMismatch } from './errors.ts'

/** Migrations of one part of the house, applied in order after those of the library itself. */
export type MigrationSet = { room: string; migrations: readonly Migration[] }

type Applied = { room: string; number: number; name: string; checksum: string }

/** Any number that no one else locks: "aftercut" in ASCII, as far as a bigint holds it. */
const MIGRATION_LOCK = '7017280570803617'

/**
 * Brings the schema forward, all in one transaction: it stands wholly at the new state or wholly at the old one. What
 * was applied before must be what the program holds now (by checksum), else `SchemaMismatch`.
 */
export async function migrate(db: Kysely<never>, sets: readonly MigrationSet[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.raw(MIGRATION_LOCK)})`.execute(tx)
    await sql`create table if not exists migration (
      room text not null, number integer not null, name text not null, checksum text not null,
      applied_at timestamptz not null default now(), primary key (room, number))`.execute(tx)
    const applied = await sql<Applied>`select room, number, name, checksum from migration order by number`.execute(tx)
    for (const set of sets) {
      const before = applied.rows.filter((row) => row.room === set.room)
      refuseStrangers(set, before)
      for (const [index, migration] of set.migrations.entries()) {
        if (index < before.length) continue
        for (const statement of migration.statements) await sql.raw(statement).execute(tx)
        await sql`insert into migration (room, number, name, checksum)
          values (${set.room}, ${index + 1}, ${migration.name}, ${checksumOf(migration)})`.execute(tx)
      }
    }
  })
}

function refuseStrangers(set: MigrationSet, before: readonly Applied[]): void {
  if (before.length > set.migrations.length) {
    throw new SchemaMismatch(
      `The database stands at migration ${before.length} of "${set.room}", this program knows ${set.migrations.length}.` +
        ' Run the newer program that brought it there.',
    )
  }
  for (const [index, row] of before.entries()) {
    const migration = set.migrations[index]
    if (row.number === index + 1 && migration && row.checksum === checksumOf(migration)) continue
    throw new SchemaMismatch(
      `Migration ${row.number} ("${row.name}") of "${set.room}" differs from what was applied to this database.` +
        ' Restore the program that made it, or restore the database from a backup.',
    )
  }
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join(';\n')).digest('hex')
}
