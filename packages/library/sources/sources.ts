import type { Kysely, Selectable } from 'kysely'
import { newId } from '../opening/ids.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write } from '../opening/writing.ts'
import type { Rights } from '../schema/columns.ts'
import type { NoteTable, SourceKind, SourceTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type Source = Selectable<SourceTable>
export type Note = Selectable<NoteTable>

export type SourceDraft = {
  id?: string
  version?: number
  kind: SourceKind
  name: string
  channel?: string | null
  url?: string | null
  licence?: string | null
  rights?: Rights
  publishedOn?: string | null
  retrievedOn?: string | null
  note?: string | null
}

/** Something worth knowing about a thing, when it was so, and who says it. */
export type NoteDraft = {
  id?: string
  version?: number
  subjectKind: 'drama' | 'season' | 'episode' | 'person' | 'role' | 'portrayal' | 'making' | 'story' | 'offer'
  subjectId: string
  /** 'military-service', 'award', 'casting', 'trivia' or any other word. */
  kind: string
  words: string
  language?: string
  fromOn?: string | null
  toOn?: string | null
  sourceId?: string | null
}

export function createSources(db: Kysely<Schema>) {
  return {
    save: (draft: SourceDraft): Promise<Source> =>
      write(db, async ({ tx, changed }) => {
        const { id, version, ...values } = draft
        const at = id ?? newId()
        if (id === undefined)
          await tx
            .insertInto('source')
            .values({ id: at, ...values })
            .execute()
        else await updateAtVersion(tx, 'source', at, version, named(values))
        changed('source', at)
        return tx.selectFrom('source').selectAll().where('id', '=', at).executeTakeFirstOrThrow()
      }),

    get: (id: string): Promise<Source | undefined> =>
      db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst(),

    list: (): Promise<Source[]> => db.selectFrom('source').selectAll().orderBy('name').orderBy('id').execute(),

    saveNote: (draft: NoteDraft): Promise<Note> =>
      write(db, async ({ tx, changed }) => {
        const { id, version, ...values } = draft
        const at = id ?? newId()
        if (id === undefined)
          await tx
            .insertInto('note')
            .values({ id: at, ...values })
            .execute()
        else await updateAtVersion(tx, 'note', at, version, named(values))
        changed(draft.subjectKind, draft.subjectId)
        return tx.selectFrom('note').selectAll().where('id', '=', at).executeTakeFirstOrThrow()
      }),

    removeNote: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const gone = await tx.deleteFrom('note').where('id', '=', id).returningAll().executeTakeFirst()
        if (gone) changed(gone.subjectKind, gone.subjectId)
      }),

    /** The notes on a thing, the latest matter first. */
    notes: (subjectKind: NoteDraft['subjectKind'], subjectId: string): Promise<Note[]> =>
      db
        .selectFrom('note')
        .selectAll()
        .where('subjectKind', '=', subjectKind)
        .where('subjectId', '=', subjectId)
        .orderBy('fromOn', (order) => order.desc().nullsLast())
        .orderBy('id')
        .execute(),
  }
}
