import type { Report } from '@aftercut/engine/report'
import { sql } from 'kysely'
import { carry, findingsOf } from '../findings/runs.ts'
import { jsonText } from '../opening/json-text.ts'
import type { Tx } from '../opening/writing.ts'
import { withIds } from './rows.ts'
import { decisions, type Thing } from './shape.ts'
import { takePart, type Ids } from './parts.ts'

type ToldRun = { id: string; program: string; createdAt: string; report: Report; findings: string[] }

/**
 * Takes a making's run with its findings, and the decisions about them. A run that says the same as the current one is that
 * one; another becomes the current one, and decisions that were made here are carried over to it.
 */
export async function takeRun(tx: Tx, makingId: string, thing: Thing, ids: Ids): Promise<void> {
  const run = thing['run'] as ToldRun | undefined
  const told = (thing['decisions'] ?? []) as Thing[]
  const before = await tx
    .selectFrom('findingRun')
    .select(['id', 'number'])
    .where('makingId', '=', makingId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (run && !(await isCurrent(tx, makingId, run, ids))) await insertRun(tx, makingId, run, (before?.number ?? 0) + 1)
  await meetDecisions(tx, told, ids)
  const findings = new Set((run?.findings ?? []).map((id) => ids.get(id) ?? id))
  const sound = told.map((decision) => {
    const findingId = withIds(decision['findingId'], ids)
    return { ...decision, findingId: typeof findingId === 'string' && findings.has(findingId) ? findingId : null }
  })
  await takePart(tx, decisions, sound, makingId, ids)
  if (!run || !before) return
  const current = await tx
    .selectFrom('finding')
    .innerJoin('making', 'making.runId', 'finding.runId')
    .select([
      'finding.id',
      'finding.kind',
      'finding.label',
      'finding.startSeconds as start',
      'finding.endSeconds as end',
    ])
    .where('making.id', '=', makingId)
    .execute()
  await carry(tx, makingId, current)
}

/** Whether the run is the current one already; its findings in the file then stand for those of here. */
async function isCurrent(tx: Tx, makingId: string, run: ToldRun, ids: Ids): Promise<boolean> {
  const current = await tx
    .selectFrom('findingRun')
    .innerJoin('making', 'making.runId', 'findingRun.id')
    .select('findingRun.id')
    .where('making.id', '=', makingId)
    .where(sql<boolean>`finding_run.report = ${jsonText(run.report)}::jsonb`)
    .executeTakeFirst()
  if (!current) return false
  const rows = await tx.selectFrom('finding').select(['id', 'kind', 'number']).where('runId', '=', current.id).execute()
  const idOf = new Map(rows.map(({ id, kind, number }) => [`${kind} ${number}`, id]))
  for (const [index, { kind, number }] of findingsOf(run.report).entries()) {
    const [there, own] = [idOf.get(`${kind} ${number}`), run.findings[index]]
    if (there !== undefined && own !== undefined && there !== own) ids.set(own, there)
  }
  return true
}

async function insertRun(tx: Tx, makingId: string, run: ToldRun, number: number): Promise<void> {
  const { id, program, createdAt, report } = run
  const makeCurrent = () =>
    tx
      .updateTable('making')
      .set({ runId: id, state: 'found', progress: 1, problem: null })
      .where('id', '=', makingId)
      .execute()
  const earlier = await tx
    .selectFrom('findingRun')
    .select('id')
    .where('id', '=', id)
    .where('makingId', '=', makingId)
    .executeTakeFirst()
  if (earlier) return void (await makeCurrent())
  await tx
    .insertInto('findingRun')
    .values({ id, makingId, number, program, createdAt, report: jsonText(report) })
    .execute()
  const findings = findingsOf(report).map((finding, index) => ({ ...finding, id: run.findings[index] }))
  await sql`insert into finding (id, run_id, kind, label, number, start_seconds, end_seconds)
    select id, ${id}::uuid, kind, label, number, start, "end"
    from jsonb_to_recordset(${jsonText(findings)}::jsonb) as row(id uuid, kind text, label text,
      number integer, start double precision, "end" double precision)`.execute(tx)
  await makeCurrent()
}

/** A decision about a finding that somebody decided on here is that decision: what the file says of it holds. */
async function meetDecisions(tx: Tx, told: readonly Thing[], ids: Ids): Promise<void> {
  for (const decision of told) {
    const findingId = withIds(decision['findingId'], ids)
    if (typeof findingId !== 'string') continue
    const there = await tx.selectFrom('decision').select('id').where('findingId', '=', findingId).executeTakeFirst()
    if (there && there.id !== decision['id']) ids.set(String(decision['id']), there.id)
  }
}
