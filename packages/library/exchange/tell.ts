import { sql } from 'kysely'
import type { Tx } from '../opening/writing.ts'
import { findingsOf } from '../findings/runs.ts'
import { snake } from './rows.ts'
import { decisions, type Shape, type Thing, type ThingKind, THINGS } from './shape.ts'

/** One thing with all that belongs to it. */
export async function tellThing(tx: Tx, kind: ThingKind, id: string): Promise<Thing> {
  const shape: Shape = THINGS[kind]
  const [row] = await select(tx, shape, sql`id = ${id}`)
  if (!row) throw new Error(`No ${shape.table} ${id}: it was removed while it was told.`)
  const thing = { ...row, ...(await tellParts(tx, shape, id)) }
  if (kind === 'makings') return { ...thing, ...(await tellRun(tx, id)) }
  if (kind === 'videos') return { ...thing, facts: infoOnly(thing['facts']) }
  return thing
}

async function tellParts(tx: Tx, { parts = {} }: Shape, id: unknown): Promise<Thing> {
  const told: Thing = {}
  for (const [field, part] of Object.entries(parts)) {
    const rows = await select(tx, part, whereOf(part, id))
    told[field] = part.parts
      ? await inTurn(rows, async (row) => ({ ...row, ...(await tellParts(tx, part, row['id'])) }))
      : rows
  }
  return told
}

/** Which rows of a part belong to a thing. */
export function whereOf({ by = '', fixed = {}, through }: Shape, id: unknown) {
  const own = sql.id(snake(by))
  const conditions = [
    through
      ? sql`${own} in (select id from ${sql.table(snake(through.table))} where ${sql.id(snake(through.by))} = ${id})`
      : sql`${own} = ${id}`,
    ...Object.entries(fixed).map(([column, value]) => sql`${sql.id(snake(column))} = ${value}`),
  ]
  return sql`${sql.join(conditions, sql` and `)}`
}

async function select(tx: Tx, { table, fields, order }: Shape, where: ReturnType<typeof sql>): Promise<Thing[]> {
  const columns = sql.join(Object.keys(fields).map((column) => sql.id(snake(column))))
  // Letters in one order on every database, whatever its collation.
  const by = sql.join(order.map((column) => sql`${sql.id(snake(column))}${sql.raw(collationOf(fields[column]))}`))
  const { rows } =
    await sql<Thing>`select ${columns} from ${sql.table(snake(table))} where ${where} order by ${by}`.execute(tx)
  return rows
}

const collationOf = (field: { readonly [keyword: string]: unknown } | undefined): string =>
  (field?.['type'] === 'string' && field['format'] === undefined && field['pattern'] === undefined) || field?.['enum']
    ? ' collate "C"'
    : ''

/** The current run with what it found, and the decisions about it. */
async function tellRun(tx: Tx, makingId: string): Promise<Thing> {
  const run = await tx
    .selectFrom('findingRun')
    .innerJoin('making', 'making.runId', 'findingRun.id')
    .select(['findingRun.id', 'findingRun.program', 'findingRun.createdAt', 'findingRun.report'])
    .where('making.id', '=', makingId)
    .executeTakeFirst()
  const decided = await select(tx, decisions, whereOf(decisions, makingId))
  if (!run) return { decisions: decided }
  const rows = await tx.selectFrom('finding').select(['id', 'kind', 'number']).where('runId', '=', run.id).execute()
  const idOf = new Map(rows.map(({ id, kind, number }) => [`${kind} ${number}`, id]))
  const findings = findingsOf(run.report).map(({ kind, number }) => idOf.get(`${kind} ${number}`))
  return { run: { ...run, findings }, decisions: decided }
}

/** What yt-dlp and others told of a video; the rest is of this machine's work. */
const infoOnly = (facts: unknown): Thing => {
  const { info } = facts as { info?: unknown }
  return info === undefined ? {} : { info }
}

async function inTurn<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const item of items) done.push(await work(item))
  return done
}
