import { sql } from 'kysely'
import { newId } from '../opening/ids.ts'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'
import { asColumns, snake, withIds } from './rows.ts'
import type { Shape, Thing } from './shape.ts'
import { whereOf } from './tell.ts'

/** Ids of a file that stand for others in the library; grows as things are taken. */
export type Ids = Map<string, string>

/** Takes what belongs to a thing, part by part. */
export async function takeParts(tx: Tx, { parts = {} }: Shape, thing: Thing, id: string, ids: Ids): Promise<void> {
  for (const [field, part] of Object.entries(parts)) {
    const told = thing[field]
    if (Array.isArray(told)) await takePart(tx, part, told as Thing[], id, ids)
  }
}

/** Takes the rows of one part of a thing, and what belongs to each. */
export async function takePart(tx: Tx, part: Shape, told: readonly Thing[], id: string, ids: Ids): Promise<void> {
  if (part.mode === 'whole') {
    await sql`delete from ${sql.table(snake(part.table))} where ${whereOf(part, id)}`.execute(tx)
  } else if (part.mode === 'kept') await meet(tx, part, told, id, ids)
  const above = part.through ? {} : { [part.by ?? '']: id }
  const rows = told.map((each) => ({ ...pick(withIds(each, ids) as Thing, part), ...part.fixed, ...above }))
  await put(tx, part, rows)
  if (!part.parts) return
  for (const each of told) await takeParts(tx, part, each, ids.get(String(each['id'])) ?? String(each['id']), ids)
}

/** Notes which rows of the file are there under another id, told by their keys. */
async function meet(tx: Tx, part: Shape, told: readonly Thing[], id: string, ids: Ids): Promise<void> {
  if (part.key.length === 0) return
  const columns = sql.join(['id', ...part.key].map((column) => sql.id(snake(column))))
  const { rows } =
    await sql<Thing>`select ${columns} from ${sql.table(snake(part.table))} where ${whereOf(part, id)}`.execute(tx)
  const keyOf = (row: Thing): string => JSON.stringify(part.key.map((column) => sortedFields(row[column] ?? null)))
  const known = new Map(rows.map((row) => [keyOf(row), String(row['id'])]))
  for (const each of told) {
    const there = known.get(keyOf(withIds(each, ids) as Thing))
    if (there !== undefined && there !== each['id']) ids.set(String(each['id']), there)
  }
}

/** The database gives an object's fields back in an order of its own. */
const sortedFields = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    : value

const ROWS_A_STATEMENT = 500

/** Inserts rows; one whose id is there is changed where it differs. */
export async function put(tx: Tx, shape: Shape, rows: readonly Thing[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const table = sql.table(snake(shape.table))
  const named = Object.keys({ ...first, ...missingIn(shape) })
  const columns = sql.join(named.map((column) => sql.id(snake(column))))
  const told = named.filter((column) => column !== 'id' && column in first).map(snake)
  const versioned = VERSIONED.has(shape.table) ? sql`, version = ${table}.version + 1` : sql``
  const conflict =
    shape.mode === 'added'
      ? sql`on conflict do nothing`
      : 'id' in shape.fields && told.length > 0
        ? sql`on conflict (id) do update set ${sql.join(told.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`))}${versioned}
            where ${sql.join(
              told.map((column) => differs(shape, column)),
              sql` or `,
            )}`
        : sql``
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => asColumns({ ...missingIn(shape), ...row }))
    await sql`insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${jsonText(batch)}::jsonb) ${conflict}`.execute(
      tx,
    )
  }
}

/** Whether a column is to change. The database keeps microseconds of an instant, a file milliseconds. */
function differs({ table, fields }: Shape, column: string) {
  const [own, told] = [snake(table), 'excluded'].map((side) => sql`${sql.table(side)}.${sql.id(column)}`)
  const instants = new Set(
    Object.entries(fields).flatMap(([field, what]) =>
      JSON.stringify(what).includes('date-time') ? [snake(field)] : [],
    ),
  )
  if (!instants.has(column)) return sql`${own} is distinct from ${told}`
  return sql`date_trunc('milliseconds', ${own}) is distinct from ${told}`
}

const VERSIONED: ReadonlySet<string> = new Set([
  'source',
  'drama',
  'person',
  'rankingSeries',
  'note',
  'video',
  'captionTrack',
  'making',
  'decision',
  'story',
])

/** Columns that must hold something and stand in no file. */
function missingIn({ table }: Shape): Thing {
  if (table === 'personName') return { id: newId() }
  if (table === 'captionTrack') return { hash: '', version: 1 }
  if (VERSIONED.has(table)) return { version: 1 }
  return table === 'cue' ? { version: 1 } : {}
}

/** A thing's own fields, without what belongs to it. */
export const pick = (thing: Thing, { fields }: Shape): Thing =>
  Object.fromEntries(Object.entries(thing).filter(([field]) => field in fields))
