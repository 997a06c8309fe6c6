import { sql, type Kysely, type Transaction } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { newId } from './ids.ts'

/** What changed: `kind` is a thing of the house ('story', 'drama', …), or 'everything' when some news may be lost. */
export type Change = { kind: string; id?: string }

export const CHANGE_CHANNEL = 'aftercut_change'

/** PostgreSQL takes payloads under 8,000 bytes; a change is under 80. */
const CHANGES_A_PAYLOAD = 80

export type Tx = Transaction<Schema>

/** One transaction of writing, with what must go along with it. */
export type Writing = {
  tx: Tx
  /** Tells all processes, once the transaction stands, that a thing is no longer what it was. */
  changed: (kind: string, id?: string) => void
  /** Keeps who did what, within the same transaction. */
  note: (who: string, action: string, subjectKind: string, subjectId: string | null, detail?: object) => void
}

/** Runs `work` in a transaction; its audit notes and change notices stand or fall with it. */
export async function write<Result>(db: Kysely<Schema>, work: (writing: Writing) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    const changes = new Map<string, Change>()
    const notes: { who: string; action: string; subjectKind: string; subjectId: string | null; detail: string }[] = []
    const result = await work({
      tx,
      changed: (kind, id) => changes.set(`${kind}/${id}`, id === undefined ? { kind } : { kind, id }),
      note: (who, action, subjectKind, subjectId, detail = {}) =>
        notes.push({ who, action, subjectKind, subjectId, detail: JSON.stringify(detail) }),
    })
    if (notes.length > 0) {
      await tx
        .insertInto('audit')
        .values(notes.map((note) => ({ id: newId(), ...note })))
        .execute()
    }
    const all = [...changes.values()]
    for (let from = 0; from < all.length; from += CHANGES_A_PAYLOAD) {
      const payload = JSON.stringify(all.slice(from, from + CHANGES_A_PAYLOAD))
      await sql`select pg_notify(${CHANGE_CHANNEL}, ${payload})`.execute(tx)
    }
    return result
  })
}
