import { sql, type Kysely } from 'kysely'
import { Refused, SchemaMismatch } from '../opening/errors.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import { indexCues, indexDrama, indexMaking, indexMoments, indexPerson, indexStory } from '../search/indexing.ts'

/** The first line of a copy: what it is and the schema that it was made under. */
type Head = { format: 'aftercut.library/1'; migrations: { room: string; number: number; checksum: string }[] }
type Line = { table: string; row: { [column: string]: unknown } }

/** Made anew from the rest after a copy is read in: the search at once, the marks by a job from the prints. */
const DERIVED = ['search_entry', 'search_word', 'name_key', 'marked_print', 'print_mark']
/** Who is signed in where: a copy must not let anyone in. Passwords are copied as their hashes. */
const PASSING = ['desk_session', 'desk_verification', 'desk_rate']
const NOT_COPIED: ReadonlySet<string> = new Set([...DERIVED, ...PASSING, 'migration'])

const ROWS_A_FETCH = 1000
const ROWS_A_STATEMENT = 500

export function createCopies(db: Kysely<Schema>) {
  return {
    /**
     * Writes all that the library holds, as of one moment, as lines of JSON: a head, then a row each, tables in an order in which
     * they can be read in. Not the media, nor what is made of the rest (search). The embedded database answers nobody else meanwhile.
     */
    write: (onLine: (line: string) => Promise<void> | void): Promise<void> => copyOut(db, onLine),

    /** Puts a copy in place of all that the library holds, whole or not at all, and makes the search anew. */
    read: async (lines: AsyncIterable<string>): Promise<void> => {
      await copyIn(db, lines)
      await reindexAll(db)
    },

    /** Makes the search index anew from all that is there. */
    reindex: (): Promise<void> => reindexAll(db),
  }
}

async function copyOut(db: Kysely<Schema>, onLine: (line: string) => Promise<void> | void): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head: Head = { format: 'aftercut.library/1', migrations: await migrationsOf(tx) }
      await onLine(JSON.stringify(head))
      for (const table of await tablesInOrder(tx)) {
        const rows = sql`declare copy no scroll cursor for select to_jsonb(row)::text as line from ${sql.table(table)} row`
        await rows.execute(tx)
        for (;;) {
          const fetched = await sql<{ line: string }>`fetch ${sql.lit(ROWS_A_FETCH)} from copy`.execute(tx)
          for (const { line } of fetched.rows) await onLine(`{"table":${JSON.stringify(table)},"row":${line}}`)
          if (fetched.rows.length < ROWS_A_FETCH) break
        }
        await sql`close copy`.execute(tx)
      }
    })
}

async function copyIn(db: Kysely<Schema>, lines: AsyncIterable<string>): Promise<void> {
  await write(db, async ({ tx, changed }) => {
    const tables = await tablesInOrder(tx)
    await sql`set constraints all deferred`.execute(tx)
    await sql`truncate ${sql.join([...tables, ...DERIVED].map((table) => sql.table(table)))} cascade`.execute(tx)
    let number = 0
    let batch: Line[] = []
    for await (const text of lines) {
      number += 1
      const line = parsed(text, number)
      if (number === 1) {
        refuseStrangers(line as Head, await migrationsOf(tx))
        continue
      }
      const next = line as Line
      if (!tables.includes(next.table))
        throw new Refused(`Line ${number} of the copy: there is no table "${next.table}".`, {
          code: 'copy-damaged',
          values: { line: number },
        })
      if (batch[0] && (batch[0].table !== next.table || batch.length >= ROWS_A_STATEMENT)) {
        await insertRows(tx, batch)
        batch = []
      }
      batch.push(next)
    }
    if (number === 0) throw new Refused('The copy is empty.', { code: 'copy-empty' })
    await insertRows(tx, batch)
    changed('everything')
  })
}

/** The columns that the copy has; one added since takes its default. */
async function insertRows(tx: Tx, batch: readonly Line[]): Promise<void> {
  const [first] = batch
  if (!first) return
  const columns = sql.join(Object.keys(first.row).map((column) => sql.id(column)))
  const table = sql.table(first.table)
  await sql`insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(batch.map((line) => line.row))}::jsonb)`.execute(
    tx,
  )
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refused(`Line ${number} of the copy is no JSON: the file is damaged or cut off.`, {
      code: 'copy-damaged',
      values: { line: number },
      cause,
    })
  }
}

async function migrationsOf(tx: Tx): Promise<Head['migrations']> {
  const rows = await sql<
    Head['migrations'][number]
  >`select room, number, checksum from migration order by room, number`.execute(tx)
  return rows.rows
}

function refuseStrangers(head: Head, own: Head['migrations']): void {
  if (head.format !== 'aftercut.library/1')
    throw new Refused('This is no copy of a library: its first line says something else.', { code: 'no-copy' })
  const unknown = head.migrations.find(
    (theirs) =>
      !own.some(
        (each) => each.room === theirs.room && each.number === theirs.number && each.checksum === theirs.checksum,
      ),
  )
  if (!unknown) return
  throw new SchemaMismatch(
    `The copy was made under migration ${unknown.number} of "${unknown.room}", which this program does not have. Read it in with the program that made it, or a newer one.`,
  )
}

/** Every table after those that it refers to; references that may be checked late do not count. */
async function tablesInOrder(tx: Tx): Promise<string[]> {
  const all = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(tx)
  const refers = await sql<{
    from: string
    to: string
  }>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
    from pg_constraint where contype = 'f' and not condeferrable and connamespace = 'public'::regnamespace`.execute(tx)
  const waiting = new Set(all.rows.map((row) => row.name).filter((name) => !NOT_COPIED.has(name)))
  const order: string[] = []
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      (name) => !refers.rows.some(({ from, to }) => from === name && to !== name && waiting.has(to)),
    )
    if (free.length === 0) throw new Error(`The tables ${[...waiting].join(', ')} refer to each other in a circle.`)
    for (const name of free) {
      order.push(name)
      waiting.delete(name)
    }
  }
  return order
}

/** One thing a transaction, so that the library answers in between. */
async function reindexAll(db: Kysely<Schema>): Promise<void> {
  const each = async (
    table: 'drama' | 'person' | 'story' | 'making',
    index: (tx: Tx, id: string) => Promise<void>,
  ): Promise<void> => {
    const rows = await db
      .selectFrom(table as 'drama')
      .select('id')
      .orderBy('id')
      .execute()
    for (const { id } of rows) await write(db, ({ tx }) => index(tx, id))
  }
  await each('drama', indexDrama)
  await each('person', indexPerson)
  await each('story', indexStory)
  await each('making', async (tx, id) => {
    await indexMaking(tx, id)
    await indexCues(tx, id)
    await indexMoments(tx, id)
  })
}
