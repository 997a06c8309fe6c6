import type { Report, Span } from '@aftercut/engine/report'
import { jsonText } from '../opening/json-text.ts'
import { sql, type Kysely, type Selectable } from 'kysely'
import { NotFound } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { FindingKind, FindingRunTable } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexMoments } from '../search/indexing.ts'
import { carryDecisions, type Decided, type Marked } from './carry.ts'

export type Run = Selectable<FindingRunTable>

export async function saveRun(db: Kysely<Schema>, makingId: string, report: Report, program: string): Promise<Run> {
  return write(db, async ({ tx, changed }) => {
    const making = await tx.selectFrom('making').select('id').where('id', '=', makingId).forUpdate().executeTakeFirst()
    if (!making) throw new NotFound('making', makingId)
    const { last } = await tx
      .selectFrom('findingRun')
      .select((select) => select.fn.max('number').as('last'))
      .where('makingId', '=', makingId)
      .executeTakeFirstOrThrow()
    const run = await tx
      .insertInto('findingRun')
      .values({ id: newId(), makingId, number: (last ?? 0) + 1, program, report: jsonText(report) })
      .returningAll()
      .executeTakeFirstOrThrow()
    const findings = findingsOf(report).map((finding) => ({ ...finding, id: newId() }))
    if (findings.length > 0) {
      await sql`insert into finding (id, run_id, kind, label, number, start_seconds, end_seconds)
        select id, ${run.id}::uuid, kind, label, number, start, "end"
        from jsonb_to_recordset(${jsonText(findings)}::jsonb) as row(id uuid, kind text, label text,
          number integer, start double precision, "end" double precision)`.execute(tx)
    }
    await carry(tx, makingId, findings)
    await tx
      .updateTable('making')
      .set({ runId: run.id, state: 'found', progress: 1, problem: null, changedAt: new Date() })
      .where('id', '=', makingId)
      .execute()
    await indexMoments(tx, makingId)
    changed('making', makingId)
    return run
  })
}

/** Every finding of a report with its place in it. Shots are no findings: nobody decides about them. */
export function findingsOf(report: Report): (Span & { kind: FindingKind; label: string; number: number })[] {
  return [
    ...report.segments.map(({ start, end, kind }, number) => ({
      kind: 'segment' as const,
      label: kind,
      number,
      start,
      end,
    })),
    ...report.matches.map(({ making, episode }, number) => ({
      kind: 'match' as const,
      label: episode.id,
      number,
      ...making,
    })),
    ...report.calls.map(({ at, call }, number) => ({ kind: 'call' as const, label: call, number, start: at, end: at })),
    ...report.moments.map(({ start, end, kind }, number) => ({
      kind: 'moment' as const,
      label: kind,
      number,
      start,
      end,
    })),
    ...report.quotes.map(({ start, end, language }, number) => ({
      kind: 'quote' as const,
      label: language,
      number,
      start,
      end,
    })),
  ]
}

/** Points each decision at its counterpart among the new findings, or at none. */
export async function carry(tx: Tx, makingId: string, findings: readonly Marked[]): Promise<void> {
  const decisions = await tx.selectFrom('decision').selectAll().where('makingId', '=', makingId).execute()
  if (decisions.length === 0) return
  const decided = decisions.map((row): Decided => {
    const found = { id: row.id, kind: row.kind, label: row.label, start: row.startSeconds, end: row.endSeconds }
    const {
      start = found.start,
      end = found.end,
      label = found.label,
    } = row.change as Partial<Span & { label: string }>
    return { ...found, changed: { start, end, label } }
  })
  const carried = carryDecisions(decided, findings)
  // First all let go, then each takes hold: a finding is one decision's at any time.
  await tx.updateTable('decision').set({ findingId: null }).where('makingId', '=', makingId).execute()
  const pairs = [...carried].map(([id, finding]) => ({ id, finding }))
  await sql`update decision set finding_id = row.finding
    from jsonb_to_recordset(${jsonText(pairs)}::jsonb) as row(id uuid, finding uuid)
    where decision.id = row.id`.execute(tx)
}
