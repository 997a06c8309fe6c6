import { sql, type Kysely } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { Conflict } from '../opening/errors.ts'
import { write } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'

export type Setting<Value> = { value: Value; version: number }

export function createSettings(db: Kysely<Schema>) {
  return {
    get: async <Value>(key: string): Promise<Setting<Value> | undefined> => {
      const row = await db.selectFrom('setting').select(['value', 'version']).where('key', '=', key).executeTakeFirst()
      return row && { value: row.value as Value, version: row.version }
    },

    all: async (): Promise<{ [key: string]: unknown }> => {
      const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
      return Object.fromEntries(rows.map((row) => [row.key, row.value]))
    },

    /** Sets a value; with a version (0: not set yet), only if it still is at it. */
    set: (key: string, value: unknown, who: string, version?: number): Promise<number> =>
      write(db, async ({ tx, note, changed }) => {
        const row = await tx.selectFrom('setting').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()
        if (version !== undefined && version !== (row?.version ?? 0)) {
          throw new Conflict('setting', key, version, row?.version ?? 0, row?.value)
        }
        const next = await tx
          .insertInto('setting')
          .values({ key, value: jsonText(value) })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet({
              value: jsonText(value),
              changedAt: new Date(),
              version: sql<number>`setting.version + 1`,
            }),
          )
          .returning('version')
          .executeTakeFirstOrThrow()
        note(who, 'set', 'setting', null, { key })
        changed('setting', undefined)
        return next.version
      }),
  }
}
