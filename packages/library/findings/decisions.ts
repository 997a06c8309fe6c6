import type { Span } from '@aftercut/engine/report'
import { jsonText } from '../opening/json-text.ts'
import type { Kysely } from 'kysely'
import { Conflict, NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { write, type Tx, type Writing } from '../opening/writing.ts'
import type { FindingKind, Standing } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexMoments } from '../search/indexing.ts'
import { bodyOf, mergeFindings, placed, type Decision, type FindingBody, type MergedFinding } from './merge.ts'

/** What a person changes of a finding: its span, its label (a moment's kind, a call…), any field of its body (null: none). */
export type FindingChange = Partial<Span> & { label?: string; [field: string]: unknown }

/** `id`: the merged finding's. `version`: its version as read (0 where nobody decided yet). */
export type Judgement = {
  makingId: string
  id: string
  version: number
  standing?: 'confirmed' | 'rejected' | 'open'
  change?: FindingChange
}
export type AddedFinding = Span & { makingId: string; kind: FindingKind; label: string; body?: FindingBody }

/** Confirms, rejects, moves or renames a finding. `open` takes a verdict back and keeps the changes. */
export async function decide(db: Kysely<Schema>, judgement: Judgement, who: string): Promise<MergedFinding> {
  return write(db, (writing) => decideWithin(writing, judgement, who))
}

async function decideWithin(writing: Writing, judgement: Judgement, who: string): Promise<MergedFinding> {
  const decisionId = await putDecision(writing.tx, judgement, who)
  return settle(writing, judgement.makingId, decisionId, who, judgement.standing ?? 'change')
}

/** What a person added stands by that alone: confirmed or opened again, it is still added. */
function standingAfter(before: Standing, wanted: Judgement['standing']): Standing {
  return wanted === undefined || (before === 'added' && wanted !== 'rejected') ? before : wanted
}

/** Writes a judgement down; answers the decision's id. */
export async function putDecision(tx: Tx, judgement: Judgement, who: string): Promise<string> {
  const decision = (await decisionFor(tx, judgement)) ?? (await openDecision(tx, judgement, who))
  if (judgement.version !== decision.version) {
    throw new Conflict('finding', judgement.id, judgement.version, decision.version, decision)
  }
  const change: FindingChange = { ...decision.change, ...judgement.change }
  // Whoever confirms a quote has seen it against the captions as they are now.
  if (judgement.standing === 'confirmed') delete change['reopened']
  refuseBackwards({ start: decision.startSeconds, end: decision.endSeconds, ...change })
  await tx
    .updateTable('decision')
    .set({
      standing: standingAfter(decision.standing, judgement.standing),
      change: jsonText(change),
      by: who,
      decidedAt: new Date(),
      version: decision.version + 1,
    })
    .where('id', '=', decision.id)
    .execute()
  return decision.id
}

/** Adds what the machine did not find. */
export async function addFinding(db: Kysely<Schema>, added: AddedFinding, who: string): Promise<MergedFinding> {
  return write(db, async (writing) =>
    settle(writing, added.makingId, await insertAdded(writing.tx, added, who), who, 'add'),
  )
}

/** Puts two or more findings in the place of one, which counts as rejected. */
export async function splitFinding(
  db: Kysely<Schema>,
  whole: Omit<Judgement, 'standing' | 'change'>,
  parts: readonly AddedFinding[],
  who: string,
): Promise<MergedFinding[]> {
  return write(db, async (writing) => {
    await decideWithin(writing, { ...whole, standing: 'rejected' }, who)
    const made: MergedFinding[] = []
    for (const part of parts)
      made.push(await settle(writing, whole.makingId, await insertAdded(writing.tx, part, who), who, 'add'))
    return made
  })
}

/** Takes a decision back altogether: the finding stands as found, an added one is gone. */
export async function undoDecision(
  db: Kysely<Schema>,
  decisionId: string,
  version: number,
  who: string,
): Promise<void> {
  await write(db, async (writing) => {
    const { tx } = writing
    const row = await removeDecision(tx, decisionId, version)
    await indexMoments(tx, row.makingId)
    writing.note(who, 'undo', 'making', row.makingId, { decision: row })
    writing.changed('making', row.makingId)
  })
}

export async function removeDecision(tx: Tx, decisionId: string, version: number): Promise<Decision> {
  const row = await tx.selectFrom('decision').selectAll().where('id', '=', decisionId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('decision', decisionId)
  if (row.version !== version) throw new Conflict('decision', decisionId, version, row.version, row)
  await tx.deleteFrom('decision').where('id', '=', decisionId).execute()
  return row
}

export async function decisionFor(
  tx: Tx,
  { makingId, id }: { makingId: string; id: string },
): Promise<Decision | undefined> {
  return tx
    .selectFrom('decision')
    .selectAll()
    .where('makingId', '=', makingId)
    .where((where) => where.or([where('findingId', '=', id), where('id', '=', id)]))
    .forUpdate()
    .executeTakeFirst()
}

/** A first decision on a finding: version 0, so that its first change makes it 1. */
export async function openDecision(
  tx: Tx,
  { makingId, id }: { makingId: string; id: string },
  who: string,
): Promise<Decision> {
  const finding = await tx
    .selectFrom('finding')
    .innerJoin('making', 'making.runId', 'finding.runId')
    .innerJoin('findingRun', 'findingRun.id', 'finding.runId')
    .selectAll('finding')
    .select('findingRun.report')
    .where('finding.id', '=', id)
    .where('making.id', '=', makingId)
    .executeTakeFirst()
  if (!finding) throw new NotFound('finding', id)
  const inserted = await tx
    .insertInto('decision')
    .values({
      id: newId(),
      makingId,
      kind: finding.kind,
      label: finding.label,
      startSeconds: finding.startSeconds,
      endSeconds: finding.endSeconds,
      standing: 'open',
      original: jsonText(bodyOf(finding.report, finding.kind, finding.number)),
      findingId: finding.id,
      by: who,
      version: 0,
    } as never)
    .onConflict((conflict) => conflict.column('findingId').doNothing())
    .returningAll()
    .executeTakeFirst()
  // Another person's first decision slipped in between: theirs stands, and ours is told of it.
  return inserted ?? tx.selectFrom('decision').selectAll().where('findingId', '=', id).executeTakeFirstOrThrow()
}

export async function insertAdded(tx: Tx, added: AddedFinding, who: string, id = newId()): Promise<string> {
  refuseBackwards(added)
  const { makingId, kind, label, start, end, body = {} } = added
  await tx
    .insertInto('decision')
    .values({
      id,
      makingId,
      kind,
      label,
      startSeconds: start,
      endSeconds: end,
      standing: 'added',
      original: jsonText(placed(kind, body, { start, end }, label)),
      by: who,
    })
    .execute()
  return id
}

async function settle(
  writing: Writing,
  makingId: string,
  decisionId: string,
  who: string,
  action: string,
): Promise<MergedFinding> {
  await indexMoments(writing.tx, makingId)
  writing.note(who, action, 'making', makingId, { decisionId })
  writing.changed('making', makingId)
  const merged = (await mergeFindings(writing.tx, makingId)).find((finding) => finding.decisionId === decisionId)
  if (!merged) throw new NotFound('decision', decisionId)
  return merged
}

function refuseBackwards(span: FindingChange): void {
  const { start = 0, end = 0 } = span
  if (!(start >= 0 && end >= start))
    throw new Refused(`A span from ${start} s to ${end} s runs backwards: give the earlier time first.`, {
      code: 'span-backwards',
      values: { start, end },
    })
}
