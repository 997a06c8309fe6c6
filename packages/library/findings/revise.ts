import type { Kysely } from 'kysely'
import { NotFound, Refused } from '../opening/errors.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { FindingKind } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { reindexMoments } from '../search/indexing.ts'
import {
  decisionFor,
  insertAdded,
  putDecision,
  removeDecision,
  type AddedFinding,
  type Judgement,
} from './decisions.ts'
import { mergeFindings, type MergedFinding } from './merge.ts'

/** One step of what an editor does in one go. `id`s of what is added are the editor's own, so that undoing is exact. */
export type Revision =
  | ({ do: 'decide' } & Omit<Judgement, 'makingId'>)
  | ({ do: 'add'; id: string } & Omit<AddedFinding, 'makingId'>)
  /** The decision goes: a finding stands as found, an added one is gone. `id`: the merged finding's. */
  | { do: 'take back'; id: string; version: number }

/** What the steps touched, as it stands now; `gone`: ids of what is no more. */
export type Revised = { findings: MergedFinding[]; gone: string[] }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Takes several steps in one transaction, all or none. Throws `Conflict` at the first that rests on an older version. */
export async function revise(
  db: Kysely<Schema>,
  makingId: string,
  steps: readonly Revision[],
  who: string,
): Promise<Revised> {
  return write(db, async ({ tx, note, changed }) => {
    const touched = new Set<string>()
    const before = await mergeFindings(tx, makingId, uuidsOf(steps))
    for (const step of steps) {
      const { decisionId, kind } = await take(tx, makingId, step, who)
      touched.add(step.id)
      note(who, step.do === 'decide' ? (step.standing ?? 'change') : step.do, 'making', makingId, { decisionId, kind })
    }
    changed('making', makingId)
    const findings = await mergeFindings(tx, makingId, [...touched])
    await reindexMoments(tx, makingId, before, findings)
    const present = new Set(findings.flatMap(({ id, decisionId }) => [id, decisionId]))
    return { findings, gone: [...touched].filter((id) => !present.has(id)) }
  })
}

const uuidsOf = (steps: readonly Revision[]): string[] =>
  [...new Set(steps.map(({ id }) => id))].filter((id) => UUID.test(id))

async function take(
  tx: Tx,
  makingId: string,
  step: Revision,
  who: string,
): Promise<{ decisionId: string; kind: FindingKind }> {
  if (!UUID.test(step.id)) throw new Refused(`"${step.id}" is no id of a finding.`)
  if (step.do === 'add') {
    const taken = await tx.selectFrom('decision').select('id').where('id', '=', step.id).executeTakeFirst()
    if (taken)
      throw new Refused(`There already is a finding ${step.id}: give what is added an id of its own.`, {
        code: 'finding-there',
      })
    return { decisionId: await insertAdded(tx, { ...step, makingId }, who, step.id), kind: step.kind }
  }
  if (step.do === 'take back') {
    const decision = await decisionFor(tx, { makingId, id: step.id })
    if (!decision) throw new NotFound('decision on finding', step.id)
    const { id, kind } = await removeDecision(tx, decision.id, step.version)
    return { decisionId: id, kind }
  }
  const decisionId = await putDecision(tx, { ...step, makingId }, who)
  const { kind } = await tx.selectFrom('decision').select('kind').where('id', '=', decisionId).executeTakeFirstOrThrow()
  return { decisionId, kind }
}
