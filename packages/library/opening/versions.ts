import { sql } from 'kysely'
import { Conflict, NotFound } from './errors.ts'
import type { Tx } from './writing.ts'

/** The tables whose rows carry a version, which each change raises by one. */
export type Versioned =
  'source' | 'drama' | 'person' | 'rankingSeries' | 'note' | 'video' | 'captionTrack' | 'making' | 'decision' | 'story'

/**
 * Changes a row only if it still is at `version`; else throws `Conflict` with the row as it stands, or `NotFound`.
 * Without a version the change is made whatever stands (an import, a job's progress).
 */
export async function updateAtVersion(
  tx: Tx,
  table: Versioned,
  id: string,
  version: number | undefined,
  values: { [column: string]: unknown },
): Promise<number> {
  let update = tx
    .updateTable(table as 'drama')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
  if (version !== undefined) update = update.where('version', '=', version)
  const updated = await update.returning('version').executeTakeFirst()
  if (updated) return updated.version
  const current = await tx
    .selectFrom(table as 'drama')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!current) throw new NotFound(table, id)
  throw new Conflict(table, id, version ?? 0, current.version, current)
}

/** Leaves out the fields that are undefined: what a caller does not name stays as it is. */
export function named<Values extends object>(
  values: Values,
): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
