import type { Report } from '@aftercut/engine/report'
import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { addFinding, decide, splitFinding, undoDecision, type AddedFinding, type Judgement } from './decisions.ts'
import { decidedFindings, mergeFindings, type MergedFinding } from './merge.ts'
import { revise, type Revised, type Revision } from './revise.ts'
import { saveRun, type Run } from './runs.ts'

export function createFindings(db: Kysely<Schema>) {
  return {
    /** Keeps a report as the making's current run, whole or not at all; decisions are carried over to it. */
    saveRun: (makingId: string, report: Report, program: string): Promise<Run> =>
      saveRun(db, makingId, report, program),

    /** The making's current report, as the machine wrote it. */
    report: async (makingId: string): Promise<Report | undefined> => {
      const row = await db
        .selectFrom('findingRun')
        .innerJoin('making', 'making.runId', 'findingRun.id')
        .select('findingRun.report')
        .where('making.id', '=', makingId)
        .executeTakeFirst()
      return row?.report
    },

    /** All runs, newest first, without their reports. */
    runs: (makingId: string) =>
      db
        .selectFrom('findingRun')
        .select(['id', 'number', 'program', 'createdAt'])
        .where('makingId', '=', makingId)
        .orderBy('number', 'desc')
        .execute(),

    /** All findings with the decisions laid over them; `only`: those with these ids. */
    merged: (makingId: string, only?: readonly string[]): Promise<MergedFinding[]> => mergeFindings(db, makingId, only),

    /** Those that somebody decided about, and the run that they lie over: what differs from the report. */
    decided: (makingId: string): Promise<{ runId: string | null; findings: MergedFinding[] }> =>
      decidedFindings(db, makingId),
    decide: (judgement: Judgement, who: string): Promise<MergedFinding> => decide(db, judgement, who),
    add: (added: AddedFinding, who: string): Promise<MergedFinding> => addFinding(db, added, who),
    split: (whole: Omit<Judgement, 'standing' | 'change'>, parts: readonly AddedFinding[], who: string) =>
      splitFinding(db, whole, parts, who),
    /** Several steps of one editor, all or none: moving two edges that meet, splitting, undoing. */
    revise: (makingId: string, steps: readonly Revision[], who: string): Promise<Revised> =>
      revise(db, makingId, steps, who),
    undo: (decisionId: string, version: number, who: string): Promise<void> =>
      undoDecision(db, decisionId, version, who),
  }
}
