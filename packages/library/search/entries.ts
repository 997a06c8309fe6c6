import { sql } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'
import type { EntryKind } from '../schema/search-tables.ts'

/** One thing to be found. `terms` come from `terms.ts`. */
export type Entry = {
  kind: EntryKind
  subjectId: string
  number?: number
  atSeconds?: number
  endSeconds?: number
  language: string
  title: string
  words: string
  label?: string
  /** Readers find it; else the desk alone. */
  public: boolean
  terms: Iterable<string>
}

/** Rows a statement: keeps its one JSON parameter near a megabyte. */
const ROWS_A_STATEMENT = 1000

/** Puts an owner's entries in place of those that it had; with `kind`, of those of that kind. */
export async function replaceEntries(
  tx: Tx,
  ownerId: string,
  entries: readonly Entry[],
  kind?: EntryKind,
): Promise<void> {
  let stale = tx.deleteFrom('searchEntry').where('ownerId', '=', ownerId)
  if (kind !== undefined) stale = stale.where('kind', '=', kind)
  await stale.execute()
  await addEntries(tx, ownerId, entries)
}

export async function addEntries(tx: Tx, ownerId: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_A_STATEMENT) {
    const rows = entries.slice(from, from + ROWS_A_STATEMENT).map((entry) => ({
      kind: entry.kind,
      subject_id: entry.subjectId,
      number: entry.number ?? 0,
      at_seconds: entry.atSeconds ?? null,
      end_seconds: entry.endSeconds ?? null,
      language: entry.language,
      title: entry.title,
      words: entry.words,
      label: entry.label ?? null,
      public: entry.public,
      terms: [...entry.terms],
    }))
    await sql`insert into search_entry
        (kind, owner_id, subject_id, number, at_seconds, end_seconds, language, title, words, label, public, terms)
      select kind, ${ownerId}::uuid, subject_id, number, at_seconds, end_seconds, language, title, words, label, public,
        array_to_tsvector(terms)
      from jsonb_to_recordset(${jsonText(rows)}::jsonb) as row(kind text, subject_id uuid, number integer,
        at_seconds double precision, end_seconds double precision, language text, title text, words text, label text, public boolean,
        terms text[])`.execute(tx)
    await learnWords(
      tx,
      rows.flatMap((row) => row.terms),
    )
  }
}

/** Keeps each word once, for the search to know which near ones exist. In order, so that two writers never block each other. */
async function learnWords(tx: Tx, terms: readonly string[]): Promise<void> {
  const words = [...new Set(terms.filter((term) => /^[\p{L}\p{M}\p{N}]+$/u.test(term)))].toSorted()
  await sql`insert into search_word (word)
    select word from jsonb_array_elements_text(${jsonText(words)}::jsonb) as word order by word
    on conflict do nothing`.execute(tx)
}
