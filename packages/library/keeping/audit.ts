import type { Kysely, Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { newId } from '../opening/ids.ts'
import type { Schema } from '../schema/schema.ts'
import type { AuditTable } from '../schema/story-tables.ts'

export type AuditEntry = Selectable<AuditTable>

export function createAudit(db: Kysely<Schema>) {
  return {
    /** Keeps a deed that the library itself does not see (a sign-in, a changed role). */
    add: async (
      who: string,
      action: string,
      subjectKind: string,
      subjectId: string | null,
      detail: object = {},
    ): Promise<void> => {
      await db
        .insertInto('audit')
        .values({ id: newId(), who, action, subjectKind, subjectId, detail: jsonText(detail) })
        .execute()
    },

    /** Newest first. */
    list: (
      filter: { subjectKind?: string; subjectId?: string; who?: string; before?: Date; limit?: number } = {},
    ): Promise<AuditEntry[]> => {
      let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc')
      if (filter.subjectKind) query = query.where('subjectKind', '=', filter.subjectKind)
      if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId)
      if (filter.who) query = query.where('who', '=', filter.who)
      if (filter.before) query = query.where('at', '<', filter.before)
      return query.limit(filter.limit ?? 100).execute()
    },
  }
}
