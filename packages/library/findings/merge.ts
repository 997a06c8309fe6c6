import type { Report, Span } from '@aftercut/engine/report'
import { sql, type Kysely, type Selectable } from 'kysely'
import type { DecisionTable, FindingKind, FindingTable, Standing } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type Decision = Selectable<DecisionTable>
export type FindingBody = { [field: string]: unknown }

/** A finding as it stands after people decided: what pages show and stories are made of. */
export type MergedFinding = Span & {
  /** The finding's id, or the decision's where no finding of the current run stands behind it. */
  id: string
  findingId: string | null
  decisionId: string | null
  /** Of the decision, to hand back with the next one; 0: none yet. */
  version: number
  kind: FindingKind
  label: string
  /** As in the watch report, with what people changed. */
  body: FindingBody
  standing: Standing | 'found'
  moved: boolean
  renamed: boolean
  /** Decided once, and the current run found nothing there. */
  orphaned: boolean
  by: string | null
}

const LISTS = { segment: 'segments', match: 'matches', call: 'calls', moment: 'moments', quote: 'quotes' } as const

/**
 * The findings of a making's current run with the decisions laid over them, by kind, in the order of time. `only`: those
 * with these ids, of the merged findings.
 */
export async function mergeFindings(
  db: Kysely<Schema>,
  makingId: string,
  only?: readonly string[],
): Promise<MergedFinding[]> {
  if (only?.length === 0) return []
  const found = only ? await findingsNamed(db, makingId, only) : await allFindings(db, makingId)
  const decisions = await decisionsOn(db, makingId, only)
  const byFinding = new Map(decisions.flatMap((row) => (row.findingId ? [[row.findingId, row] as const] : [])))
  const merged = found.map(({ body, ...finding }): MergedFinding => {
    const decision = byFinding.get(finding.id)
    const plain = { kind: finding.kind, label: finding.label, start: finding.startSeconds, end: finding.endSeconds }
    if (decision)
      return decidedFinding(decision, finding.id, decision.standing === 'rejected' ? { ...plain, body } : undefined)
    const none = {
      decisionId: null,
      version: 0,
      standing: 'found',
      moved: false,
      renamed: false,
      orphaned: false,
      by: null,
    } as const
    return { id: finding.id, findingId: finding.id, ...plain, body, ...none }
  })
  const present = new Set(found.map((finding) => finding.id))
  const alone = decisions.filter((row) => row.findingId === null || !present.has(row.findingId))
  return [...merged, ...alone.map((row) => decidedFinding(row, null))].toSorted(
    (a, b) => a.kind.localeCompare(b.kind) || a.start - b.start || a.end - b.end,
  )
}

type Found = Selectable<FindingTable> & { body: FindingBody }

async function allFindings(db: Kysely<Schema>, makingId: string): Promise<Found[]> {
  const run = await db
    .selectFrom('findingRun')
    .innerJoin('making', 'making.runId', 'findingRun.id')
    .select(['findingRun.id', 'findingRun.report'])
    .where('making.id', '=', makingId)
    .executeTakeFirst()
  if (!run) return []
  const rows = await db.selectFrom('finding').selectAll().where('runId', '=', run.id).execute()
  return rows.map((row) => ({ ...row, body: bodyOf(run.report, row.kind, row.number) }))
}

/** Some findings of the current run, by their own ids or those of the decisions on them; each with its part of the report alone. */
async function findingsNamed(db: Kysely<Schema>, makingId: string, ids: readonly string[]): Promise<Found[]> {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('making', 'making.runId', 'finding.runId')
    .innerJoin('findingRun', 'findingRun.id', 'finding.runId')
    .leftJoin('decision', 'decision.findingId', 'finding.id')
    .selectAll('finding')
    .select(
      sql<FindingBody | null>`finding_run.report -> (case finding.kind when 'match' then 'matches' else finding.kind || 's' end)
        -> finding.number`.as('body'),
    )
    .where('making.id', '=', makingId)
    .where((where) => where.or([where('finding.id', 'in', ids), where('decision.id', 'in', ids)]))
    .execute()
  return rows.map((row) => ({ ...row, body: row.body ?? {} }))
}

function decisionsOn(db: Kysely<Schema>, makingId: string, only?: readonly string[]): Promise<Decision[]> {
  const decisions = db.selectFrom('decision').selectAll().where('makingId', '=', makingId)
  if (!only) return decisions.execute()
  return decisions.where((where) => where.or([where('id', 'in', only), where('findingId', 'in', only)])).execute()
}

/** The findings that somebody decided about, with the run that they lie over. */
export async function decidedFindings(
  db: Kysely<Schema>,
  makingId: string,
): Promise<{ runId: string | null; findings: MergedFinding[] }> {
  const making = await db.selectFrom('making').select('runId').where('id', '=', makingId).executeTakeFirst()
  const ids = await db.selectFrom('decision').select('id').where('makingId', '=', makingId).execute()
  const findings = await mergeFindings(
    db,
    makingId,
    ids.map(({ id }) => id),
  )
  return { runId: making?.runId ?? null, findings }
}

/** The body that the report gives a finding. */
export function bodyOf(report: Report, kind: FindingKind, number: number): FindingBody {
  return { ...report[LISTS[kind]][number] }
}

type Plain = Span & { kind: FindingKind; label: string; body: FindingBody }

/** What a person decided on stands as it was then; a rejected finding is shown as it is found now. */
function decidedFinding(row: Decision, findingId: string | null, now?: Plain): MergedFinding {
  const original: Plain = now ?? {
    kind: row.kind,
    label: row.label,
    start: row.startSeconds,
    end: row.endSeconds,
    body: row.original,
  }
  const { start = original.start, end = original.end, label = original.label, ...rest } = row.change as Partial<Plain>
  return {
    id: findingId ?? row.id,
    findingId,
    decisionId: row.id,
    version: row.version,
    kind: row.kind,
    label,
    start,
    end,
    body: placed(row.kind, withoutNulls({ ...original.body, ...rest }), { start, end }, label),
    standing: row.standing,
    moved: start !== original.start || end !== original.end,
    renamed: label !== original.label,
    orphaned: findingId === null && row.standing !== 'added',
    by: row.by,
  }
}

/** A field that a person took away stands as null in what they changed. */
function withoutNulls(body: FindingBody): FindingBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

/** Writes a span and label where a body of that kind has them. */
export function placed(kind: FindingKind, body: FindingBody, span: Span, label: string): FindingBody {
  if (kind === 'call') return { ...body, at: span.start, call: label }
  if (kind === 'match') return { ...body, making: span, episode: { ...(body['episode'] as object), id: label } }
  if (kind === 'quote') return { ...body, ...span, language: label }
  return { ...body, ...span, kind: label }
}
